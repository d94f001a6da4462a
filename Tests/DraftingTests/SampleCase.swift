import CaseCore
import Drafting
import Playbook

/// A journal in the making, and what papers come of it.
struct SampleCase {
  static let clock = local("2026-11-22 10:00:00")
  private(set) var events: [Event]
  let playbook: Playbook

  init(_ playbook: Playbook, practice: Bool = false) {
    self.playbook = playbook
    events = [.caseOpened(CaseOpened(title: "点券没到", area: "sample", practice: practice))]
  }

  /// The case of the product's own example: everything told, with a bill, an order page and a chat.
  static func notDelivered(
    _ playbook: Playbook, practice: Bool = false
  ) -> SampleCase {
    var sample = SampleCase(playbook, practice: practice)
    let bill = sample.add("wechat_bill", "text/csv", "微信账单<x>.csv")
    sample.find(
      in: bill, "row:18",
      [
        ("paid", .flag(true)), ("paid_amount", yuan("98.00")),
        ("paid_at", .moment(local("2026-11-18 20:14:00"))),
        ("payment_no", .text("4200001234202611181234567890")), ("payee", .text("某某网络科技有限公司")),
      ])
    let page = sample.add("order_page", "image/png", "骗子订单.png")
    sample.find(
      in: page, "box:1,2,3,4",
      [("order_no", .text("KM20261118001")), ("order_account_shown", .text("13800004321"))])
    let chat = sample.add("qq_chat", "image/jpeg", "聊天.jpg")
    sample.find(in: chat, "line:12", [("goods_arrived", .choice("none"))])
    sample.say("promised_within", .span(Span(30, .minutes)))
    return sample
  }

  /// The entry number of the next event.
  var next: Int { events.count }

  mutating func add(_ kind: String, _ mediaType: String, _ fileName: String, bytes: Int64 = 9)
    -> Int
  {
    events.append(
      .evidenceAdded(
        EvidenceAdded(
          kind: name(kind), digest: SamplePlaybook.digest(UInt8(next)), sizeBytes: bytes,
          mediaType: mediaType, fileName: fileName)))
    return next - 1
  }

  mutating func find(in evidence: Int, _ place: String, _ values: [(String, FactValue)]) {
    guard let at = Place(place) else { preconditionFailure("\(place) is a place.") }
    events.append(
      .findingConfirmed(
        FindingConfirmed(
          evidence: evidence, finding: "\(next)", kind: name("row"), place: at, quote: "原文",
          values: values.map { ShownValue(fact: name($0.0), value: $0.1) })))
  }

  mutating func say(_ fact: String, _ value: FactValue?) {
    events.append(.factStated(FactStated(fact: name(fact), value: value)))
  }

  mutating func append(_ event: Event) { events.append(event) }

  func state() throws -> CaseState {
    let id = Case.ID(randomBytes: Array(1...16))
    return try CaseState.replay(
      events.enumerated().map { index, event in
        .readable(
          Entry(
            caseID: id, seq: index, recordedAt: SampleCase.clock + Int64(index), by: .person,
            event: event))
      })
  }

  func letter(_ rung: String, _ language: Language = .zh) throws -> LetterResult {
    let state = try state()
    let assessment = assess(state, playbook, clock: SampleCase.clock)
    return composeLetter(for: name(rung), state, assessment, playbook, language)
  }

  func packet(_ rung: String, _ language: Language = .zh) throws -> PacketResult {
    let state = try state()
    let assessment = assess(state, playbook, clock: SampleCase.clock)
    return composePacket(for: name(rung), state, assessment, playbook, language)
  }
}

extension LetterResult {
  /// The letter; nil if there is none.
  var written: ComposedLetter? {
    switch self {
    case .letter(let letter): letter
    case .asks, .refused: nil
    }
  }

  /// The facts asked for; nil if none are.
  var asked: [String]? {
    switch self {
    case .asks(let facts): facts.map(\.text)
    case .letter, .refused: nil
    }
  }

  /// Why there is none; nil if it was not refused.
  var refusal: LetterRefusal? {
    switch self {
    case .refused(let refusal): refusal
    case .letter, .asks: nil
    }
  }
}

extension PacketResult {
  /// The plan; nil if there is none.
  var plan: PacketPlan? {
    switch self {
    case .plan(let plan): plan
    case .refused: nil
    }
  }
}

extension PacketPlan {
  /// The text of the file `name`; nil if there is none.
  func text(of name: String) -> String? {
    for file in files where file.name == name {
      if case .text(let text) = file.content { return text }
    }
    return nil
  }
}
