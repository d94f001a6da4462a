import CaseCore
import Playbook

/// A journal for a test, written entry by entry.
struct Journal {
  private(set) var events: [Event] = []

  init(events: [Event]) { self.events = events }

  init() { add(.caseOpened(CaseOpened(title: "test", area: "tiny", practice: true))) }

  /// Appends `event` and gives its entry number.
  @discardableResult
  mutating func add(_ event: Event) -> Int {
    events.append(event)
    return events.count - 1
  }

  /// The person says `value`, or "I don't know".
  @discardableResult
  mutating func say(_ fact: String, _ value: FactValue?) -> Int {
    add(.factStated(FactStated(fact: name(fact), value: value)))
  }

  /// An original of `kind`.
  mutating func original(_ kind: String) -> Int {
    add(
      .evidenceAdded(
        EvidenceAdded(
          kind: name(kind), digest: digest(UInt8(events.count)), sizeBytes: 1,
          mediaType: "text/plain", fileName: kind)))
  }

  /// The original at entry `evidence` shows `value`.
  @discardableResult
  mutating func show(
    _ fact: String, _ value: FactValue, _ evidence: Int, speaker: String? = nil
  ) -> Int {
    add(
      .factStated(
        FactStated(
          fact: name(fact), value: value,
          shown: .init(evidence: evidence, place: .line(1), speaker: speaker))))
  }

  mutating func step(_ rung: String, _ at: String, setDueAt: Moment? = nil) {
    add(.stepTaken(StepTaken(rung: name(rung), happenedAt: local(at), setDueAt: setDueAt)))
  }

  mutating func answer(_ rung: String, _ answer: String, _ at: String) {
    add(
      .answerReceived(
        AnswerReceived(rung: name(rung), answer: name(answer), happenedAt: local(at))))
  }

  /// The state after all entries; those in `withheld` cannot be read.
  func state(withheld: Set<Int> = []) throws -> CaseState {
    let id = Case.ID(randomBytes: Array(repeating: 1, count: 16))
    return try CaseState.replay(
      events.enumerated().map { seq, event in
        withheld.contains(seq)
          ? .withheld(index: seq, leaf: digest(0), reason: .erased)
          : .readable(
            Entry(
              caseID: id, seq: seq, recordedAt: Moment(seconds: Int64(seq)), by: .person,
              event: event))
      })
  }
}

/// The case of `PLAYBOOK` §7 in small: paid by WeChat, nothing arrived, the time has passed.
extension Journal {
  static var notDelivered: Journal {
    var journal = Journal()
    journal.say("paid", .flag(true))
    journal.say("goods_arrived", .choice("none"))
    journal.say("charged_twice", .flag(false))
    journal.say("paid_amount", .money(Money(minorUnits: 9800)))
    journal.say("paid_at", .moment(local("2026-11-18 20:14:00")))
    journal.say("promised_within", .span(Span(30, .minutes)))
    journal.say("pay_channel", .choice("wechat"))
    return journal
  }
}

/// The clock of most tests.
let noon = local("2026-11-22 12:00:00")
