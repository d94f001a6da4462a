import CaseCore
import Evidence
import Testing

/// One entry of every kind with all members, and one with as few as possible.
enum SampleEntries {
  static func id() throws -> Case.ID {
    try #require(Case.ID("0123456789abcdef0123456789abcdef"))
  }

  static func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

  static func name<Kind>(_ text: String) throws -> Name<Kind> { try #require(Name(text)) }

  static func digest(_ byte: UInt8) throws -> Digest {
    try #require(Digest(bytes: [UInt8](repeating: byte, count: 32)))
  }

  static func entry(_ seq: Int, _ event: Event, by: Recorder = .person) throws -> Entry {
    Entry(
      caseID: try id(), seq: seq, recordedAt: try moment("2026-11-18T12:14:00Z"), by: by,
      event: event)
  }

  static func shown() throws -> FactStated.Shown {
    .init(
      evidence: 1, place: try #require(Place("line:18")), speaker: "客服07",
      quote: "已为您登记，\"48 小时\"内退款")
  }

  static func events(of kind: Event.Kind) throws -> [Event] {
    switch kind {
    case .caseOpened, .storyTold, .noteTaken, .caseClosed: try openingAndClosing(kind)
    case .evidenceAdded, .fileRead, .findingConfirmed, .findingRejected, .slotStated:
      try evidence(kind)
    case .factStated, .messageKept, .promiseMade: try statements(kind)
    case .stepTaken, .answerReceived, .deadlineMoved, .corrected, .withdrawn: try ladder(kind)
    case .adviceGiven, .documentIssued: try program(kind)
    case .derivativeAdded, .evidenceShown, .entriesErased: try custody(kind)
    case .keyRotated, .caseHandedOver, .caseContinued: try keys(kind)
    }
  }

  private static func openingAndClosing(_ kind: Event.Kind) throws -> [Event] {
    let refund = Money(minorUnits: 9800)
    return switch kind {
    case .caseOpened:
      [
        .caseOpened(CaseOpened(title: "点券 980 元没到账", area: "cn-game-points", practice: false)),
        .caseOpened(CaseOpened(title: "", area: "cn-game-points", practice: true)),
      ]
    case .storyTold:
      [.storyTold(StoryTold(text: "第一行\n\t\"引\" \\ \u{1}\u{7f}\u{2028}/é😀"))]
    case .noteTaken: [.noteTaken(NoteTaken(text: "问同学要聊天记录"))]
    default:
      [
        .caseClosed(
          CaseClosed(
            outcome: .partlyRefunded, amount: refund,
            happenedAt: try moment("2026-12-01T00:00:00Z"), remark: "先退一半")),
        .caseClosed(CaseClosed(outcome: .givenUp)),
      ]
    }
  }

  private static func evidence(_ kind: Event.Kind) throws -> [Event] {
    switch kind {
    case .evidenceAdded:
      [
        .evidenceAdded(
          EvidenceAdded(
            kind: try name("order_page"), digest: try digest(0xab), sizeBytes: 9,
            mediaType: "image/png",
            fileName: "订单.png",
            obtained: .init(
              way: .screenshot, app: "微信 8.0", device: "小米 14", from: "本人"))),
        .evidenceAdded(
          EvidenceAdded(
            kind: try name("order_page"), digest: try digest(0xab), sizeBytes: 9,
            mediaType: "image/png",
            fileName: "x", obtained: .init(way: .other))),
        .evidenceAdded(
          EvidenceAdded(
            kind: try name("wechat_bill"), digest: try digest(0xab), sizeBytes: 20_480,
            mediaType: "text/csv", fileName: "微信支付账单(20261101-20261118).csv",
            modifiedAt: try moment("2026-11-18T11:59:59Z"), kindNamedByPerson: true)),
        .evidenceAdded(
          EvidenceAdded(
            kind: try name("other"), digest: try digest(0), sizeBytes: 0,
            mediaType: "application/octet-stream", fileName: "x")),
      ]
    case .fileRead:
      [
        .fileRead(
          FileRead(
            evidence: 1, reader: "wechat-csv", readerVersion: 1, variant: "2024", rows: 21,
            findings: 2, unread: 0, complete: true, findingsDigest: try digest(0xcd)))
      ]
    case .findingConfirmed:
      [
        .findingConfirmed(
          FindingConfirmed(
            evidence: 1, finding: "row:18", kind: try name("payment_row"),
            place: try #require(Place("row:18")), quote: "2026-11-18 20:14:00,商户消费", speaker: "财付通",
            values: [
              ShownValue(fact: try name("paid_amount"), value: .money(Money(minorUnits: 9800))),
              ShownValue(
                fact: try name("paid_at"), value: .moment(try moment("2026-11-18T12:14:00Z"))),
            ])),
        .findingConfirmed(
          FindingConfirmed(
            evidence: 1, finding: "f", kind: try name("k"), place: .whole, quote: "", values: [])),
      ]
    case .findingRejected: [.findingRejected(FindingRejected(evidence: 1, finding: "row:19"))]
    default: [.slotStated(SlotStated(slot: try name("payment_record"), state: .cannotBeHad))]
    }
  }

  private static func statements(_ kind: Event.Kind) throws -> [Event] {
    switch kind {
    case .factStated:
      try [
        FactValue.flag(false), .choice("not_delivered"),
        .money(Money(minorUnits: -1, currency: "USD")),
        .moment(moment("2026-11-18T12:14:00Z")), .span(Span(48, .hours)),
        .span(Span(7, .workingDays)), .number(-9_007_199_254_740_991), .text("QQ 12345"),
      ].map { .factStated(FactStated(fact: try name("a_fact"), value: $0, shown: try shown())) }
        + [.factStated(FactStated(fact: name("a_fact"), value: nil))]
    case .messageKept:
      [
        .messageKept(
          MessageKept(
            direction: .received, channel: "qq", happenedAt: try moment("2026-11-18T13:00:00Z"),
            text: "亲，虚拟商品不退不换", shown: try shown())),
        .messageKept(MessageKept(direction: .sent, channel: "ticket", text: "请退款")),
      ]
    default:
      [
        .promiseMade(
          PromiseMade(
            rung: try name("seller"), what: .refund, amount: Money(minorUnits: 9800),
            happenedAt: try moment("2026-11-18T13:00:00Z"),
            dueAt: try moment("2026-11-20T13:00:00Z"), text: "48 小时内退", shown: try shown())),
        .promiseMade(PromiseMade(rung: try name("platform"), what: .answer)),
      ]
    }
  }

  private static func ladder(_ kind: Event.Kind) throws -> [Event] {
    let at = try moment("2026-11-19T01:00:00Z")
    return switch kind {
    case .stepTaken:
      [
        .stepTaken(
          StepTaken(
            rung: try name("platform"), happenedAt: at, reference: "TS20261119001",
            setDueAt: try moment("2026-11-21T01:00:00Z"), remark: "网页提交")),
        .stepTaken(StepTaken(rung: try name("seller"), happenedAt: at)),
      ]
    case .answerReceived:
      [
        .answerReceived(
          AnswerReceived(
            rung: try name("platform"), answer: try name("refused"), happenedAt: at,
            reason: try name("already_used"), amount: Money(minorUnits: 0),
            dueAt: try moment("2026-11-25T01:00:00Z"), text: "已充值", shown: try shown())),
        .answerReceived(
          AnswerReceived(rung: try name("seller"), answer: try name("silent"), happenedAt: at)),
      ]
    case .deadlineMoved:
      [.deadlineMoved(DeadlineMoved(rung: try name("seller"), dueAt: at, reason: "对方要求延期"))]
    case .corrected:
      [
        .corrected(
          Correction(
            replaces: 3,
            event: .factStated(
              FactStated(fact: try name("a_fact"), value: .flag(true), shown: nil))))
      ]
    default: [.withdrawn(Withdrawal(entry: 3, reason: "传错了文件"))]
    }
  }

  private static func custody(_ kind: Event.Kind) throws -> [Event] {
    switch kind {
    case .derivativeAdded:
      [
        .derivativeAdded(
          DerivativeAdded(
            original: 1, digest: try digest(0xcd), sizeBytes: 1200, mediaType: "image/png",
            how: .masked,
            masks: [
              .init(place: try #require(Place("box:10,20,300,40")), why: try name("phone")),
              .init(place: try #require(Place("box:10,80,300,40")), why: try name("card_key")),
            ], recipients: ["seller", "12315"], tool: "recourse 0.1")),
        .derivativeAdded(
          DerivativeAdded(
            original: 1, digest: try digest(0), sizeBytes: 0, mediaType: "text/plain",
            how: .converted, tool: "")),
      ]
    case .evidenceShown:
      [
        .evidenceShown(
          EvidenceShown(
            evidence: 1, to: "平台客服", how: .handedOver,
            happenedAt: try moment("2026-11-19T01:00:00Z"), remark: "当面")),
        .evidenceShown(EvidenceShown(evidence: 1, to: "12315", how: .viewed)),
      ]
    default: [.entriesErased(EntriesErased(entries: [1, 3], reason: "有家人的照片"))]
    }
  }

  private static func keys(_ kind: Event.Kind) throws -> [Event] {
    let old = try #require(PublicKey(bytes: [UInt8](repeating: 1, count: 32)))
    let new = try #require(PublicKey(bytes: [UInt8](repeating: 2, count: 32)))
    let one = try #require(Signature(bytes: [UInt8](repeating: 3, count: 64)))
    let other = try #require(Signature(bytes: [UInt8](repeating: 4, count: 64)))
    let root = try digest(5)
    return switch kind {
    case .keyRotated:
      [
        .keyRotated(
          KeyRotated(from: old, to: new, root: root, fromSignature: one, toSignature: other))
      ]
    case .caseHandedOver:
      [.caseHandedOver(CaseHandedOver(from: old, to: new, root: root, signature: one))]
    default: [.caseContinued(CaseContinued(from: old, to: new, root: root, signature: other))]
    }
  }

  private static func program(_ kind: Event.Kind) throws -> [Event] {
    switch kind {
    case .adviceGiven:
      [
        .adviceGiven(
          AdviceGiven(
            judged: [
              .init(
                claim: try name("notDelivered"), onYourAccount: "strong",
                onTheRecord: "undetermined")
            ], actions: ["seller send_demand"], playbook: try digest(0xef),
            clock: try moment("2026-11-18T12:14:00Z"))),
        .adviceGiven(
          AdviceGiven(
            judged: [], actions: [], playbook: try digest(0xef),
            clock: try moment("2026-11-18T12:14:00Z"))),
      ]
    default:
      [
        .documentIssued(
          DocumentIssued(
            what: .letter, rung: try name("seller"), recipient: "seller", language: .zh, size: 7,
            digest: try digest(1), playbook: try digest(0xef))),
        .documentIssued(DocumentIssued(what: .bundle, size: 7, digest: try digest(1))),
        .documentIssued(
          DocumentIssued(
            what: .bundle, recipient: "court", size: 7, digest: try digest(1), contents: [1, 5])),
        .documentIssued(
          DocumentIssued(
            what: .letter, rung: try name("seller"), language: .zh, size: 7, digest: try digest(1),
            playbook: try digest(0xef), wording: try wording())),
        .documentIssued(
          DocumentIssued(
            what: .packet, rung: try name("wechat"), language: .en, size: 7,
            digest: try digest(1), playbook: try digest(0xef), contents: [5],
            wording: try wording())),
        .documentIssued(
          DocumentIssued(
            what: .dossier, recipient: "court", language: .zh, size: 7, digest: try digest(1),
            playbook: try digest(0xef), contents: [1, 5],
            clock: try moment("2026-11-18T12:14:00Z"))),
        .documentIssued(
          DocumentIssued(
            what: .packet, rung: try name("wechat"), language: .en, size: 7,
            digest: try digest(1), playbook: try digest(0xef),
            clock: try moment("2026-11-18T12:14:00Z"))),
      ]
    }
  }

  private static func wording() throws -> DocumentIssued.Wording {
    DocumentIssued.Wording(
      letter: try name("demand_perform"), clock: try moment("2026-11-18T12:14:00Z"),
      sentences: [
        .init(entries: [1, 2], facts: [try name("order_no"), try name("paid_at")]),
        .init(entries: [], facts: []),
      ])
  }
}
