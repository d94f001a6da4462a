import CaseCore
import Imports
import Testing

@Suite struct DatedChatTests {
  private func messages(_ text: String) throws -> [Finding] {
    let reading = try ChatReader.reading(of: text.utf8.span, as: EvidenceKinds.qqChat)
    return reading.findings.filter { $0.kind == FindingKinds.chatMessage }
  }

  static let heads: [(String, String, String)] = [
    ("2019-09-23 20:43:38 昵称(12345678)", "12345678", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 8:43:38 昵称(12345678)", "12345678", "2019-09-23T08:43:38+08:00"),
    ("2019-09-23 8:43:38 PM 昵称(12345678)", "12345678", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 12:00:00 AM 昵称(12345678)", "12345678", "2019-09-23T00:00:00+08:00"),
    ("2019-09-23 20:43:38 昵称<a@example.com>", "a@example.com", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 20:43:38 只有名字", "只有名字", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 20:43:38 名字(广州)", "名字(广州)", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 20:43:38 【管理员】老板", "老板", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 20:43:38 (12345678)", "12345678", "2019-09-23T20:43:38+08:00"),
    ("2019-09-23 20:43:38 有 空 格 (2)(12345678)", "12345678", "2019-09-23T20:43:38+08:00"),
  ]

  @Test(arguments: heads)
  func `a head line names speaker and time`(head: String, speaker: String, at: String) throws {
    let messages = try messages("\(head)\n你好\n\n")
    #expect(messages.count == 1)
    #expect(messages.first?.speaker == speaker)
    #expect(messages.first?.at == Moment(at))
    #expect(messages.first?.quote == "你好")
    #expect(messages.first?.place == .lines(1, 2))
  }

  @Test(arguments: [
    "2006-01-02 15:04:05", "2019-13-01 20:43:38 名", "2019-09-23 25:43:38 名",
    "2019-09-23 13:43:38 PM 名", "1970-01-01 0:00:00 名", "2019/09/23 20:43:38 名",
    "说 2019-09-23 20:43:38 名", "2019-09-23 20:43 名",
  ])
  func `what only looks like a head stays content`(line: String) throws {
    let messages = try messages("2019-09-23 20:43:38 甲(12345678)\n一\n\n\(line)\n二\n")
    #expect(messages.count == 1)
    #expect(messages.first?.quote == "一\n\n\(line)\n二")
  }

  @Test func `a head without a blank line before it is content and is said`() throws {
    let text = "2019-09-23 20:43:38 甲(12345678)\n2019-09-23 20:44:00 乙(23456789)\n"
    let reading = try ChatReader.reading(of: text.utf8.span, as: EvidenceKinds.qqChat)
    #expect(reading.rows == 1)
    #expect(reading.findings.map(\.id) == ["headlike:2", "message:1", "speaker:1"])
  }

  @Test func `an earlier message keeps its time and is said`() throws {
    let reading = try Fixture.reading("qq/private.txt")
    let early = try #require(reading.findings.first { $0.id == "message:16" })
    #expect(early.at == Moment("2026-11-18T09:05:00+08:00"))
    #expect(reading.findings.contains { $0.id == "order:16" && $0.kind == FindingKinds.outOfOrder })
  }

  @Test func `each chat of a history has its own order and name`() throws {
    let reading = try Fixture.reading("qq/history.txt.bytes")
    #expect(!reading.findings.contains { $0.kind == FindingKinds.outOfOrder })
    let names = reading.findings.filter { $0.chat != nil }.map { finding in
      finding.details.first { $0.name == "消息对象" }?.text
    }
    #expect(names == ["甲", "乙"])
  }

  @Test func `a rule that somebody typed is part of the message`() throws {
    let reading = try Fixture.reading("qq/group.txt")
    let last = try #require(reading.findings.last { $0.chat != nil })
    #expect(last.quote == String(repeating: "=", count: 64) + "\n上面是我画的线")
    #expect(last.place == .lines(25, 27))
  }

  @Test func `a bad byte costs its line and no other`() throws {
    let whole = try Fixture.reading("qq/private.txt")
    let broken = try Fixture.reading("qq/bad-byte.txt.bytes")
    #expect(broken.rows == whole.rows)
    #expect(broken.unread.map(\.line) == [13])
    #expect(!broken.complete)
    let others = { (reading: FileReading) in
      reading.findings.filter { $0.id != "message:12" && $0.id != "speaker:12" }
    }
    #expect(others(broken) == others(whole))
  }

  @Test func `a message over the limit is cut and says so`() throws {
    let line = String(repeating: "长", count: 1000)
    let text = "2019-09-23 20:43:38 甲\n" + Array(repeating: line, count: 5).joined(separator: "\n")
    let messages = try messages(text)
    #expect(messages.first?.remarks == [.cut])
    #expect(messages.first.map { $0.quote.utf8.count <= Limits.lineBytes } == true)
  }

  @Test(arguments: ["只是一些话\n", "消息记录（此消息记录为文本格式，不支持重新导入）\n"])
  func `a text without messages is no chat`(text: String) {
    #expect(throws: ReaderError.noMessages) {
      try ChatReader.reading(of: text.utf8.span, as: EvidenceKinds.qqChat)
    }
  }
}
