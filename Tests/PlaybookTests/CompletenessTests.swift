import CaseCore
import Playbook
import Testing

struct CompletenessTests {
  private func completeness(_ journal: Journal) throws -> Completeness {
    let playbook = try TinyPlaybook.playbook()
    let state = try journal.state()
    return assess(state, playbook, clock: noon)
      .completeness(of: name("notDelivered"), state, playbook)
  }

  private func place(_ slot: String, in journal: Journal) throws -> Completeness.Place {
    try #require(try completeness(journal).places.first { $0.slot == name(slot) })
  }

  @Test func `every place of the set is there with its level, and open at first`() throws {
    let found = try completeness(.notDelivered)
    #expect(found.places.map(\.slot.text) == ["payment_record", "order", "listing"])
    #expect(found.places.map(\.level) == [.required, .required, .optional])
    #expect(found.places.allSatisfy { $0.state == .open && $0.files.isEmpty })
    #expect(found.places.allSatisfy { !$0.better.isEmpty })
    #expect(found.isComplete != .yes)
    #expect(found.others.isEmpty)
  }

  @Test func `an original fills its places and says which facts rest on it`() throws {
    var journal = Journal.notDelivered
    let photo = journal.original("photo")
    let bill = journal.original("bill")
    journal.show("paid", .flag(true), bill)
    let stray = journal.original("ledger")
    let found = try completeness(journal)
    let record = try #require(found.places.first)
    #expect(record.state == .filled)
    // The firmest first, and nothing firmer to be had.
    #expect(record.files.map(\.entry) == [bill, photo])
    #expect(record.files.first?.shows.contains(name("paid")) == true)
    #expect(record.files.last?.shows == [])
    #expect(record.better.isEmpty)
    #expect(found.others.map(\.entry) == [stray])
  }

  @Test func `what is only a photo could be firmer`() throws {
    var journal = Journal.notDelivered
    _ = journal.original("photo")
    #expect(try place("payment_record", in: journal).better == [name("bill")])
  }

  @Test func `what the person says of a place is told apart from what is there`() throws {
    var journal = Journal.notDelivered
    journal.add(.slotStated(SlotStated(slot: name("order"), state: .have)))
    #expect(try place("order", in: journal).state == .heldByPerson)
    journal.add(.slotStated(SlotStated(slot: name("order"), state: .cannotBeHad)))
    let lost = try place("order", in: journal)
    #expect(lost.state == .cannotBeHad && lost.better.isEmpty)
    journal.add(.slotStated(SlotStated(slot: name("order"), state: .unknown)))
    #expect(try place("order", in: journal).state == .open)
  }

  @Test func `another place stands in only when its reason holds and it is filled`() throws {
    var journal = Journal.notDelivered
    let chat = journal.original("chat_log")
    #expect(try place("order", in: journal).state == .open)
    journal.show("shop_gone", .flag(true), chat)
    #expect(try place("order", in: journal).state == .replaced(by: [name("chat")]))
  }

  @Test func `a claim that the playbook lacks has no places`() throws {
    let playbook = try TinyPlaybook.playbook()
    let state = try Journal.notDelivered.state()
    let found = assess(state, playbook, clock: noon)
      .completeness(of: name("nothing"), state, playbook)
    #expect(found.places.isEmpty && found.isComplete == nil)
  }
}
