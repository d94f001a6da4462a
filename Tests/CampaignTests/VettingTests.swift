import CaseCore
import Drafting
import Engine
import Playbook
import PlaybookYAML
import Reading
import TestKit
import Testing

/// What the shipped playbook says before a purchase.
@Suite struct VettingTests {
  private let shipped: CampaignPlaybook
  private var playbook: Playbook { shipped.playbook }
  private var parts: VettingParts { playbook.parts.vetting }
  private let clock = Moment(seconds: 1_790_000_000)

  init() throws { shipped = try CampaignPlaybook.shipped.get() }

  /// Some of what can be known of a shop.
  private struct Knowledge {
    var facts: [ShownValue] = []
    var clauses: [FindingKind.Name: Truth] = [:]
  }

  private func vet(_ knowledge: Knowledge, under playbook: Playbook? = nil) -> Vetting {
    let playbook = playbook ?? self.playbook
    let quoted = knowledge.clauses.filter { $0.value == .yes }.mapValues { _ in
      QuotedClause(number: "5.3", text: "虚拟商品一经售出，概不退款")
    }
    return playbook.vet(
      FactTable(playbook, saying: knowledge.facts, finding: knowledge.clauses), quoting: quoted,
      clock: clock)
  }

  /// A value that `fact` can have.
  private func value(
    of fact: FactDefinition, _ random: inout SplitMix64
  ) -> FactValue {
    switch fact.type {
    case .yesno: .flag(Bool.random(using: &random))
    case .choice: .choice(fact.choices.randomElement(using: &random)?.value ?? "")
    case .money: .money(Money(minorUnits: Int64.random(in: 1...20_000, using: &random)))
    case .instant: .moment(clock)
    case .span: .span(Span(Int64.random(in: 1...90, using: &random), .minutes))
    case .number: .number(Int64.random(in: 0...99, using: &random))
    case .text: .text("9133")
    }
  }

  private func knowledge(_ random: inout SplitMix64) -> Knowledge {
    var knowledge = Knowledge()
    for fact in playbook.vettingFacts where Bool.random(using: &random) {
      knowledge.facts.append(ShownValue(fact: fact.id, value: value(of: fact, &random)))
    }
    for kind in playbook.parts.evidence.flatMap(\.reads) where Bool.random(using: &random) {
      knowledge.clauses[kind] = Bool.random(using: &random) ? .yes : .no
    }
    return knowledge
  }

  @Test(arguments: UInt64(0)..<200)
  func `what is learnt takes no warning back and brings none that was ruled out`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(state: seed)
    let all = knowledge(&random)
    var less = all
    less.facts.removeAll { _ in Bool.random(using: &random) }
    less.clauses = all.clauses.filter { _ in Bool.random(using: &random) }
    let (before, after) = (vet(less), vet(all))
    #expect(
      Set(before.warnings.map(\.definition.id)).isSubset(of: after.warnings.map(\.definition.id)))
    #expect(Set(before.quiet).isSubset(of: after.quiet))
    let judged = Set(after.warnings.map(\.definition.id)).union(after.quiet)
    #expect(judged.isDisjoint(with: after.open.map(\.definition.id)))
  }

  @Test(arguments: UInt64(0)..<100)
  func `the compiled form says the same`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let knowledge = knowledge(&random)
    let (read, loaded) = (vet(knowledge), vet(knowledge, under: shipped.reloaded))
    #expect(read.warnings.map(\.says) == loaded.warnings.map(\.says))
    #expect(read.questions.map(\.asks) == loaded.questions.map(\.asks))
    #expect(read.checks.map(\.enter) == loaded.checks.map(\.enter))
    #expect(read.keepsakes == loaded.keepsakes)
  }

  @Test(arguments: UInt64(0)..<300)
  func `the guard has nothing against the letter, whatever it asks`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let found = vet(knowledge(&random))
    guard let letter = InquiryLetter(found.questions, parts.inquiry) else { return }
    for language in Language.allCases {
      let text = letter.plainText(language)
      #expect(!text.contains("{") && !text.contains("（未知）") && !text.contains("(unknown)"))
      let reading = shipped.drafts.read(text, to: .seller)
      #expect(reading.objections.map(\.quote) == [], "\(text)")
    }
  }

  @Test func `the letter that asks nearly everything passes the guard to seller and platform`()
    throws
  {
    var knowledge = Knowledge()
    for kind in playbook.parts.evidence.flatMap(\.reads) { knowledge.clauses[kind] = .yes }
    let payee = try #require(Fact.Name("payee_kind"))
    knowledge.facts = [ShownValue(fact: payee, value: .choice("person"))]
    let found = vet(knowledge)
    #expect(found.questions.count >= parts.questions.count - 3)
    guard let letter = InquiryLetter(found.questions, parts.inquiry) else {
      Issue.record("There is something to ask.")
      return
    }
    for recipient in [DraftRecipient.seller, .platform] {
      for language in Language.allCases {
        let objections = shipped.drafts.read(letter.plainText(language), to: recipient).objections
        #expect(objections.map { $0.quote } == [])
      }
    }
  }

  @Test func `nothing known gives no warning, and says of each how to find out`() {
    let found = vet(Knowledge())
    #expect(found.warnings.isEmpty && found.quiet.isEmpty)
    #expect(!found.open.isEmpty)
    for open in found.open { #expect(!open.facts.isEmpty, "\(open.definition.id)") }
  }

  @Test(arguments: UInt64(0)..<200)
  func `silence, a refusal and a low price raise no sign of fraud`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var some = knowledge(&random)
    let signs: Set = [
      "asks_code_or_screen", "asks_money_to_release", "imitates_official", "payee_unrelated",
      "link_from_stranger", "site_gone", "contact_gone",
    ]
    some.facts.removeAll { signs.contains($0.fact.text) }
    for (name, value) in [
      ("contact_gone", FactValue.flag(true)), ("listed_price", .money(Money(minorUnits: 1))),
      ("official_price", .money(Money(minorUnits: 100_000))),
    ] {
      let fact = try #require(Fact.Name(name))
      some.facts.removeAll { $0.fact == fact }
      some.facts.append(ShownValue(fact: fact, value: value))
    }
    let warned = vet(some).warnings.map(\.definition.id.text)
    let lane = ["asks_code", "asks_money_first", "imitates_official", "two_signs"]
    #expect(lane.allSatisfy { !warned.contains($0) } && warned.contains("far_under_price"))
  }

  @Test func `law stands behind what is said, and practice is called practice`() {
    for warning in parts.warnings {
      let cards = warning.law.compactMap { playbook.citation($0) }
      #expect(!cards.isEmpty && cards.allSatisfy { $0.level != .secondary }, "\(warning.id)")
    }
    for law in parts.questions.flatMap(\.law) + parts.checks.flatMap(\.law)
      + parts.keepsakes.flatMap(\.law) + (parts.inquiry?.law ?? [])
    {
      #expect(playbook.citation(law).map { $0.level != .secondary } == true, "\(law)")
    }
  }

  @Test func `every fact that a person is asked to find out can be stated`() {
    let statable = Set(playbook.vettingFacts.map(\.id))
    for open in vet(Knowledge()).open {
      #expect(open.facts.allSatisfy(statable.contains), "\(open.definition.id)")
    }
  }

  @Test func `a long clause is cut where a letter would grow too long`() {
    var knowledge = Knowledge()
    for kind in playbook.parts.evidence.flatMap(\.reads) { knowledge.clauses[kind] = .yes }
    let long = String(repeating: "本店概不退款，", count: 60)
    let found = playbook.vet(
      FactTable(playbook, saying: [], finding: knowledge.clauses),
      quoting: knowledge.clauses.mapValues { _ in QuotedClause(number: nil, text: long) },
      clock: clock)
    #expect(!found.questions.isEmpty)
    for question in found.questions {
      #expect(question.asks.zh.count < Limits.quotedClauseCharacters + 120)
    }
  }

  @Test(arguments: [
    ("5.3", "第 5.3 条", " (clause 5.3)"), ("第六条", "第六条", " (clause 第六条)"),
  ]) func `a clause is named as the agreement counts`(number: String, zh: String, en: String) {
    let words = QuotedClause(number: number, text: "").words
    #expect(words.zh == zh && words.en == en)
    #expect(QuotedClause(number: nil, text: "").words.zh == "")
  }
}
