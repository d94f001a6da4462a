internal import CaseCore

extension Playbook {
  /// What is unsound in a playbook that can be judged by: texts that would print an unknown fact,
  /// and derived facts with a question or a burden of their own.
  ///
  /// Names and types are checked before, by `init`; rules that contradict each other are searched
  /// for by the reader of playbooks, which knows where they stand.
  public func check() -> [PlaybookProblem] {
    var check = PlaceholderCheck(parts)
    check.run()
    var problems = check.problems
    for fact in parts.facts where fact.derivation != nil {
      let path = ["facts", fact.id.text]
      if fact.ask != nil {
        problems.append(PlaybookProblem(path: path, kind: .misplacedQuestion(fact: fact.id)))
      }
      if fact.burden != nil {
        problems.append(
          PlaybookProblem(path: path + ["burden"], kind: .misplacedCondition("burden")))
      }
    }
    return problems
  }
}

/// Finds places in texts whose fact may be unknown while the text shows.
struct PlaceholderCheck {
  private let parts: PlaybookParts
  private(set) var problems: [PlaybookProblem] = []

  init(_ parts: PlaybookParts) { self.parts = parts }

  mutating func run() {
    claims()
    for bar in parts.bars {
      // An open bar is shown while its condition is unknown.
      check(bar.says, [], ["bars", bar.id.text, "says"])
      check(bar.still, bar.when.knownWhileYes, ["bars", bar.id.text, "still"])
    }
    for stop in parts.stops {
      let path = ["stops", stop.id.text]
      // A stop acts on yes in either world, so its facts may be known on the record alone.
      check(stop.says, [], path + ["says"])
      check(stop.instead, [], path + ["instead"])
    }
    for (place, rule) in parts.reach.enumerated() {
      check(rule.says, rule.when.knownWhileYes, ["reach", "\(place)", "says"])
    }
    for rung in parts.rungs { self.rung(rung) }
    for (place, ending) in parts.endings.enumerated() {
      check(ending.says, ending.when.knownWhileYes, ["endings", "\(place)", "says"])
    }
    vetting()
    for deadline in parts.deadlines {
      let known = (deadline.when?.knownWhileYes ?? []).union([deadline.since])
      check(
        deadline.says, known.union(deadline.within.known), ["deadlines", deadline.id.text, "says"])
    }
  }

  private mutating func vetting() {
    for warning in parts.vetting.warnings {
      let known = warning.when.knownWhileYes
      check(warning.says, known, ["warnings", warning.id.text, "says"])
      check(warning.advice, known, ["warnings", warning.id.text, "do"])
    }
    for item in parts.vetting.checks {
      check(item.enter, [], ["checks", item.id.text, "enter"])
    }
    for question in parts.vetting.questions {
      check(
        question.asks, question.when?.knownWhileYes ?? [], ["questions", question.id.text, "asks"])
    }
  }

  private mutating func claims() {
    for claim in parts.claims {
      let path = ["claims", claim.id.text]
      check(claim.summary, [], path + ["summary"])
      for (place, line) in claim.otherwise.enumerated() {
        check(
          line.because, line.when.knownWhileYes, path + ["otherwise", "\(place)", "because"])
      }
      for (place, ground) in claim.grounds.enumerated() {
        check(ground.says, [], path + ["grounds", "\(place)", "says"])
      }
      for precondition in claim.preconditions {
        let path = path + ["preconditions", precondition.id.rawValue]
        var known: Set<Fact.Name> = []
        if case .met(let condition) = precondition.test { known = condition.knownWhileYes }
        check(precondition.because, known, path + ["because"])
        check(precondition.otherwise, [], path + ["otherwise"])
      }
    }
  }

  private mutating func rung(_ rung: RungDefinition) {
    let path = ["rungs", rung.id.text]
    for (place, closing) in rung.closedBy.enumerated() {
      check(closing.says, [], path + ["closed_by", "\(place)", "says"])
    }
    for (place, warning) in rung.warns.enumerated() {
      check(
        warning.says, warning.when?.knownWhileYes ?? [], path + ["warns", "\(place)", "says"])
    }
    for clock in rung.clocks {
      let known = (clock.when?.knownWhileYes ?? []).union(clock.wait.known)
      check(clock.says, known, path + ["clocks", clock.id.text, "says"])
    }
    let open = rung.opensWhen.knownWhileYes.union(rung.needsWhen?.knownWhileYes ?? [])
    for (place, move) in rung.moves.enumerated() {
      let known = open.union(move.when.knownWhileYes)
      check(move.action, known, path + ["moves", "\(place)", "action"])
      check(move.why, known, path + ["moves", "\(place)", "why"])
    }
  }

  private mutating func check(_ text: Template?, _ known: Set<Fact.Name>, _ path: [String]) {
    var found: [Fact.Name] = []
    for case .place(let place) in (text?.zh ?? []) + (text?.en ?? [])
    where place.otherwise == nil && !known.contains(place.name) && !found.contains(place.name) {
      // `{today}` is given, and no fact.
      guard parts.facts.contains(where: { $0.id == place.name }) else { continue }
      found.append(place.name)
      problems.append(PlaybookProblem(path: path, kind: .unguardedPlaceholder(place.name)))
    }
  }
}

extension Condition {
  /// The facts that are known whenever the condition is yes.
  var knownWhileYes: Set<Fact.Name> { known(while: true) }

  private func known(while truth: Bool) -> Set<Fact.Name> {
    switch self {
    case .all(let conditions):
      truth ? union(conditions, truth) : intersection(conditions, truth)
    case .any(let conditions):
      truth ? intersection(conditions, truth) : union(conditions, truth)
    case .not(let condition): condition.known(while: !truth)
    case .fact(let name, _), .compare(let name, _, .value): [name]
    case .compare(let name, _, .fact(let other)): [name, other]
    case .elapsed(let name, _, let span): span.known.union([name])
    case .unknown(let name): truth ? [] : [name]
    case .always, .finding, .slot, .claim, .rung, .promise, .reach: []
    }
  }

  private func union(_ conditions: [Condition], _ truth: Bool) -> Set<Fact.Name> {
    conditions.reduce(into: []) { $0.formUnion($1.known(while: truth)) }
  }

  private func intersection(_ conditions: [Condition], _ truth: Bool) -> Set<Fact.Name> {
    guard let first = conditions.first else { return [] }
    return conditions.dropFirst().reduce(into: first.known(while: truth)) {
      $0.formIntersection($1.known(while: truth))
    }
  }
}

extension SpanSource {
  /// The fact that must be known for the span to be.
  var known: Set<Fact.Name> {
    switch self {
    case .span, .fact(_, .some): []
    case .fact(let name, nil): [name]
    }
  }
}
