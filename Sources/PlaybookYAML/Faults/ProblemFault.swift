import CaseCore
import Playbook

/// A problem that the playbook itself found, worded.
struct ProblemFault: Fault {
  let kind: PlaybookProblem.Kind

  var code: String {
    switch kind {
    case .declaredTwice: "declared-twice"
    case .undeclared: "undeclared"
    case .wrongValue: "value-not-declared"
    case .wrongType: "wrong-fact-type"
    case .circle: "derived-cycle"
    case .misplacedQuestion: "misplaced-question"
    case .misplacedCondition: "condition-not-here"
    case .missing: "missing"
    case .unguardedPlaceholder: "unguarded-placeholder"
    case .outOfRange: "out-of-range"
    case .misplacedDay: "misplaced-day"
    case .undecidedOrder: "undecided-order"
    case .contradiction: "contradiction"
    case .unused: "unused"
    case .untested: "untested"
    }
  }

  var message: Bilingual {
    switch kind {
    case .declaredTwice(let thing, let name):
      Bilingual(
        zh: "\(thing.name.zh)“\(name)”声明了两次。",
        en: "The \(thing.name.en) “\(name)” is declared twice.")
    case .undeclared(let thing, let name):
      NameFault.unknownName(thing, name, known: []).message
    case .wrongValue(let fact, let found):
      RuleFault.valueNotDeclared(fact: fact.text, value: found, allowed: []).message
    case .wrongType(let fact, let found, let allowed):
      RuleFault.wrongFactType(fact: fact.text, type: found, wanted: allowed).message
    case .circle(let facts): RuleFault.derivedCycle(facts.map(\.text)).message
    case .misplacedQuestion(let fact):
      Bilingual(
        zh: "事实“\(fact)”的提问和推导对不上：推出的不问，其余的要问。",
        en: "The fact “\(fact)” is asked though derived, or not asked though stated.")
    case .misplacedCondition(let form): RuleFault.conditionNotHere(form).message
    case .missing(let what):
      Bilingual(zh: "缺少：\(what)。", en: "This is missing: \(what).")
    case .unguardedPlaceholder(let fact):
      Bilingual(
        zh: "文字要印“\(fact)”，而显示时它可能还不知道。",
        en: "The text prints “\(fact)”, which may be unknown when it shows.")
    case .outOfRange(let found, let allowed):
      ValueFault.outOfRange("\(found)", allowed.lowerBound, allowed.upperBound).message
    case .misplacedDay(let day):
      Bilingual(
        zh: "\(day) 不属于这一年，或者既是休息日又是上班日。",
        en: "\(day) is not of this year, or is both off and worked.")
    case .undecidedOrder(let left, let right):
      Bilingual(
        zh: "动作“\(left)”和“\(right)”可以同时成立，而次序相同。",
        en: "The moves “\(left)” and “\(right)” can both apply and have the same order.")
    case .contradiction(let left, let right, let facts):
      Bilingual(
        zh: "“\(left)”和“\(right)”对同样的事实得出不同结论：\(Self.listed(facts).zh)。",
        en: "“\(left)” and “\(right)” conclude differently on the same facts: "
          + "\(Self.listed(facts).en).")
    case .unused(let thing, let name):
      Bilingual(
        zh: "\(thing.name.zh)“\(name)”没有被用到。", en: "Nothing uses the \(thing.name.en) “\(name)”.")
    case .untested(let thing, let name, let isApplying):
      isApplying
        ? Bilingual(
          zh: "没有测试说明\(thing.name.zh)“\(name)”什么时候出现。",
          en: "No test shows when the \(thing.name.en) “\(name)” applies.")
        : Bilingual(
          zh: "没有测试说明\(thing.name.zh)“\(name)”什么时候不出现。",
          en: "No test shows when the \(thing.name.en) “\(name)” does not apply.")
    }
  }

  var hint: Bilingual {
    switch kind {
    case .declaredTwice: Bilingual(zh: "删掉一处或改名。", en: "Remove one or rename it.")
    case .undeclared(let thing, let name):
      NameFault.unknownName(thing, name, known: []).hint
    case .wrongValue:
      Bilingual(zh: "写这个事实声明过的值。", en: "Write a value that the fact declares.")
    case .wrongType(let fact, let found, let allowed):
      RuleFault.wrongFactType(fact: fact.text, type: found, wanted: allowed).hint
    case .circle(let facts): RuleFault.derivedCycle(facts.map(\.text)).hint
    case .misplacedQuestion:
      Bilingual(zh: "写 ask 或 derive，二者只取其一。", en: "Write ask or derive, one of the two.")
    case .misplacedCondition(let form): RuleFault.conditionNotHere(form).hint
    case .missing: Bilingual(zh: "把它补上。", en: "Add it.")
    case .unguardedPlaceholder(let fact):
      Bilingual(
        zh: "写成 {\(fact)|不知道时的话}，或在 when 里要求它已知。",
        en: "Write {\(fact)|other words}, or have the condition require it.")
    case .outOfRange(let found, let allowed):
      ValueFault.outOfRange("\(found)", allowed.lowerBound, allowed.upperBound).hint
    case .misplacedDay:
      Bilingual(zh: "移到它的年份，或只留一处。", en: "Move it to its year, or keep one of the two.")
    case .undecidedOrder:
      Bilingual(zh: "给两个动作不同的 order。", en: "Give the two moves different orders.")
    case .contradiction:
      Bilingual(
        zh: "让其中一个的条件排除另一个，例如在 when 里加 not；settled 的那行可以放到前面，由它决定。",
        en: "Let the condition of one exclude the other, with not, for instance; "
          + "a line that is settled may stand first and then decides.")
    case .unused: Bilingual(zh: "用它，或删掉它。", en: "Use it or remove it.")
    case .untested:
      Bilingual(
        zh: "在 *.tests.yaml 的 vets 里加一条。", en: "Add one to the vets of a *.tests.yaml beside it.")
    }
  }

  /// `fact=value` for each, in a row.
  private static func listed(_ facts: [ShownValue]) -> Bilingual {
    let words = facts.map { "\($0.fact)=\($0.value.written)" }
    return Bilingual(zh: words.joined(separator: "，"), en: words.joined(separator: ", "))
  }
}

extension FactValue {
  /// The value as a playbook writes it.
  var written: String {
    switch self {
    case .flag(let flag): flag ? "yes" : "no"
    case .choice(let value), .text(let value): value
    case .money(let money): "\(money.minorUnits)"
    case .moment(let moment): moment.description
    case .span(let span): span.description
    case .number(let number): "\(number)"
    }
  }
}

extension Diagnostic {
  /// `problem`, at the place in `tree` that its path leads to.
  init(_ problem: PlaybookProblem, in tree: SourceTree, severity: Severity = .error) {
    self.init(ProblemFault(kind: problem.kind), at: problem.path, in: tree, severity: severity)
  }

  /// `fault`, at the place in `tree` that the keys of `path` lead to.
  init(_ fault: some Fault, at path: [String], in tree: SourceTree, severity: Severity) {
    let place = tree.place(of: path)
    self.init(
      file: tree.files.indices.contains(Int(place.file)) ? tree.files[Int(place.file)].name : "",
      line: Int(place.line), column: Int(place.column),
      path: path.reduce("") { written, step in
        if Int(step) != nil, !written.isEmpty { return written + "[\(step)]" }
        return written.isEmpty ? step : written + "." + step
      },
      code: fault.code, severity: severity, message: fault.message, hint: fault.hint)
  }
}

extension SourceTree {
  /// Where the keys of `path` lead, over all files; as far as they lead anywhere.
  func place(of path: [String]) -> SourcePlace {
    var best = (depth: 0, place: SourcePlace(file: 0, line: 1, column: 1))
    var skipped = 0
    for file in files {
      // A section that is a list goes on in the next file, so its numbers do too.
      var path = path
      if path.count > 1, let number = Int(path[1]),
        case .sequence(let items)? = file.root[path[0]]?.content
      {
        path[1] = String(number - skipped)
        skipped += items.count
      }
      let found = file.root.follow(path[...])
      if found.depth > best.depth { best = found }
    }
    return best.place
  }
}

extension SourceNode {
  /// How many keys of `path` lead somewhere from here, and where the last of them stands.
  fileprivate func follow(_ path: ArraySlice<String>) -> (depth: Int, place: SourcePlace) {
    guard let step = path.first else { return (0, place) }
    switch content {
    case .scalar: return (0, place)
    case .sequence(let items):
      guard let index = Int(step), items.indices.contains(index) else { return (0, place) }
      let rest = items[index].follow(path.dropFirst())
      return (rest.depth + 1, rest.depth == 0 ? items[index].place : rest.place)
    case .mapping(let pairs):
      guard let pair = pairs.first(where: { $0.key == step }) else { return (0, place) }
      let rest = pair.value.follow(path.dropFirst())
      return (rest.depth + 1, rest.depth == 0 ? pair.place : rest.place)
    }
  }
}
