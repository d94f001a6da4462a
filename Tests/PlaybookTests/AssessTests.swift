import CaseCore
import Playbook
import Testing

struct AssessTests {
  private func assessed(
    _ journal: Journal, at clock: Moment = noon, _ change: (inout PlaybookParts) -> Void = { _ in }
  ) throws -> Assessment {
    assess(try journal.state(), try TinyPlaybook.playbook(change), clock: clock)
  }

  private func verdicts(_ assessment: Assessment) -> [String] {
    assessment.claims.map { "\($0.claim) \($0.onYourAccount) \($0.onTheRecord)" }
  }

  @Test func `an empty case has no claim and one ending`() throws {
    let assessment = try assessed(Journal())
    #expect(assessment.claims.isEmpty)
    #expect(assessment.steps.isEmpty)
    #expect(assessment.ending?.ending == name("nothing_more"))
    #expect(assessment.notOffered.map(\.reason) == [.noSign, .noSign])
    #expect(assessment.reach.onYourAccount == .nobody)
  }

  @Test func `the example is arguable until the records are there, then strong`() throws {
    var journal = Journal.notDelivered
    #expect(verdicts(try assessed(journal)) == ["notDelivered arguable undetermined"])
    let bill = journal.original("bill")
    journal.show("paid", .flag(true), bill)
    journal.show("paid_at", .moment(local("2026-11-18 20:14:00")), bill)
    let page = journal.original("order_page")
    journal.show("promised_within", .span(Span(30, .minutes)), page)
    let assessment = try assessed(journal)
    // On the record nothing shows that nothing arrived: the law presumes it (A42).
    #expect(verdicts(assessment) == ["notDelivered strong arguable"])
    let claim = try #require(assessment.leading)
    #expect(claim.amount == Money(minorUnits: 9800))
    #expect(claim.summary.en == "paid 98.00, nothing came")
    #expect(claim.preconditions.map(\.id) == [.unused, .records])
    #expect(claim.preconditions[0].onTheRecord == Status(.yes, .presumed))
    #expect(claim.preconditions[1].sources.map(\.evidence) == [bill, page])
    #expect(assessment.notOffered.map(\.claim) == [name("duplicate")])
    #expect(assessment.notOffered.map(\.reason) == [.doesNotHold])
    let ledger = journal.original("ledger")
    journal.show("goods_arrived", .choice("none"), ledger)
    #expect(verdicts(try assessed(journal)) == ["notDelivered strong strong"])
    journal.show("goods_arrived", .choice("all"), journal.original("ledger"))
    // Two ledgers disagree: contested, and the later documents outweigh the earlier word.
    #expect(verdicts(try assessed(journal)) == ["notDelivered arguable arguable"])
  }

  @Test func `a claim is not due before its time, barred after it, replaced by another`() throws {
    var journal = Journal.notDelivered
    let early = local("2026-11-18 20:43:59")
    let claim = try #require(try assessed(journal, at: early).leading)
    #expect(claim.onYourAccount == .notYetDue)
    #expect(claim.dueAt == local("2026-11-18 20:44:00"))
    #expect(try assessed(journal, at: early + 1).leading?.onYourAccount == .arguable)
    journal.say("charged_twice", .flag(true))
    let twice = try assessed(journal)
    #expect(verdicts(twice) == ["duplicate undetermined undetermined"])
    #expect(
      twice.notOffered.map(\.reason) == [
        .replaced(by: name("duplicate"), because: both("twice"))
      ])
    let late = try assessed(journal, at: local("2027-02-17 00:00:00"))
    #expect(verdicts(late) == ["duplicate barred undetermined"])
    #expect(late.leading?.bars.map(\.bar) == [name("late")])
    #expect(late.leading?.bars.first?.still?.en == "ask nicely")
  }

  @Test func `a bar that is yes closes its grounds, one that is unknown stays open`() throws {
    var journal = Journal.notDelivered
    let open = try #require(try assessed(journal).leading)
    #expect(open.openBars.map(\.bar) == [name("reseller"), name("reseller_office")])
    #expect(open.grounds.map(\.closedBy) == [nil, nil])
    journal.say("resale", .flag(true))
    let closed = try #require(try assessed(journal).leading)
    #expect(closed.grounds.map(\.closedBy) == [nil, name("reseller")])
    #expect(closed.onYourAccount == .arguable)
    #expect(closed.bars.map(\.bar) == [name("reseller"), name("reseller_office")])
  }

  @Test func `without a ground left a claim is weak`() throws {
    var journal = Journal.notDelivered
    journal.say("resale", .flag(true))
    let assessment = try assessed(journal) { parts in
      parts.bars[1] = BarDefinition(
        id: name("reseller"), claims: nil, when: .yes("resale"),
        does: .closesGround([name("consumer"), name("contract")]), law: [], says: template("x"))
    }
    #expect(assessment.leading?.onYourAccount == .weak)
  }

  @Test func `steps come from the open doors, in order, one a rung`() throws {
    var journal = Journal.notDelivered
    let first = try assessed(journal)
    #expect(first.steps.map { "\($0.rung) \($0.move)" } == ["wechat complain", "seller demand"])
    #expect(first.steps.map(\.due) == [.atOnce, .by(DueDate(exactly: noon + 48 * 3600))])
    #expect(first.steps[1].letter == name("demand"))
    #expect(first.ending == nil)
    journal.step("seller", "2026-11-20 20:00:00")
    let waiting = try assessed(journal)
    #expect(waiting.steps.map { "\($0.rung) \($0.move)" } == ["wechat complain", "seller wait"])
    #expect(waiting.steps[1].due == .by(DueDate(exactly: local("2026-11-22 20:00:00"))))
    let silent = try assessed(journal, at: local("2026-11-22 20:00:00"))
    #expect(silent.rungs[0].state == .silent)
    #expect(silent.rungs[0].isSilentByClock)
    #expect(silent.rungs[2].opening == .needs(both("needs")))
    journal.say("seller_contact", .text("10001"))
    let next = try assessed(journal, at: local("2026-11-22 20:00:00"))
    #expect(next.steps.map { "\($0.rung) \($0.move)" } == ["wechat complain", "office file"])
  }

  @Test func `clocks count as the law does, and what moved a deadline is named`() throws {
    var journal = Journal.notDelivered
    journal.say("seller_contact", .text("10001"))
    journal.step("seller", "2026-08-01 09:00:00")
    journal.answer("seller", "refused", "2026-08-01 10:00:00")
    journal.step("office", "2026-08-01 11:00:00")
    journal.answer("office", "accepted", "2026-08-02 09:00:00")
    let assessment = try assessed(journal, at: local("2026-08-03 09:00:00"))
    let clock = try #require(assessment.rungs[2].clocks.first)
    #expect(clock.kind == .theirs(name("office"), name("mediation")))
    #expect(clock.period.safe.lastDay == day("2026-10-01"))
    #expect(clock.period.legal.lastDay == day("2026-10-08"))
    #expect(assessment.deadlines.contains(clock))
    let moved = journal.add(
      .deadlineMoved(
        DeadlineMoved(
          rung: name("office"), dueAt: local("2026-11-30 18:00:00"), reason: "appraisal")))
    let later = try #require(try assessed(journal).rungs[2].clocks.first)
    #expect(later.movedBy == moved)
    #expect(later.period.legal.ends == local("2026-11-30 18:00:00"))
  }

  @Test func `a date that the demand itself set takes the place of the first clock`() throws {
    var journal = Journal.notDelivered
    journal.step("seller", "2026-11-20 20:00:00", setDueAt: local("2026-11-25 20:00:00"))
    let assessment = try assessed(journal, at: local("2026-11-24 00:00:00"))
    #expect(assessment.rungs[0].state == .filed)
    #expect(
      try assessed(journal, at: local("2026-11-25 20:00:00")).rungs[0].since
        == local("2026-11-25 20:00:00"))
  }

  @Test func `doors close by other rungs and by bars, and say why`() throws {
    var journal = Journal.notDelivered
    journal.say("resale", .flag(true))
    journal.step("wechat", "2026-11-20 20:00:00")
    journal.answer("wechat", "accepted", "2026-11-20 21:00:00")
    let assessment = try assessed(journal)
    #expect(
      assessment.rungs[2].opening
        == .closed([
          .byRung(name("wechat"), says: both("closed"), law: name("B08")),
          .byBar(name("reseller_office"), says: both("reseller"), law: [name("A03")]),
        ]))
  }

  @Test func `the person's own deadlines are shown un-rolled and rolled`() throws {
    var journal = Journal.notDelivered
    journal.say("paid_at", .moment(local("2026-08-24 12:00:00")))
    let assessment = try assessed(journal)
    let own = try #require(assessment.deadlines.first { $0.kind == .own(name("rescission")) })
    #expect(own.period.safe.lastDay == day("2026-11-22"))
    #expect(own.period.legal.lastDay == day("2026-11-23"))
    #expect(!own.isOver)
  }

  @Test func `a stop acts in either world and leaves what needs no letter`() throws {
    var journal = Journal.notDelivered
    #expect(try assessed(journal).openStops == [name("illicit")])
    journal.say("drafting_stopped", .flag(true))
    let assessment = try assessed(journal)
    #expect(assessment.stops.map(\.stop) == [name("illicit")])
    #expect(assessment.steps.map { "\($0.rung) \($0.move)" } == ["wechat complain"])
  }

  @Test func `an answer ends the wait, an ending applies when nothing is left to do`() throws {
    var journal = Journal.notDelivered
    journal.step("seller", "2026-11-20 20:00:00")
    journal.answer("seller", "refunded", "2026-11-20 21:00:00")
    journal.step("wechat", "2026-11-20 20:00:00")
    journal.answer("wechat", "refused", "2026-11-20 21:00:00")
    let assessment = try assessed(journal)
    #expect(assessment.steps.isEmpty)
    #expect(assessment.ending?.close == .refunded)
    #expect(assessment.rungs[0].clocks.isEmpty)
  }

  @Test func `law that does not apply on the day of the order is pointed out`() throws {
    var journal = Journal.notDelivered
    #expect(try assessed(journal).warnings.isEmpty)
    journal.say("paid_at", .moment(local("2020-11-18 20:14:00")))
    #expect(
      try assessed(journal).warnings == [.outOfForce(name("A03"), on: day("2020-11-18"))])
    let hidden = assess(
      try Journal.notDelivered.state(withheld: [4]), try TinyPlaybook.playbook(), clock: noon)
    #expect(hidden.warnings == [.withheldEntries([4])])
  }

  @Test func `a finding is no only after everything that would show it was read whole`() throws {
    var journal = Journal.notDelivered
    journal.say("charged_twice", .flag(true))
    let bill = journal.original("bill")
    #expect(try assessed(journal).leading?.onYourAccount == .undetermined)
    func read(findings: Int, complete: Bool) -> Event {
      .fileRead(
        FileRead(
          evidence: bill, reader: "x", readerVersion: 1, variant: "a", rows: 1, findings: findings,
          unread: 0, complete: complete, findingsDigest: digest(1)))
    }
    journal.add(read(findings: 0, complete: false))
    #expect(try assessed(journal).leading?.onYourAccount == .undetermined)
    journal.add(read(findings: 1, complete: true))
    #expect(try assessed(journal).leading?.onYourAccount == .undetermined)
    journal.add(.findingRejected(FindingRejected(evidence: bill, finding: "row:1")))
    // The only ground is gone: read whole, and not there.
    #expect(try assessed(journal).leading?.onYourAccount == .weak)
    journal.add(
      .findingConfirmed(
        FindingConfirmed(
          evidence: bill, finding: "row:1", kind: name("payment_row"), place: .line(1), quote: "",
          values: [])))
    #expect(try assessed(journal).leading?.onYourAccount == .strong)
  }

  @Test func `a trace gives truth, values and sources of every part`() throws {
    let assessment = try assessed(Journal.notDelivered)
    let condition = TinyPlaybook.notDelivered.holdsWhen
    let trace = try #require(assessment.trace(condition, .onYourAccount))
    #expect(trace.status == Status(.yes))
    #expect(trace.parts.map(\.status.truth) == [.yes, .yes])
    #expect(trace.parts[1].reads.first?.value == .choice("none"))
    #expect(trace.parts[1].reads.first?.sources == [Source(entry: 2)])
    let record = try #require(assessment.trace(condition, .onTheRecord))
    #expect(record.parts.map(\.status) == [Status(.unknown, .missing), Status(.yes, .presumed)])
    #expect(assessment.trace(.yes("no_such"), .onYourAccount) == nil)
  }

  @Test func `a promise counts on the record only if an original shows it`() throws {
    let asked = Condition.promise(.refund, [.overdue])
    func trace(_ journal: Journal, _ world: World) throws -> ConditionTrace {
      let assessment = try assessed(journal) { parts in
        parts.claims[1] = ClaimDefinition(
          id: name("duplicate"), name: both("promised"), holdsWhen: asked,
          summary: template("promised"), grounds: [], preconditions: [])
      }
      return try #require(assessment.trace(asked, world))
    }
    func statuses(_ journal: Journal) throws -> [Truth] {
      try World.allCases.map { try trace(journal, $0).status.truth }
    }
    func promise(_ due: String, _ evidence: Int?) -> Event {
      .promiseMade(
        PromiseMade(
          rung: name("seller"), what: .refund, happenedAt: local("2026-11-19 09:00:00"),
          dueAt: local(due), shown: evidence.map { .init(evidence: $0, place: .line(2)) }))
    }
    var journal = Journal.notDelivered
    #expect(try statuses(journal) == [.no, .no])
    journal.add(promise("2026-11-30 09:00:00", nil))
    #expect(try statuses(journal) == [.no, .no])
    journal.add(promise("2026-11-20 09:00:00", nil))
    #expect(try statuses(journal) == [.yes, .unknown])
    let chat = journal.original("chat_log")
    journal.add(promise("2026-11-20 10:00:00", chat))
    #expect(try statuses(journal) == [.yes, .yes])
    // Without the chat it is the person's word again, and nothing points at the chat.
    journal.add(.withdrawn(Withdrawal(entry: chat, reason: "wrong chat")))
    #expect(try statuses(journal) == [.yes, .unknown])
    #expect(try trace(journal, .onYourAccount).sources.allSatisfy { $0.evidence == nil })
    journal.step("seller", "2026-11-20 20:00:00")
    journal.answer("seller", "refunded", "2026-11-20 21:00:00")
    #expect(try statuses(journal) == [.no, .no])
  }
}
