import CaseCore
import Drafting
import Playbook
import Testing

/// What differs between two packets, or two dossiers, of one case.
@Suite struct PacketChangesTests {
  private func changes(
    from earlier: SampleCase, to later: SampleCase, rung: String = "wechat"
  ) throws -> PacketChanges {
    PacketChanges(
      from: try #require(try earlier.packet(rung).plan),
      to: try #require(try later.packet(rung).plan), try later.state())
  }

  @Test func `a packet does not differ from itself`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let changes = try changes(from: sample, to: sample)
    #expect(changes.isEmpty && changes.isInwardOnly)
  }

  @Test func `another answer changes a field and the sentence in it, and no exhibit`() throws {
    let earlier = SampleCase.notDelivered(try SamplePlaybook.make())
    var later = earlier
    later.append(
      .corrected(
        Correction(
          replaces: 7,
          event: .factStated(
            FactStated(fact: name("promised_within"), value: .span(Span(2, .hours)))))))
    let changes = try changes(from: earlier, to: later, rung: "seller")
    #expect(
      changes.sentences == [
        .removed(number: 2, text: "商品页写明 30 分钟内到账，至今未到。"),
        .added(number: 2, text: "商品页写明 2 小时内到账，至今未到。"),
      ])
    let field = try #require(changes.fields.first)
    #expect(changes.fields.count == 1)
    #expect(field.was?.contains("30 分钟") == true && field.now?.contains("2 小时") == true)
    #expect(changes.exhibits.isEmpty && !changes.isInwardOnly)
  }

  @Test func `an original that comes or goes is told with its entry and digest`() throws {
    let earlier = SampleCase.notDelivered(try SamplePlaybook.make())
    var later = earlier
    let ledger = later.add("qq_chat", "image/png", "二.png")
    later.find(in: ledger, "line:3", [("goods_arrived", .choice("none"))])
    let come = try changes(from: earlier, to: later).exhibits
    let added = try #require(come.first { $0.evidence == ledger })
    #expect(added.was == nil)
    #expect(added.now?.digest == SamplePlaybook.digest(UInt8(ledger)))
    let gone = try changes(from: later, to: earlier)
    #expect(gone.exhibits.contains { $0.evidence == ledger && $0.now == nil })
  }

  @Test func `a copy in place of an original is the same exhibit with other content`() throws {
    let earlier = SampleCase.notDelivered(try SamplePlaybook.make())
    var later = earlier
    later.append(
      .derivativeAdded(
        DerivativeAdded(
          original: 5, digest: SamplePlaybook.digest(200), sizeBytes: 9, mediaType: "image/jpeg",
          how: .masked, masks: [], recipients: ["payment"], tool: "t")))
    let changes = try changes(from: earlier, to: later)
    #expect(changes.exhibits.map(\.evidence) == [5])
    let change = try #require(changes.exhibits.first)
    #expect(change.was?.digest == SamplePlaybook.digest(5))
    #expect(change.now?.digest == SamplePlaybook.digest(200))
    #expect(change.was?.number == change.now?.number)
    #expect(changes.fields.isEmpty && changes.sentences.isEmpty)
  }

  @Test func `where only the letter is known, exhibits are not compared`() throws {
    let earlier = SampleCase.notDelivered(try SamplePlaybook.make())
    var later = earlier
    later.append(.withdrawn(Withdrawal(entry: 5, reason: "")))
    let (was, now) = (
      try #require(try earlier.packet("wechat").plan), try #require(try later.packet("wechat").plan)
    )
    #expect(!PacketChanges(from: was, to: now, try later.state()).exhibits.isEmpty)
    #expect(PacketChanges(from: was, to: now, nil).exhibits.isEmpty)
  }

  @Test func `what is missing now is told line by line`() throws {
    let earlier = SampleCase.notDelivered(try SamplePlaybook.make())
    var later = earlier
    later.append(.withdrawn(Withdrawal(entry: 4, reason: "")))
    let lines = try changes(from: earlier, to: later, rung: "seller").lines
    #expect(lines.contains { $0.part == .missing && !$0.changes.isEmpty })
    for part in lines {
      for case .added(_, let text) in part.changes { #expect(!text.contains("send/")) }
    }
  }

  private func dossier(_ sample: SampleCase) throws -> DossierPlan {
    let state = try sample.state()
    return DossierPlan(
      for: .oneself, disclosing: nil, state,
      assess(state, sample.playbook, clock: SampleCase.clock), sample.playbook, .zh)
  }

  @Test func `a dossier tells exhibits, what happened and the money by lines without numbers`()
    throws
  {
    let earlier = SampleCase.notDelivered(try SamplePlaybook.make())
    #expect(DossierChanges(from: try dossier(earlier), to: try dossier(earlier)).isEmpty)
    var later = earlier
    let page = later.add("order_page", "image/png", "新.png")
    later.append(
      .messageKept(
        MessageKept(
          direction: .received, channel: "qq", happenedAt: SampleCase.clock, text: "再等等",
          shown: .init(evidence: 5, place: try #require(Place("line:3")), speaker: "客服"))))
    later.say("paid_amount", .money(Money(minorUnits: 9900)))
    let changes = DossierChanges(from: try dossier(earlier), to: try dossier(later))
    #expect(changes.exhibits.contains { $0.evidence == page && $0.was == nil })
    let chronology = try #require(changes.lines.first { $0.part == .chronology })
    #expect(
      chronology.changes.contains { change in
        guard case .added(_, let text) = change else { return false }
        // Who wrote is called by the name in the chat: not everybody is the other side.
        return text.contains("“客服”说：“再等等”") && !text.contains("证")
      })
    #expect(changes.lines.contains { $0.part == .money })
    #expect(!changes.lines.contains { $0.part == .evidence })
  }
}
