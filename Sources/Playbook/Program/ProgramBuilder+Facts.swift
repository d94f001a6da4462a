internal import CaseCore

// Conditions over facts, and the values that they compare with.
extension ProgramBuilder {
  /// The number that stands for `value` of `fact`; nil, and a problem, if the fact has no such.
  mutating func code(of value: FactValue, for fact: FactDefinition, _ path: [String]) -> Int64? {
    guard value.type == fact.type else {
      report(path, .wrongValue(fact: fact.id, found: "\(value)"))
      return nil
    }
    switch value {
    case .flag(let flag): return flag ? 1 : 0
    case .choice(let choice):
      guard let place = fact.choices.firstIndex(where: { $0.value == choice }) else {
        report(path, .wrongValue(fact: fact.id, found: choice))
        return nil
      }
      return Int64(place)
    case .money(let money):
      guard money.currency == parts.header.currency else {
        report(path, .wrongValue(fact: fact.id, found: money.currency))
        return nil
      }
      return money.minorUnits
    case .moment(let moment): return moment.seconds
    case .span(let span): return span.code
    case .number(let number): return number
    case .text(let text):
      if let code = texts[text] { return code }
      let code = Int64(texts.count)
      texts[text] = code
      return code
    }
  }

  mutating func membership(
    _ name: Fact.Name, _ values: [FactValue], _ path: [String]
  ) -> Operation? {
    guard let place = find(name, in: index.facts, .fact, path + ["fact"]) else { return nil }
    let fact = parts.facts[place]
    var found: [Int64] = []
    for value in values {
      if let code = code(of: value, for: fact, path + ["in"]) { found.append(code) }
    }
    switch fact.type {
    case .yesno, .choice:
      // More choices than bits are a problem that `facts` reports.
      let mask = found.reduce(Int64(0)) { $0 | 1 << min($1, Int64(Limits.choiceValues)) }
      return Operation(code: .mask, a: Int32(place), value: mask)
    case .money, .instant, .span, .number, .text:
      let start = codes.count
      codes += found
      return Operation(code: .among, a: Int32(place), b: Int32(start), value: Int64(found.count))
    }
  }

  mutating func comparing(
    _ name: Fact.Name, _ comparison: Condition.Comparison, _ bound: Condition.Bound,
    _ path: [String]
  ) -> Operation? {
    guard let place = find(name, in: index.facts, .fact, path + ["fact"]) else { return nil }
    let fact = parts.facts[place]
    let quantities: [FactType] = [.money, .instant, .span, .number]
    let key = comparison.rawValue
    guard quantities.contains(fact.type) else {
      report(
        path + ["fact"], .wrongType(fact: name, found: fact.type, allowed: quantities))
      return nil
    }
    switch bound {
    case .value(let value):
      guard let code = code(of: value, for: fact, path + [key]) else { return nil }
      var scale = Cell.Scale.seconds
      if case .span(let span) = value { scale = Cell.Scale(span.unit) }
      return Operation(
        code: .bound, comparison: comparison, a: Int32(place), b: Int32(scale.rawValue),
        value: code)
    case .fact(let other):
      guard let right = find(other, in: index.facts, .fact, path + [key, "fact"]) else {
        return nil
      }
      guard parts.facts[right].type == fact.type else {
        report(
          path + [key, "fact"],
          .wrongType(fact: other, found: parts.facts[right].type, allowed: [fact.type]))
        return nil
      }
      return Operation(
        code: .between, comparison: comparison, a: Int32(place), b: Int32(right))
    }
  }

  mutating func elapsed(
    _ name: Fact.Name, _ comparison: Condition.Comparison, _ source: SpanSource, _ path: [String]
  ) -> Operation? {
    guard let since = find(name, type: .instant, path + ["since"]) else { return nil }
    let key = comparison.rawValue
    guard comparison == .atLeast || comparison == .below else {
      report(path + [key], .misplacedCondition(key))
      return nil
    }
    guard let span = compile(source, path + [key]) else { return nil }
    spans.append(span)
    return Operation(
      code: .elapsed, comparison: comparison, a: Int32(since), b: Int32(spans.count - 1))
  }

  /// The span, or a problem if it is taken from something that is none.
  mutating func compile(_ source: SpanSource, _ path: [String]) -> CompiledSpan? {
    switch source {
    case .span(let span): return CompiledSpan(cell: nil, fixed: span)
    case .fact(let name, let otherwise):
      return find(name, type: .span, path + ["fact"]).map {
        CompiledSpan(cell: $0, fixed: otherwise)
      }
    }
  }

  /// The place of a fact of `type`.
  mutating func find(_ name: Fact.Name, type: FactType, _ path: [String]) -> Int? {
    guard let place = find(name, in: index.facts, .fact, path) else { return nil }
    guard parts.facts[place].type == type else {
      report(path, .wrongType(fact: name, found: parts.facts[place].type, allowed: [type]))
      return nil
    }
    return place
  }

  /// Compiles the derivation of a fact of `type`.
  mutating func compile(
    _ derivation: Derivation, type: FactType, _ path: [String]
  ) -> CompiledDerivation? {
    switch derivation {
    case .fact(let name):
      return find(name, type: type, path + ["fact"]).map { .cell($0) }
    case .sum(let start, let span):
      return pair(start, .instant, span, .span, gives: .instant, type, path + ["sum"])
        .map { .sum($0, $1) }
    case .difference(let left, let right):
      return pair(left, .money, right, .money, gives: .money, type, path + ["difference"])
        .map { .difference($0, $1) }
    case .perMille(let part, let whole):
      return pair(part, .money, whole, .money, gives: .number, type, path + ["per_mille"])
        .map { .perMille($0, $1) }
    case .promiseDue, .promiseMade, .setDue, .filed, .answered:
      return leaf(derivation, type: type, path)
    case .firstOf(let forms):
      var compiled: [CompiledDerivation] = []
      for (place, form) in forms.enumerated() {
        if let form = compile(form, type: type, path + ["first_of", "\(place)"]) {
          compiled.append(form)
        }
      }
      return .firstOf(compiled)
    }
  }

  private mutating func pair(
    _ left: Fact.Name, _ leftType: FactType, _ right: Fact.Name, _ rightType: FactType,
    gives: FactType, _ type: FactType, _ path: [String]
  ) -> (Int, Int)? {
    let first = find(left, type: leftType, path + ["0"])
    let second = find(right, type: rightType, path + ["1"])
    guard let first, let second else { return nil }
    guard gives == type else {
      report(path, .wrongType(fact: left, found: gives, allowed: [type]))
      return nil
    }
    return (first, second)
  }

  private mutating func leaf(
    _ derivation: Derivation, type: FactType, _ path: [String]
  ) -> CompiledDerivation? {
    switch derivation {
    case .setDue(let rung): _ = find(rung, in: index.rungs, .rung, path + ["set_due"])
    case .filed(let rung): _ = find(rung, in: index.rungs, .rung, path + ["filed"])
    case .answered(let rung, _): _ = find(rung, in: index.rungs, .rung, path + ["answered"])
    case .promiseDue, .promiseMade, .fact, .sum, .difference, .perMille, .firstOf: break
    }
    guard type == .instant else {
      report(path, .misplacedCondition("derive"))
      return nil
    }
    if let place = leaves.firstIndex(of: derivation) { return .cell(leafBase + place) }
    leaves.append(derivation)
    return .cell(leafBase + leaves.count - 1)
  }
}
