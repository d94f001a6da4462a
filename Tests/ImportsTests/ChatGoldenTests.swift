import CaseCore
import Imports
import TestKit
import Testing

/// Every form of a chat, whole: normal, empty, one message, and every break that is known.
@Suite struct ChatGoldenTests {
  /// The fixtures, with the kind and the form that they are told to be.
  static let fixtures: [(name: String, kind: String, variant: String, rows: Int)] = [
    ("memotrace.csv", "wechat_chat", "memotrace-csv", 7),
    ("memotrace-one.csv", "wechat_chat", "memotrace-csv", 1),
    ("memotrace-odd.csv", "wechat_chat", "memotrace-csv", 9),
    ("memotrace-group.csv", "wechat_chat", "memotrace-csv", 6),
    ("memotrace-2024.csv", "wechat_chat", "memotrace-csv", 5),
    ("memotrace.txt", "wechat_chat", "memotrace-txt", 6),
    ("memotrace.html", "wechat_chat", "memotrace-html", 6),
    ("pywxdump.csv", "wechat_chat", "pywxdump-csv", 5),
    ("pywxdump-resaved.csv.bytes", "wechat_chat", "pywxdump-csv", 5),
    ("weflow.csv", "wechat_chat", "weflow-csv", 5),
    ("weflow.txt", "wechat_chat", "weflow-txt", 5),
    ("weflow.md", "wechat_chat", "weflow-md", 5),
    ("weflow.json", "wechat_chat", "weflow-json", 6),
    ("ciphertalk.json", "wechat_chat", "ciphertalk-json", 6),
    ("echotrace.json", "wechat_chat", "echotrace-json", 6),
    ("chatlab.json", "other_chat", "chatlab-json", 6),
    ("chatlab.jsonl", "other_chat", "chatlab-json", 6),
    ("chatlog.csv", "wechat_chat", "chatlog-csv", 5),
    ("chatlog.txt", "noted_chat", "pasted-txt", 5),
    ("qq-pasted-month-first.txt", "noted_chat", "pasted-txt", 4),
    ("qq-pasted.txt", "noted_chat", "pasted-txt", 3),
    ("qq-phone.txt", "noted_chat", "pasted-txt", 3),
    ("qq-times-only.txt", "noted_chat", "pasted-txt", 2),
    ("qq.mht", "qq_chat", "qq-mht", 4), ("qq-cut.mht", "qq_chat", "qq-mht", 3),
    ("qqnt.json", "qq_chat", "qqnt-json", 6), ("qqnt-chunk.jsonl", "qq_chat", "qqnt-json", 6),
    ("qqnt-broken.json", "qq_chat", "qqnt-json", 5),
    ("qqnt-cut.json", "qq_chat", "qqnt-json", 3),
    ("qqnt.txt", "qq_chat", "qqnt-txt", 6), ("qqnt.html", "qq_chat", "qqnt-html", 7),
    ("telegram.json", "other_chat", "telegram-json", 6),
    ("telegram-full.json", "other_chat", "telegram-json", 7),
    ("telegram.html", "other_chat", "telegram-html", 5),
    ("whatsapp-us.txt", "other_chat", "whatsapp-txt", 5),
    ("whatsapp-de.txt", "other_chat", "whatsapp-txt", 3),
    ("whatsapp-ios.txt", "other_chat", "whatsapp-txt", 3),
    ("whatsapp-zh.txt", "other_chat", "whatsapp-txt", 3),
    ("whatsapp-ios-zh.txt", "other_chat", "whatsapp-txt", 3),
    ("whatsapp-undecided.txt", "other_chat", "whatsapp-txt", 2),
    ("whatsapp-dots.txt", "other_chat", "whatsapp-txt", 2),
    ("notes.txt", "noted_chat", "notes-txt", 4),
    ("notes-gb.txt.bytes", "noted_chat", "notes-txt", 2),
    ("notes-mixed.txt.bytes", "noted_chat", "notes-txt", 3),
    ("notes-returns.txt", "noted_chat", "notes-txt", 2),
    ("notes-utf-16.txt.bytes", "noted_chat", "notes-txt", 2),
  ]

  @Test(arguments: fixtures)
  func `a chat is read as it was looked at`(
    fixture: (name: String, kind: String, variant: String, rows: Int)
  ) throws {
    let reading = try Fixture.reading("chats/" + fixture.name)
    #expect(reading.reader == ChatReader.id)
    #expect(reading.kind.text == fixture.kind)
    #expect(reading.variant == fixture.variant)
    #expect(reading.rows == fixture.rows)
    #expect(Set(reading.findings.map(\.id)).count == reading.findings.count, "ids are not unique")
    expectSnapshot(ReadingText(reading).text, named: "chats-\(fixture.name).reading")
  }

  @Test(arguments: ["memotrace-empty.csv", "qqnt-empty.json"])
  func `a chat without messages says so`(name: String) throws {
    let bytes = try Fixture.bytes("chats/" + name)
    #expect(throws: ReaderError.noMessages) { try Readers.reading(of: bytes, fileName: "x") }
  }
}
