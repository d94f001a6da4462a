import CaseCore
import Foundation
import Testing

/// What the examples hand over at each rung that they come to: packets and dossiers.
@Suite(.serialized) struct RungPaperTests {
  /// One run of an example.
  struct Run: Sendable, CustomStringConvertible {
    let example: String
    let language: Language
    var description: String { "\(example)-\(language.rawValue)" }
  }

  static let runs = ExampleCase.names.flatMap { name in
    Language.allCases.map { Run(example: name, language: $0) }
  }

  /// Whether every paper is made as pages; else a part of them is.
  private static let isDeep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil

  /// The rungs whose doors are open at the end of each example and that have something to write.
  private static let open: [String: Set<String>] = [
    "not-delivered": [
      "keep_safe", "secure_account", "seller", "platform", "wechat", "samr_12315",
      "consumer_association", "police", "court",
    ],
    "duplicate-charge": [
      "keep_safe", "secure_account", "seller", "platform", "alipay", "samr_12315",
      "consumer_association", "police", "court",
    ],
    "fraud-site": [
      "keep_safe", "secure_account", "wechat", "payee_report", "samr_12315",
      "consumer_association", "police", "court",
    ],
  ]

  @Test(arguments: runs)
  func `each rung that an example comes to has a packet that its form takes`(
    run: Run
  ) async throws {
    let made = try await ExampleShelf.made(run.example, run.language)
    #expect(!made.points.isEmpty)
    for point in made.points {
      let packet = try await PacketFolder(Terminal(copying: point.terminal), point.rung)
      try #require(packet, "\(run): \(point)").check()
    }
  }

  @Test(arguments: runs)
  func `each door that is open at the end of an example has a packet that its form takes`(
    run: Run
  ) async throws {
    let made = try await ExampleShelf.made(run.example, run.language)
    let terminal = try Terminal(copying: made.terminal)
    var open: Set<String> = []
    for rung in Self.rungs {
      guard let packet = try await PacketFolder(terminal, rung) else { continue }
      open.insert(rung)
      try packet.check()
    }
    #expect(open == Self.open[run.example], "\(run)")
  }

  /// The rungs of the playbook.
  private static let rungs = [
    "keep_safe", "secure_account", "seller", "platform", "wechat", "alipay", "qq_wallet",
    "other_app", "bank", "payee_report", "identify", "samr_12315", "samr_report",
    "consumer_association", "police", "court",
  ]

  /// Where each example climbs on to when nobody answers, in the order in which it comes there.
  private static let climbs = [
    "not-delivered": ["wechat", "platform", "identify"],
    "duplicate-charge": ["seller", "alipay", "platform", "identify"],
    "fraud-site": ["police", "payee_report"],
  ]

  /// The deep run climbs in both languages.
  @Test(arguments: isDeep ? runs : runs.filter { ($0.language == .en) == ($0.example < "f") })
  func `climbing on while nobody answers, each rung has its packet`(run: Run) async throws {
    let made = try await ExampleShelf.made(run.example, run.language)
    var terminal = made.terminal
    var climbed: [String] = []
    for month in 0..<8 {
      let now = Self.day(30 * month)
      terminal = try Terminal(copying: terminal, now: now)
      let next = try await terminal.run("next", "last", "--json").json()
      let moves = [next] + (next["also"] as? [[String: Any]] ?? [])
      for move in moves {
        guard let rung = move["rung"] as? String, move["letter"] as? String != nil,
          !climbed.contains(rung)
        else { continue }
        climbed.append(rung)
        let packet = try await PacketFolder(terminal, rung)
        try #require(packet, "\(run): \(rung)").check()
        #expect(await terminal.run("step", "last", rung, "filed", "--when", now).code == 0)
        guard rung == "identify" else { continue }
        // Here somebody answers: the doors behind it take only a name and an address.
        for words in [
          ["step", "last", rung, "answered", "named", "--when", now],
          ["fact", "set", "last", "respondent_name", "海角甲乙丙网络科技有限公司"],
          ["fact", "set", "last", "respondent_address", "海角市甲乙路 1 号"],
        ] { #expect(await terminal.run(words).code == 0, "\(words)") }
      }
    }
    #expect(climbed == Self.climbs[run.example], "\(run)")
  }

  /// A day in the year after the examples.
  private static func day(_ days: Int) -> String {
    let start = Day("2026-11-22") ?? Day(number: 0)
    return "\(start.advanced(by: days))T10:30:00+08:00"
  }
}
