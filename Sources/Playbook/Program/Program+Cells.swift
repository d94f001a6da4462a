internal import CaseCore

// Between values and cells.
extension Program {
  /// The cell of `value`; nil if it is none of the fact's values.
  func cell(_ value: FactValue, _ fact: FactDefinition, _ support: Support) -> Cell? {
    guard value.type == fact.type else { return nil }
    switch value {
    case .flag(let flag): return Cell(code: flag ? 1 : 0, support: support)
    case .choice(let choice):
      guard let place = fact.choices.firstIndex(where: { $0.value == choice }) else { return nil }
      return Cell(code: Int64(place), support: support)
    case .money(let money):
      guard money.currency == currency else { return nil }
      return Cell(code: money.minorUnits, support: support)
    case .moment(let moment): return Cell(code: moment.seconds, support: support)
    case .span(let span): return Cell(code: span.code, unit: span.unit, support: support)
    case .number(let number): return Cell(code: number, support: support)
    case .text(let text): return Cell(code: texts[text] ?? -1, support: support)
    }
  }

  /// The cell of a reading.
  func cell(_ reading: FactReading, _ fact: FactDefinition) -> Cell {
    let doubt: Status.Marks = reading.isContested ? .disputed : []
    switch reading.state {
    case .known(let value, let support):
      guard var cell = cell(value, fact, support) else { return .missing }
      cell.marks = doubt
      return cell
    case .presumed(let value, _):
      guard var cell = cell(value, fact, .asserted) else { return .missing }
      cell.marks = doubt.union(.presumed)
      return cell
    case .disputed: return Cell(unknown: .disputed)
    case .missing: return .missing
    }
  }

  /// The value that a derived cell of `type` holds; nil for types that are never computed.
  func value(_ cell: Cell, _ type: FactType) -> FactValue? {
    switch type {
    case .yesno: .flag(cell.code != 0)
    case .money: .money(Money(minorUnits: cell.code, currency: currency))
    case .instant: .moment(Moment(seconds: cell.code))
    case .span: .span(cell.span)
    case .number: .number(cell.code)
    case .choice, .text: nil
    }
  }
}

// Derived facts.
extension Program {
  /// What a derivation gives over `cells`.
  func derived(_ form: CompiledDerivation, _ cells: [Cell]) -> Cell {
    switch form {
    case .cell(let place): return cells[place]
    case .sum(let start, let span):
      return combined(cells[start], cells[span]) { start, span in
        Period(from: Moment(seconds: start.code), span.span, calendar: calendar, zone: zone)
          .safe.ends.seconds
      }
    case .difference(let left, let right):
      return combined(cells[left], cells[right]) { left, right in
        let (difference, overflow) = left.code.subtractingReportingOverflow(right.code)
        return overflow ? nil : difference
      }
    case .perMille(let part, let whole):
      return combined(cells[part], cells[whole]) { part, whole in
        let (product, overflow) = part.code.multipliedReportingOverflow(by: 1000)
        return overflow || whole.code <= 0 || product < 0 ? nil : product / whole.code
      }
    case .firstOf: return chosen(form, cells).map { derived($0, cells) } ?? unknown(form, cells)
    }
  }

  /// The alternative that gives the value; the form itself where there are none.
  func chosen(_ form: CompiledDerivation, _ cells: [Cell]) -> CompiledDerivation? {
    guard case .firstOf(let forms) = form else { return form }
    for form in forms {
      if let chosen = chosen(form, cells), derived(chosen, cells).isKnown { return chosen }
    }
    return nil
  }

  /// The cells that a derivation's value, or its being unknown, comes from.
  func used(_ form: CompiledDerivation, _ cells: [Cell]) -> [Int] {
    chosen(form, cells)?.cells ?? form.cells
  }

  private func unknown(_ form: CompiledDerivation, _ cells: [Cell]) -> Cell {
    var marks: Status.Marks = []
    for place in form.cells where !cells[place].isKnown { marks.formUnion(cells[place].marks) }
    return Cell(unknown: marks.isEmpty ? .missing : marks)
  }

  private func combined(
    _ left: Cell, _ right: Cell, _ compute: (Cell, Cell) -> Int64?
  ) -> Cell {
    guard left.isKnown, right.isKnown else {
      var marks: Status.Marks = []
      if !left.isKnown { marks.formUnion(left.marks) }
      if !right.isKnown { marks.formUnion(right.marks) }
      return Cell(unknown: marks)
    }
    guard let code = compute(left, right) else { return .missing }
    return Cell(
      code: code, support: min(left.support, right.support),
      marks: left.marks.union(right.marks))
  }
}
