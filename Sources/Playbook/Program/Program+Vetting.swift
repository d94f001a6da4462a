internal import CaseCore

extension VettingParts {
  /// Every condition, in the order of declaration.
  var conditions: [Condition] {
    warnings.map(\.when) + checks.compactMap(\.unless)
      + questions.flatMap { [$0.when, $0.unless].compactMap(\.self) }
      + keepsakes.compactMap(\.unless)
  }
}

extension Program {
  /// What the conditions of vetting are over `facts`, on the person's account.
  func vetted(_ facts: FactTable, clock: Moment) -> (Condition) -> Truth {
    var places: Set<Int> = []
    func visit(_ place: Int) {
      guard places.insert(place).inserted else { return }
      let operation = operations[place]
      switch operation.code {
      case .all, .any:
        for child in Int(operation.a)..<Int(operation.a + operation.b) {
          visit(Int(children[child]))
        }
      case .not: visit(Int(operation.a))
      case .always, .mask, .among, .bound, .between, .elapsed, .claim, .rung, .promise, .reach,
        .unknown:
        break
      }
    }
    for condition in vettingConditions {
      if let place = place(condition, .vetting) { visit(place) }
    }
    let results = [UInt8](unsafeUninitializedCapacity: operations.count) { results, count in
      results.initialize(repeating: Status(.unknown).byte)
      count = operations.count
      facts.cells(.onYourAccount).withUnsafeBufferPointer { cells in
        run(
          places.sorted(), cells: cells,
          promises: facts.promises.states(.onYourAccount, clock: clock), clock: clock,
          into: results)
      }
    }
    return { condition in
      self.place(condition, .vetting).map { Status(byte: results[$0]).truth } ?? .unknown
    }
  }
}

extension ProgramBuilder {
  /// Compiles what is asked before a purchase, and checks the names in it.
  mutating func vetting() {
    for warning in parts.vetting.warnings {
      let path = ["warnings", warning.id.text]
      cite(warning.law, path + ["law"])
      _ = compile(warning.when, .vetting, path + ["when"])
    }
    for check in parts.vetting.checks {
      let path = ["checks", check.id.text]
      cite(check.law, path + ["law"])
      if let unless = check.unless { _ = compile(unless, .vetting, path + ["unless"]) }
    }
    if let inquiry = parts.vetting.inquiry { cite(inquiry.law, ["inquiry", "law"]) }
    for question in parts.vetting.questions {
      let path = ["questions", question.id.text]
      cite(question.law, path + ["law"])
      if let when = question.when { _ = compile(when, .vetting, path + ["when"]) }
      if let unless = question.unless { _ = compile(unless, .vetting, path + ["unless"]) }
      if let kind = question.quotes, findings[kind] == nil {
        report(path + ["quotes"], .undeclared(.finding, kind.text))
      }
    }
    for keepsake in parts.vetting.keepsakes {
      let path = ["keep", keepsake.id.text]
      cite(keepsake.law, path + ["law"])
      _ = find(keepsake.evidence, in: index.evidence, .evidence, path + ["evidence"])
      if let unless = keepsake.unless { _ = compile(unless, .vetting, path + ["unless"]) }
    }
  }
}
