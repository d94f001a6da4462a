import CaseCore
import Evidence

/// Journals of any length that look like a real case: originals, readings, answers, messages.
enum SampleJournal {
  static let caseID = Case.ID(randomBytes: [UInt8](repeating: 7, count: 16))

  /// The sealed entries of a journal of `count` entries.
  static func sealed(count: Int) throws -> [SealedEntry] {
    try (0..<count).map { seq in
      let entry = Entry(
        caseID: caseID, seq: seq, recordedAt: Moment(seconds: 1_795_312_800 + Int64(seq)),
        by: seq % 5 == 2 ? .program : .person, event: event(seq))
      // The salts are no secret here; only their size matters.
      let salt = (0..<32).map { UInt8(truncatingIfNeeded: seq &* 31 &+ $0 &* 7) }
      return try SealedEntry(entry, salt: salt)
    }
  }

  private static func event(_ seq: Int) -> Event {
    if seq == 0 {
      return .caseOpened(
        CaseOpened(title: "点券没到账 98 元", area: "cn-game-points", practice: true))
    }
    switch seq % 5 {
    case 1:
      return .evidenceAdded(
        EvidenceAdded(
          kind: name("wechat_bill"), digest: digest(seq), sizeBytes: 7_579,
          mediaType: "text/csv", fileName: "微信支付账单-\(seq).csv"))
    case 2:
      return .fileRead(
        FileRead(
          evidence: seq - 1, reader: "bill-csv", readerVersion: 1, variant: "wechat-csv-2025",
          rows: 41, findings: 42, unread: 0, complete: true, findingsDigest: digest(seq)))
    case 3:
      return .findingConfirmed(
        FindingConfirmed(
          evidence: seq - 2, finding: "row:28", kind: name("payment_row"), place: .line(28),
          quote: "2026-11-18 20:14:37,\"商户消费\",\"海角甲乙丙网络科技有限公司\",¥98.00",
          values: [
            ShownValue(fact: name("paid"), value: .flag(true)),
            ShownValue(
              fact: name("paid_at"), value: .moment(Moment(seconds: 1_795_004_077))),
          ]))
    case 4:
      return .factStated(FactStated(fact: name("goods_arrived"), value: .choice("none")))
    default:
      return .messageKept(
        MessageKept(
          direction: .received, channel: "qq", happenedAt: Moment(seconds: 1_795_006_330),
          text: "在补单,上游有点慢,耐心等"))
    }
  }

  private static func digest(_ seq: Int) -> Digest {
    let bytes = (0..<32).map { UInt8(truncatingIfNeeded: seq &* 13 &+ $0) }
    guard let digest = Digest(bytes: bytes) else { preconditionFailure("A digest is 32 bytes.") }
    return digest
  }

  static func name<Kind>(_ text: String) -> Name<Kind> {
    guard let name = Name<Kind>(text) else {
      preconditionFailure("A name that is written in the code is well formed.")
    }
    return name
  }
}
