import CaseCore
import Imports
import Testing

/// The originals of the examples, read by the readers that the program uses.
@Suite struct ExampleFilesTests {
  private func reading(
    _ example: ExampleFolder, _ file: String, as kind: String? = nil
  ) throws -> FileReading {
    try Readers.reading(
      of: example.bytes(file), fileName: file, as: kind.flatMap { EvidenceKind.Name($0) })
  }

  @Test(
    arguments: [
      ("not-delivered", "wechat.csv", "wechat_bill", 41),
      ("not-delivered", "chat.txt", "qq_chat", 9),
      ("not-delivered", "order.html", "order_page", nil),
      ("not-delivered", "listing.html", "listing", nil),
      ("not-delivered", "agreement.txt", "agreement", nil),
      ("duplicate-charge", "alipay.csv", "alipay_bill", 32),
      ("duplicate-charge", "order.html", "order_page", nil),
      ("duplicate-charge", "agreement.txt", "agreement", nil),
      ("fraud-site", "wechat.csv", "wechat_bill", 41),
      ("fraud-site", "chat-seller.txt", "qq_chat", 9),
      ("fraud-site", "chat-recovery.txt", "qq_chat", 4),
    ] as [(String, String, String, Int?)])
  func `a file is recognised and read to its end`(
    example: String, file: String, kind: String, rows: Int?
  ) throws {
    let reading = try reading(ExampleFolder(name: example), file)
    #expect(reading.kind.text == kind)
    #expect(reading.complete, "\(reading.unread)")
    if let rows { #expect(reading.rows == rows) }
    #expect(!reading.findings.contains { $0.kind == FindingKinds.totalsMismatch })
  }

  @Test(arguments: ExampleFolder.all)
  func `every finding that a command line confirms is found`(example: ExampleFolder) throws {
    // What is confirmed `--of` a picture depends on the engine; the program's own tests hold it.
    for words in try example.commands() where words[0] == "confirm" && !words.contains("--of") {
      for name in words.dropFirst(2) {
        let parts = name.split(separator: "/").map(String.init)
        // What the clauses of an agreement state, the program's own tests hold: rules read it.
        guard !parts[1].hasPrefix("term:") else { continue }
        let reading = try reading(example, parts[0])
        #expect(reading.findings.contains { $0.id == parts[1] }, "\(name)")
      }
    }
  }

  @Test(arguments: ExampleFolder.all)
  func `a quotation stands in its file at its place`(example: ExampleFolder) throws {
    for words in try example.commands() {
      guard let evidence = words.firstIndex(of: "--evidence"),
        let place = words.firstIndex(of: "--at"),
        let quote = words.firstIndex(where: { $0 == "--quote" || $0 == "--text" })
      else { continue }
      let lines = String(decoding: try example.bytes(words[evidence + 1]), as: UTF8.self)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let range = words[place + 1].dropFirst("line:".count).split(separator: "-").compactMap {
        Int($0)
      }
      let first = try #require(range.first)
      let last = range.last ?? first
      let text = lines[(first - 1)..<last].joined(separator: "\n")
      #expect(text.contains(words[quote + 1]), "\(words)")
    }
  }

  @Test func `the two debits are the same but for their numbers and time`() throws {
    let example = ExampleFolder(name: "duplicate-charge")
    let reading = try reading(example, "alipay.csv")
    let rows = ["row:27", "row:26"].compactMap { id in reading.findings.first { $0.id == id } }
    #expect(rows.count == 2)
    func value(_ row: Finding, _ fact: String) -> FactValue? {
      row.values.first { $0.fact.text == fact }?.value
    }
    for fact in ["paid_amount", "payee", "pay_channel"] {
      #expect(value(rows[0], fact) != nil && value(rows[0], fact) == value(rows[1], fact))
    }
    for fact in ["payment_no", "merchant_order_no"] {
      #expect(value(rows[0], fact) != value(rows[1], fact))
    }
    let first = try #require(rows[0].at)
    let second = try #require(rows[1].at)
    #expect(second - first == 41)
  }

  @Test func `the person paid by a code is a person and not a merchant`() throws {
    let reading = try reading(ExampleFolder(name: "fraud-site"), "wechat.csv")
    let row = try #require(reading.findings.first { $0.id == "row:24" })
    let channel = row.values.first { $0.fact.text == "pay_channel" }?.value
    #expect(channel == .choice("wechat_personal"))
  }
}
