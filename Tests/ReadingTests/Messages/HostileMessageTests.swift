import CaseCore
import Reading
import TestKit
import Testing

/// Messages that are written to mislead a reader or to keep it busy.
@Suite struct HostileMessageTests {
  /// What people hide words behind.
  static let unseen: [Unicode.Scalar] = ["\u{200b}", "\u{200d}", "\u{2060}", "\u{202e}", "\u{ad}"]

  @Test(arguments: UInt64(0)..<100)
  func `what cannot be seen changes nothing but is counted`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let texts = MessageReaderTests.wanted.map(\.0)
    let text = texts[Int(random.next() % UInt64(texts.count))]
    var hidden = ""
    var count = 0
    for scalar in text.unicodeScalars {
      hidden.unicodeScalars.append(scalar)
      if random.next() % 3 == 0 {
        hidden.unicodeScalars.append(Self.unseen[Int(random.next() % UInt64(Self.unseen.count))])
        count += 1
      }
    }
    #expect(try ShippedMessageRules.kinds(hidden) == ShippedMessageRules.kinds(text))
    #expect(try ShippedMessageRules.read(hidden).unseenCount == count)
  }

  @Test(arguments: [
    ("把驗證碼發我", "把验证码发我"), ("加Ｖ信聊,这里不方便", "加V信聊,这里不方便"),
    ("明 天 给 你 退 款", "明天给你退款"), ("２４小时内退款", "24小时内退款"),
  ])
  func `other spellings read alike`(text: String, plain: String) throws {
    #expect(!(try ShippedMessageRules.kinds(plain).isEmpty))
    #expect(try ShippedMessageRules.kinds(text) == ShippedMessageRules.kinds(plain))
  }

  @Test(arguments: UInt64(0)..<60)
  func `the same message always gives the same findings in the order of the text`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(state: seed)
    let words = [
      "退", "明天", "3号", "给你", "投诉", "撤", "不", "验证码", "发我", ",", "。", "就", "先", "24小时内", "余额",
      "\u{200b}", "😀", "半", "一", "点", "周", "十", "下", "后", "前", "-", "9", "零",
    ]
    var text = ""
    for _ in 0..<60 { text += words[Int(random.next() % UInt64(words.count))] }
    let reading = try ShippedMessageRules.read(text)
    #expect(try ShippedMessageRules.read(text) == reading)
    let starts = reading.findings.map(\.place.bytes.lowerBound)
    #expect(starts == starts.sorted())
  }

  @Test(arguments: [
    "退", "明天", "一", "9", "十天", "先撤", "\u{200b}", ",", "周", "今晚八点到", "给你退", "把", "验证码发我",
  ])
  func `a word said over and over is read part by part`(word: String) throws {
    try check(word, length: 60_000)
  }

  @Test(arguments: ["退", "今晚八点到"])
  func `a megabyte of one word is read part by part`(word: String) throws {
    try check(word, length: 1_000_000)
  }

  /// A sentence is cut at 400 characters, and a kind is found in it at most once for each part
  /// between commas: what is found grows with the length of the text and no faster.
  private func check(_ word: String, length: Int) throws {
    let count = length / word.utf8.count
    let reading = try ShippedMessageRules.read(String(repeating: word, count: count))
    let sentences = count * word.unicodeScalars.count / 400 + 1
    #expect(reading.findings.count <= sentences * 40)
  }
}
