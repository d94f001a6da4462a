import CaseCore
import Playbook
import Testing

/// What is asked next, what is missing, and what would change the verdict.
struct AskTests {
  @Test func `an empty case asks what decides most, and never what is private or derived`() throws {
    let playbook = try TinyPlaybook.playbook()
    var journal = Journal()
    let answers: [String: FactValue?] = [
      "paid": .flag(true), "goods_arrived": .choice("none"), "charged_twice": .flag(false),
      "paid_at": .moment(local("2026-11-18 20:14:00")),
      "promised_within": .span(Span(30, .minutes)),
      "resale": nil, "pay_channel": .choice("wechat"), "shop_gone": .flag(false),
      "paid_amount": .money(Money(minorUnits: 9800)),
    ]
    var asked: [String] = []
    while let question = nextQuestion(
      try journal.state(), playbook, clock: noon,
      passedOver: Set(asked.filter { answers[$0] == .some(nil) }.map { name($0) })),
      asked.count < 20
    {
      asked.append(question.fact.text)
      journal.say(question.fact.text, try #require(answers[question.fact.text]))
    }
    #expect(
      asked == [
        "paid", "goods_arrived", "paid_at", "promised_within", "charged_twice",
        "pay_channel", "paid_amount",
      ])
  }

  @Test func `what is missing is listed by what it changes`() throws {
    let playbook = try TinyPlaybook.playbook()
    let assessment = assess(try Journal.notDelivered.state(), playbook, clock: noon)
    let missing = assessment.missing.map { "\($0.what) \($0.changesVerdict)" }
    #expect(
      missing.first == "slot(payment_record, Playbook.SlotSetDefinition.Level.required) false")
    #expect(assessment.missing.contains { $0.what == .proof(name("paid"), name("bill")) })
    #expect(assessment.missing.contains { $0.what == .fact(name("shop_gone")) })
  }

  @Test func `the smallest sets that would change the verdict are found`() throws {
    let playbook = try TinyPlaybook.playbook()
    var journal = Journal.notDelivered
    let bill = journal.original("bill")
    journal.show("paid", .flag(true), bill)
    journal.show("paid_at", .moment(local("2026-11-18 20:14:00")), bill)
    let page = journal.original("order_page")
    journal.show("promised_within", .span(Span(30, .minutes)), page)
    let assessment = assess(try journal.state(), playbook, clock: noon)
    let list = assessment.wouldChange(playbook)
    #expect(!list.isCut)
    let record = list.sets.filter { $0.world == .onTheRecord }
    // A ledger settles it either way; so does an admission.
    let arrival = record.filter { $0.items.map(\.subject) == [.fact(name("goods_arrived"))] }
    #expect(
      arrival.map { "\($0.items[0].value) \($0.verdict) \($0.effort)" } == [
        "value(CaseCore.FactValue.choice(\"none\")) strong 2",
        "value(CaseCore.FactValue.choice(\"all\")) notOffered 4",
        "value(CaseCore.FactValue.choice(\"part\")) notOffered 4",
      ])
    #expect(arrival[0].items[0].evidence == name("chat_log"))
    #expect(arrival[1].items[0].evidence == name("ledger"))
  }

  @Test func `the side of a threshold is named`() throws {
    let playbook = try TinyPlaybook.playbook()
    var journal = Journal.notDelivered
    journal.say("promised_within", nil)
    let assessment = assess(try journal.state(), playbook, clock: noon)
    #expect(assessment.leading?.onYourAccount == .undetermined)
    let due = assessment.wouldChange(playbook).sets.filter {
      $0.world == .onYourAccount && $0.items.map(\.subject) == [.fact(name("delivery_due_at"))]
    }
    #expect(due.map(\.verdict) == [.notYetDue, .arguable])
    #expect(
      due.map { $0.items[0].value } == [
        .range(atLeast: .moment(noon + 1), below: nil),
        .range(atLeast: nil, below: .moment(noon + 1)),
      ])
  }
}
