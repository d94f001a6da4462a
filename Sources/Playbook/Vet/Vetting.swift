public import CaseCore

/// What is to be said before a purchase: computed from facts when asked, never stored.
public struct Vetting: Sendable {
  /// A warning that applies.
  public struct Warning: Sendable {
    /// The warning.
    public let definition: ShopWarningDefinition
    /// What is known and why it matters.
    public let says: Bilingual
    /// What to do.
    public let advice: Bilingual
    /// The known facts that it rests on.
    public let facts: [Fact.Name]
    /// The kinds of clauses that it rests on.
    public let clauses: [FindingKind.Name]
  }

  /// A warning of which it is unknown whether it applies.
  public struct Open: Sendable {
    /// The warning.
    public let definition: ShopWarningDefinition
    /// How to find out.
    public let findOut: Bilingual
    /// The facts to find out, those that are stated.
    public let facts: [Fact.Name]
  }

  /// Something to look up.
  public struct Check: Sendable {
    /// The check.
    public let definition: SelfCheckDefinition
    /// What to type.
    public let enter: Bilingual
  }

  /// A question to put.
  public struct Question: Sendable {
    /// The question.
    public let definition: ShopQuestionDefinition
    /// Its words.
    public let asks: Bilingual
  }

  /// What applies, the heaviest first.
  public let warnings: [Warning]
  /// What is to be found out, the heaviest first.
  public let open: [Open]
  /// The warnings that are known not to apply, the heaviest first.
  public let quiet: [ShopWarning.Name]
  /// What to look up, in order.
  public let checks: [Check]
  /// What to ask, in order.
  public let questions: [Question]
  /// What to save, in order.
  public let keepsakes: [KeepsakeDefinition]
}

/// A clause of an agreement, for those who quote it.
public struct QuotedClause: Sendable, Hashable {
  /// Its number as the agreement counts: `5.3`, `第六条`; nil where it does not.
  public let number: String?
  /// What it says.
  public let text: String

  /// Clause `number`, which says `text`.
  public init(number: String?, text: String) { (self.number, self.text) = (number, text) }

  /// The number in a sentence: `第 5.3 条`, `(clause 5.3)`; empty where there is none. A number that
  /// is written out, as the sixth in Chinese, stands as it is.
  public var words: Bilingual {
    guard let number else { return Bilingual(zh: "", en: "") }
    let isWrittenOut = number.unicodeScalars.first == "\u{7b2c}"
    return isWrittenOut
      ? Bilingual(zh: number, en: " (clause \(number))")
      : Bilingual(zh: "第 \(number) 条", en: " (clause \(number))")
  }

  /// What it says, cut where a letter would grow too long.
  fileprivate var quote: String {
    guard text.count > Limits.quotedClauseCharacters else { return text }
    return text.prefix(Limits.quotedClauseCharacters) + "……"
  }
}

extension Playbook {
  /// What is to be said of a purchase about which `facts` are known, on the person's account.
  ///
  /// A warning needs a yes: nothing follows from what is unknown but that it can be found out. What
  /// is to be looked up, asked or kept is left out only where it is known to be done.
  public func vet(
    _ facts: FactTable, quoting clauses: [FindingKind.Name: QuotedClause], clock: Moment
  ) -> Vetting {
    let parts = parts.vetting
    let status = program.vetted(facts, clock: clock)
    func holds(_ condition: Condition?) -> Bool { condition.map { status($0) == .yes } ?? true }
    func isLeftOut(_ unless: Condition?) -> Bool { unless.map { status($0) == .yes } ?? false }
    let heaviest = parts.warnings.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    return Vetting(
      warnings: heaviest.filter { status($0.when) == .yes }.map { warning($0, facts) },
      open: heaviest.compactMap { status($0.when) == .unknown ? open($0, facts) : nil },
      quiet: heaviest.filter { status($0.when) == .no }.map(\.id),
      checks: ordered(parts.checks, by: \.order).filter { !isLeftOut($0.unless) }.map {
        Vetting.Check(definition: $0, enter: text($0.enter, facts))
      },
      questions: ordered(parts.questions, by: \.order).compactMap { question in
        guard holds(question.when), !isLeftOut(question.unless) else { return nil }
        let clause = question.quotes.flatMap { clauses[$0] }
        if question.quotes != nil, clause == nil { return nil }
        return Vetting.Question(
          definition: question, asks: text(question.asks, facts, quoting: clause))
      },
      keepsakes: ordered(parts.keepsakes, by: \.order).filter { !isLeftOut($0.unless) })
  }

  /// The facts that vetting reads and a person can state, in the order of declaration.
  public var vettingFacts: [FactDefinition] {
    var names: Set<Fact.Name> = []
    let parts = parts.vetting
    let templates =
      parts.warnings.flatMap { [$0.says, $0.advice] } + parts.checks.map(\.enter)
      + parts.questions.map(\.asks)
    for condition in program.vettingConditions { names.formUnion(condition.facts) }
    for template in templates { names.formUnion(template.names) }
    let places = Set(
      names.compactMap { index.facts[$0] }.flatMap { program.stated(under: $0) })
    return self.parts.facts.enumerated()
      .filter { places.contains($0.offset) && $0.element.derivation == nil }.map(\.element)
  }

  private func ordered<Item>(_ items: [Item], by order: KeyPath<Item, Int>) -> [Item] {
    items.enumerated().sorted {
      ($0.element[keyPath: order], $0.offset) < ($1.element[keyPath: order], $1.offset)
    }.map(\.element)
  }

  private func warning(_ warning: ShopWarningDefinition, _ facts: FactTable) -> Vetting.Warning {
    Vetting.Warning(
      definition: warning, says: text(warning.says, facts), advice: text(warning.advice, facts),
      facts: warning.when.facts.filter { facts.reading($0, .onYourAccount)?.value != nil },
      clauses: warning.when.findings)
  }

  private func open(_ warning: ShopWarningDefinition, _ facts: FactTable) -> Vetting.Open? {
    guard let findOut = warning.findOut else { return nil }
    var missing: [Fact.Name] = []
    for name in warning.when.facts {
      guard let place = index.facts[name] else { continue }
      for stated in program.stated(under: place).map({ parts.facts[$0].id })
      where facts.reading(stated, .onYourAccount)?.value == nil && !missing.contains(stated) {
        missing.append(stated)
      }
    }
    return Vetting.Open(definition: warning, findOut: findOut, facts: missing)
  }

  private func text(
    _ template: Template, _ facts: FactTable, quoting clause: QuotedClause?
  ) -> Bilingual {
    let quote = Fact.Name("quote").map { [$0: clause?.quote ?? ""] } ?? [:]
    func text(_ language: Language) -> String {
      var given = quote
      if let name = Fact.Name("clause") { given[name] = clause?.words(language) ?? "" }
      return self.text(template, facts, given: given)(language)
    }
    return Bilingual(zh: text(.zh), en: text(.en))
  }
}

extension Condition {
  /// The facts that it asks for, each once.
  public var facts: [Fact.Name] {
    var names: [Fact.Name] = []
    func add(_ name: Fact.Name) { if !names.contains(name) { names.append(name) } }
    visit { condition in
      switch condition {
      case .fact(let name, _), .unknown(let name), .compare(let name, _, .value): add(name)
      case .compare(let name, _, .fact(let other)):
        add(name)
        add(other)
      case .elapsed(let name, _, let span):
        add(name)
        if case .fact(let other, _) = span { add(other) }
      case .always, .all, .any, .not, .finding, .slot, .claim, .rung, .promise, .reach: break
      }
    }
    return names
  }

  /// The kinds of findings that it asks for, each once.
  var findings: [FindingKind.Name] {
    var names: [FindingKind.Name] = []
    visit { condition in
      if case .finding(let name) = condition, !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func visit(_ body: (Condition) -> Void) {
    body(self)
    switch self {
    case .all(let conditions), .any(let conditions):
      for condition in conditions { condition.visit(body) }
    case .not(let condition): condition.visit(body)
    case .always, .fact, .compare, .elapsed, .finding, .slot, .claim, .rung, .promise, .reach,
      .unknown:
      break
    }
  }
}
