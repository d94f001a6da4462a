import CaseCore
import Imports
import TestKit
import Testing

@Suite struct SecretTests {
  private static func found(
    _ text: String, _ mediaType: MediaType = .plain, names: [String] = []
  ) throws -> [String] {
    try TextMasking(Array(text.utf8).span, mediaType: mediaType, names: names).found
      .map { "\($0.line) \($0.kind.rawValue) \($0.excerpt)" }
  }

  private static func copy(
    _ text: String, _ mediaType: MediaType = .plain, names: [String] = []
  ) throws -> String {
    let masking = try TextMasking(Array(text.utf8).span, mediaType: mediaType, names: names)
    return String(
      decoding: masking.copy(without: Set(masking.found.map(\.number))).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("身份证11010519491231002X。", ["1 id_number 11***2X"]),
    ("440524188001010014", ["1 id_number 44***14"]),
    // A check character that is wrong, a month that is none, a place that is none.
    ("110105194912310021", []), ("110105194913310025", []), ("990105194912310020", []),
    ("手机 13812345678，", ["1 phone 13***78"]), ("+86 138 1234 5678", ["1 phone 86***78"]),
    ("010-62345678", ["1 phone 01***78"]), ("12012345678", []), ("订单20261118138123456789", []),
    ("A13812345678", []),
    ("卡 6228 4804 0256 4890 018", ["1 bank_card 62***18"]),
    ("4111111111111111", ["1 bank_card 41***11"]), ("4111111111111112", []),
    ("a.b-c@mail.example.cn.", ["1 email a.***cn"]), ("a@b", []),
    ("QQ：123456789", ["1 qq 12***89"]), ("QQ群里", []), ("加qq12345", ["1 qq 1***"]),
    ("卡密：ABCD1234EFGH", ["1 card_key AB***GH"]),
    ("ABCD-1234-EFGH-5678", ["1 card_key AB***78"]),
    ("8801234567----abc123", ["1 card_key 88***23"]),
    ("密码: Tr0ub4dor&3", ["1 password Tr***&3"]), ("密码错误", []),
    ("2026-11-18 20:46:05 林晚(9000200034)", ["1 qq 90***34"]), ("(9000200034)", []),
    ("2026-11-18 20:14:37,98.00", []),
  ])
  func `a secret is told by its form or by the word before it`(text: String, found: [String])
    throws
  {
    #expect(try Self.found(text) == found)
  }

  @Test(arguments: [
    ("１３８１２３４５６７８", MediaType.plain, "■■■■"),
    ("<p>&#49;3812345678</p>", .html, "<p>■■■■</p>"),
    ("<b>138</b><b>1234</b>5678 元", .html, "<b>■■■■ 元"),
    ("<i title='13812345678'>x</i>", .html, "<i title='■■■■'>x</i>"),
    (#"{"p":"\u0031381234\u0035678"}"#, .json, #"{"p":"■■■■"}"#),
    (#"{"p":13812345678,"q":1}"#, .json, #"{"p":"□□□□","q":1}"#),
    ("138 1234 5678 又 13812345678", .plain, "■■■■ 又 ■■■■"),
  ])
  func `a number is found however it is spelt`(
    text: String, mediaType: MediaType, copy: String
  ) throws {
    #expect(try Self.copy(text, mediaType) == copy)
  }

  @Test func `what was chosen once goes wherever it stands`() throws {
    let text = "密码：hunter2x\r\n他说 hunter2x 是密码\r\n电话138-1234-5678\r\n无\r\n13812345678"
    let masking = try TextMasking(Array(text.utf8).span, mediaType: .plain)
    let copy = masking.copy(without: [1, 2])
    #expect(
      String(decoding: copy.bytes, as: UTF8.self)
        == "密码：■■■■\r\n他说 ■■■■ 是密码\r\n电话■■■■\r\n无\r\n■■■■")
    #expect(copy.masks.map(\.line) == [1, 2, 3, 5])
    #expect(copy.masks.map(\.kind) == [.password, .password, .phone, .phone])
  }

  @Test func `names that are given, lines that are named and lines that are no text go too`() throws
  {
    var bytes = Array("张三 付给 李四\n好的\n坏".utf8) + [0xff, 0xfe, 0x41]
    bytes += Array("\n好的\n".utf8)
    let masking = try TextMasking(bytes.span, mediaType: .plain, names: ["李四"])
    let copy = masking.copy(without: [1], lines: [2])
    #expect(String(decoding: copy.bytes, as: UTF8.self) == "张三 付给 ■■■■\n■■■■\n■■■■\n好的\n")
    #expect(copy.masks.map(\.kind) == [.person, .chosen, .unreadable])
  }

  @Test func `a copy of a file in GB 18030 says that it is UTF-8 now`() throws {
    // 电话 in GB 18030.
    let bytes: [UInt8] = [0xb5, 0xe7, 0xbb, 0xb0] + Array("13812345678\n".utf8)
    let masking = try TextMasking(bytes.span, mediaType: .plain)
    let copy = masking.copy(without: [1])
    #expect(copy.bytes == [0xef, 0xbb, 0xbf] + Array("电话■■■■\n".utf8))
    #expect(
      try HiddenText.hidden(in: bytes.span, by: copy.bytes.span) == [Array("13812345678".utf8)])
  }

  @Test func `what a copy hides is known from it and its original alone`() throws {
    let text = "■■■■13812345678■■■■\n1 13812345678 1 a@b.cn 1\n无"
    let masking = try TextMasking(Array(text.utf8).span, mediaType: .plain)
    let copy = masking.copy(without: Set(masking.found.map(\.number)))
    let hidden = try HiddenText.hidden(in: Array(text.utf8).span, by: copy.bytes.span)
    #expect(hidden.isSuperset(of: [Array("13812345678".utf8), Array("a@b.cn".utf8)]))
  }

  /// A text in which secrets stand between other words, and the secrets.
  private static func planted(_ seed: UInt64) -> (text: String, secrets: [String], json: Bool) {
    var random = SplitMix64(state: seed)
    let words = [
      "您好", "亲，", "付款", "98.00", "2026-11-18 20:14", "订单 A1", "\"", "，", "<b>", "</b>", "■",
    ]
    var lines: [String] = []
    var secrets: [String] = []
    for _ in 0..<20 {
      var line = words[Int.random(in: 0..<words.count, using: &random)] + " "
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let digits = (0..<9).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
        let secret =
          switch Int.random(in: 0...3, using: &random) {
          case 0: "13" + digits
          case 1: "u\(digits)@mail.cn"
          case 2: "Ab1-\(digits)"
          default: "1\(digits.prefix(8))"
          }
        let label = secret.hasPrefix("Ab1") ? "密码：" : secret.count == 9 ? "QQ:" : ""
        line += label + secret + " " + words[Int.random(in: 0..<words.count, using: &random)] + " "
        secrets.append(secret)
      }
      lines.append(line)
    }
    return (lines.joined(separator: "\n"), secrets, seed % 2 == 0)
  }

  @Test(arguments: UInt64(0)..<100)
  func `nothing of what is masked is left, and nothing else is lost`(seed: UInt64) throws {
    let (text, secrets, isPage) = Self.planted(seed)
    let mediaType = isPage ? MediaType.html : .plain
    let bytes = Array(text.utf8)
    let masking = try TextMasking(bytes.span, mediaType: mediaType)
    let copy = masking.copy(without: Set(masking.found.map(\.number)))
    let copied = String(decoding: copy.bytes, as: UTF8.self)
    for secret in secrets { #expect(!copied.contains(secret), "\(secret) in \(copied)") }
    let before = text.split(separator: "\n", omittingEmptySubsequences: false)
    let after = copied.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(before.count == after.count)
    let masked = Set(copy.masks.map(\.line))
    for (index, line) in before.enumerated() where !masked.contains(index + 1) {
      #expect(line == after[index])
    }
    let hidden = try HiddenText.hidden(in: bytes.span, by: copy.bytes.span)
    for secret in secrets {
      #expect(
        hidden.contains { String(decoding: $0, as: UTF8.self).contains(secret) }, "\(secret)")
    }
    // A copy of the copy has nothing left to take out.
    #expect(try TextMasking(copy.bytes.span, mediaType: mediaType).found.isEmpty)
  }
}
