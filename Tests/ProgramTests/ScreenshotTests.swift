import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// The screenshots of the examples, read by the built program with RapidOCR.
  @Suite struct ScreenshotTests {
    /// A screenshot, the kind that it shows, and what of the other evidence says the same.
    struct Shown: CustomTestStringConvertible, Sendable {
      var example: String
      var file: String
      var kind: String
      /// The file and the findings in it that the values must equal.
      var other: (file: String, findings: [String])
      /// The facts that must be read for certain: a number, an amount, a time.
      var facts: [String]

      var testDescription: String { "\(example)/\(file)" }
    }

    private static let payment = ["payment_no", "paid_amount", "paid_at"]
    private static let order = ["order_no", "order_amount", "ordered_at"]
    private static let shown = [
      Shown(
        example: "not-delivered", file: "paid.png", kind: "payment_screenshot",
        other: ("wechat.csv", ["row:26"]), facts: payment),
      Shown(
        example: "not-delivered", file: "order.png", kind: "order_screenshot",
        other: ("order.html", ["order_number:19", "order_time:22", "order_amount:25"]),
        facts: order),
      Shown(
        example: "duplicate-charge", file: "paid.png", kind: "payment_screenshot",
        other: ("alipay.csv", ["row:27"]), facts: payment),
      Shown(
        example: "duplicate-charge", file: "paid-again.png", kind: "payment_screenshot",
        other: ("alipay.csv", ["row:26"]), facts: payment),
      Shown(
        example: "duplicate-charge", file: "order.png", kind: "order_screenshot",
        other: ("order.html", ["order_number:13", "order_time:16", "order_amount:19"]),
        facts: order),
      Shown(
        example: "fraud-site", file: "paid.png", kind: "payment_screenshot",
        other: ("wechat.csv", ["row:24"]), facts: payment),
    ]

    @Test(arguments: ["not-delivered", "duplicate-charge", "fraud-site"])
    func `number, amount and time are read from the screenshots alone`(example: String) throws {
      let program = try Program(recognition: "rapidocr")
      let id = try program.newCase()
      let shown = Self.shown.filter { $0.example == example }
      let folder = "\(Program.root)/examples/\(example)"
      let added = try program.run(["add", id] + shown.map { "\(folder)/\($0.file)" } + ["--json"])
      let list = try #require(added.object["added"] as? [[String: Any]], "\(added)")
      #expect(list.map { $0["kind"] as? String } == shown.map(\.kind), "\(added)")
      let found = try Self.findings(program.run("findings", id, "--json"))
      for (one, entry) in zip(shown, list.compactMap { $0["evidence"] as? Int }) {
        let other = try Self.findings(
          program.run("read", "\(folder)/\(one.other.file)", "--json"))
        for fact in one.facts {
          let read = found.filter {
            ($0["id"] as? String)?.hasPrefix("\(entry)/") == true && $0["unsure"] == nil
          }.compactMap { Self.value(of: fact, in: $0) }
          let said = other.filter { one.other.findings.contains($0["id"] as? String ?? "") }
            .compactMap { Self.value(of: fact, in: $0) }
          #expect(read.count == 1 && read == said, "\(one.file) \(fact): \(read), \(said)")
        }
      }
    }

    @Test(arguments: ["rapidocr", "tesseract"])
    func `a picture comes in as what it shows, and one true thing is said of it`(
      engine: String
    ) throws {
      let program = try Program(recognition: engine)
      let id = try program.newCase()
      let folder = "\(Program.root)/examples/not-delivered"
      let added = try program.run(
        "add", id, "\(folder)/paid.png", "\(folder)/chat.txt", "\(folder)/ledger.png")
      #expect(added.code == 0, "\(added)")
      let lines = added.output.split(separator: "\n")
      #expect(lines.count == 3, "\(added)")
      #expect(lines[0].contains("(payment_screenshot)") && lines[0].contains("pieces of text"))
      #expect(lines[2].contains("(balance_screenshot)"), "\(added)")
      #expect(!added.output.contains("not read") && !added.error.contains("not read"), "\(added)")
      // Only what is sure is confirmed; what is not there confirms nothing.
      let confirmed = try program.run("confirm", id, "--of", "paid.png", "--json")
      let names = try #require(confirmed.object["confirmed"] as? [String], "\(confirmed)")
      #expect(names.contains("1/paid_amount:1") && names.allSatisfy { $0.hasPrefix("1/") })
      let none = try program.run("confirm", id, "--of", "paid.png", "--json")
      #expect(none.object["confirmed"] as? [String] == [])
    }

    private static func findings(_ run: RunningProgram.Outcome) throws -> [[String: Any]] {
      try #require(run.object["findings"] as? [[String: Any]], "\(run)")
    }

    private static func value(of fact: String, in finding: [String: Any]) -> String? {
      (finding["values"] as? [String: Any])?[fact].map { "\($0)" }
    }
  }
}

extension WholeProgram.ScreenshotTests {
  @Test func `a recording of a screen is read frame by frame, and is erased with its frames`()
    throws
  {
    let program = try Program(recognition: "rapidocr")
    let id = try program.newCase()
    let folder = "\(Program.root)/examples/not-delivered"
    let path = program.folder.path(of: "screen.mp4")
    // Three seconds of the payment, three of the ledger.
    let made = Process()
    made.executableURL = URL(fileURLWithPath: "/usr/bin/ffmpeg")
    made.arguments =
      ["-v", "error", "-nostdin"]
      + ["paid.png", "ledger.png"].flatMap { ["-loop", "1", "-t", "3", "-i", "\(folder)/\($0)"] }
      + ["-filter_complex", "[0:v][1:v]concat=n=2:v=1", "-r", "10", "-crf", "18"]
      + ["-pix_fmt", "yuv420p", path]
    try made.run()
    made.waitUntilExit()
    #expect(made.terminationStatus == 0)
    let added = try program.run("add", id, path, "--json")
    let one = try #require((added.object["added"] as? [[String: Any]])?.first, "\(added)")
    #expect((one["recognisedBy"] as? String)?.hasPrefix("rapidocr") == true, "\(added)")
    let listed = try program.run("findings", id, "--json")
    let findings = try #require(listed.object["findings"] as? [[String: Any]])
    let sure = findings.filter { $0["unsure"] == nil }.reduce(into: [:]) { values, finding in
      values.merge(finding["values"] as? [String: Any] ?? [:]) { first, _ in first }
    }
    #expect(sure["payment_no"] as? String == "4200002811202611185079136248", "\(listed)")
    #expect(sure["paid_amount"] as? Int == 9800, "\(listed)")
    #expect(
      findings.allSatisfy { ($0["place"] as? String)?.hasPrefix("time:00:0") == true }, "\(listed)")
    // Frames and text go to nobody else, and go with the recording.
    for (recipient, isOwn) in [("self", true), ("police", false)] {
      _ = try program.export(id, "\(recipient).zip", "--for", recipient)
      let zip = program.folder.path(of: "\(recipient).zip")
      #expect(try program.run("verify", zip).code == 0)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: zip))
      #expect((bytes.range(of: Data("recourse-recognised-recording".utf8)) != nil) == isOwn)
    }
    #expect(try program.run("check").code == 0)
    let number = Array("4200002811202611185079136248".utf8)
    #expect(try !VaultBytes([program.vault]).holding(number).isEmpty)
    #expect(try program.run("erase", id, "screen.mp4", "--reason", "r", "--yes").code == 0)
    #expect(try VaultBytes([program.vault]).holding(number).isEmpty)
    let broken = program.folder.path(of: "broken.mp4")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(3000)
    try bytes.write(to: URL(fileURLWithPath: broken))
    let unread = try program.run("add", id, broken, "--json")
    let last = (unread.object["added"] as? [[String: Any]])?.first
    #expect(unread.code == 0 && last?["notRead"] as? String == "recording-unreadable", "\(unread)")
  }
}
