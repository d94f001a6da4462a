import CaseCore
import Playbook
import Testing

struct FactTests {
  /// Support and value of a fact in both worlds, as one line.
  private func line(_ journal: Journal, _ fact: String, withheld: Set<Int> = []) throws -> String {
    let table = FactTable(try journal.state(withheld: withheld), try TinyPlaybook.playbook())
    return try World.allCases.map { world in
      let reading = try #require(table.reading(name(fact), world))
      let contested = reading.isContested ? "!" : ""
      return switch reading.state {
      case .known(let value, let support): "\(spelling(value)) \(support)\(contested)"
      case .presumed(let value, let law): "\(spelling(value)) presumed by \(law)"
      case .disputed: "disputed"
      case .missing: "missing"
      }
    }.joined(separator: " | ")
  }

  private func spelling(_ value: FactValue) -> String {
    switch value {
    case .flag(let flag): flag ? "yes" : "no"
    case .choice(let choice): choice
    case .money(let money): money.decimal
    case .moment(let moment): CivilZone.shanghai.text(of: moment)
    case .span(let span): span.description
    case .number(let number): "\(number)"
    case .text(let text): text
    }
  }

  @Test func `nothing stated is missing, or presumed on the record`() throws {
    #expect(try line(Journal(), "paid") == "missing | missing")
    #expect(try line(Journal(), "goods_arrived") == "missing | none presumed by A42")
  }

  @Test func `the person's word counts on their account only, and can be taken back`() throws {
    var journal = Journal()
    journal.say("paid", .flag(true))
    #expect(try line(journal, "paid") == "yes asserted | missing")
    journal.say("paid", .flag(false))
    #expect(try line(journal, "paid") == "no asserted | missing")
    journal.say("paid", nil)
    #expect(try line(journal, "paid") == "missing | missing")
  }

  @Test func `a matching original documents, a second maker corroborates`() throws {
    var journal = Journal()
    let bill = journal.original("bill")
    journal.show("paid", .flag(true), bill)
    #expect(try line(journal, "paid") == "yes documented | yes documented")
    let again = journal.original("bill")
    journal.show("paid", .flag(true), again)
    #expect(try line(journal, "paid") == "yes documented | yes documented")
    let photo = journal.original("photo")
    journal.show("paid", .flag(true), photo)
    #expect(try line(journal, "paid") == "yes corroborated | yes corroborated")
  }

  @Test func `a carrier below the least grade only asserts`() throws {
    var journal = Journal()
    let photo = journal.original("photo")
    journal.show("paid_amount", .money(Money(minorUnits: 9800)), photo)
    #expect(try line(journal, "paid_amount") == "98.00 asserted | missing")
    let bill = journal.original("bill")
    journal.show("paid_amount", .money(Money(minorUnits: 9800)), bill)
    #expect(try line(journal, "paid_amount") == "98.00 documented | 98.00 documented")
  }

  @Test func `a document that claims what it cannot show has no effect`() throws {
    var journal = Journal()
    let page = journal.original("order_page")
    journal.show("goods_arrived", .choice("all"), page)
    #expect(try line(journal, "goods_arrived") == "missing | none presumed by A42")
    journal.show("goods_arrived", .choice("none"), page)
    #expect(try line(journal, "goods_arrived") == "missing | none presumed by A42")
    // The same page must also show that the order is pending.
    journal.show("order_status", .choice("pending"), page)
    #expect(try line(journal, "goods_arrived") == "none documented | none documented")
  }

  @Test func `a proof that gives way is set aside, others dispute`() throws {
    var journal = Journal()
    let page = journal.original("order_page")
    journal.show("order_status", .choice("pending"), page)
    journal.show("goods_arrived", .choice("none"), page)
    let ledger = journal.original("ledger")
    journal.show("goods_arrived", .choice("all"), ledger)
    #expect(try line(journal, "goods_arrived") == "all documented | all documented")
    let second = journal.original("ledger")
    journal.show("goods_arrived", .choice("part"), second)
    #expect(try line(journal, "goods_arrived") == "disputed | disputed")
    let table = FactTable(try journal.state(), try TinyPlaybook.playbook())
    let reading = try #require(table.reading(name("goods_arrived"), .onTheRecord))
    #expect(reading.versions.map(\.value) == ["none", "all", "part"].map { .choice($0) })
    // What the person confirms after seeing them counts on their account.
    journal.say("goods_arrived", .choice("part"))
    #expect(try line(journal, "goods_arrived") == "part documented! | disputed")
  }

  @Test func `an earlier word gives way to a later document, a later word does not`() throws {
    var journal = Journal()
    journal.say("paid", .flag(false))
    let bill = journal.original("bill")
    journal.show("paid", .flag(true), bill)
    #expect(try line(journal, "paid") == "yes documented | yes documented")
    journal.say("paid", .flag(false))
    #expect(try line(journal, "paid") == "no asserted! | yes documented")
  }

  @Test func `only a speaker whom another original ties to the other side admits`() throws {
    var journal = Journal()
    let chat = journal.original("chat_log")
    let admission = journal.show("goods_arrived", .choice("none"), chat, speaker: "QQ 10001")
    #expect(try line(journal, "goods_arrived") == "missing | none presumed by A42")
    let page = journal.original("order_page")
    let tie = journal.show("seller_contact", .text("qq10001"), page)
    #expect(try line(journal, "goods_arrived") == "none documented | none documented")
    let ledger = journal.original("ledger")
    journal.show("goods_arrived", .choice("none"), ledger)
    #expect(try line(journal, "goods_arrived") == "none admitted | none admitted")
    #expect(
      try line(journal, "goods_arrived", withheld: [tie]) == "none documented | none documented")
    #expect(
      try line(journal, "goods_arrived", withheld: [admission])
        == "none documented | none documented")
  }

  @Test func `what rests on a withheld or withdrawn entry loses that support`() throws {
    var journal = Journal()
    journal.say("paid", .flag(true))
    let bill = journal.original("bill")
    journal.show("paid", .flag(true), bill)
    #expect(try line(journal, "paid", withheld: [bill]) == "yes asserted | missing")
    journal.add(.withdrawn(Withdrawal(entry: bill, reason: "wrong file")))
    #expect(try line(journal, "paid") == "yes asserted | missing")
  }

  @Test func `a derived fact has the weakest support of what it is made from`() throws {
    var journal = Journal()
    let bill = journal.original("bill")
    journal.show("paid_at", .moment(local("2026-11-18 20:14:00")), bill)
    #expect(try line(journal, "delivery_due_at") == "missing | missing")
    journal.say("promised_within", .span(Span(30, .minutes)))
    #expect(
      try line(journal, "delivery_due_at") == "2026-11-18T20:44:00+08:00 asserted | missing")
    let page = journal.original("order_page")
    let shown = journal.show("promised_within", .span(Span(30, .minutes)), page)
    #expect(
      try line(journal, "delivery_due_at")
        == "2026-11-18T20:44:00+08:00 documented | 2026-11-18T20:44:00+08:00 documented")
    let table = FactTable(try journal.state(), try TinyPlaybook.playbook())
    let sources = table.reading(name("delivery_due_at"), .onTheRecord)?.sources ?? []
    #expect(sources.map(\.entry) == [bill + 1, shown])
  }

  @Test func `values that the playbook does not know are passed over`() throws {
    var journal = Journal()
    journal.say("goods_arrived", .choice("some"))
    journal.say("paid", .choice("yes"))
    journal.say("paid_amount", .money(Money(minorUnits: 1, currency: "USD")))
    journal.say("no_such_fact", .flag(true))
    for fact in ["goods_arrived", "paid", "paid_amount"] {
      #expect(try line(journal, fact).hasPrefix("missing"))
    }
  }
}
