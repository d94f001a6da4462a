import Testing

@testable import Reading

/// How agreements count their clauses.
@Suite struct ClauseNumberTests {
  private func number(_ line: String) -> (text: String, rest: String)? {
    var line = line
    return line.withUTF8 { bytes in
      ClauseNumber(at: 0..<bytes.count, in: bytes).map { number in
        (
          number.text,
          String(
            decoding: UnsafeBufferPointer(rebasing: bytes[number.length...]), as: UTF8.self)
        )
      }
    }
  }

  @Test(arguments: [
    ("5.3 退款", "5.3", " 退款"), ("5.3退款", "5.3", "退款"), ("5、退款", "5", "退款"), ("5. 退款", "5", " 退款"),
    ("５．３ 退款", "5.3", " 退款"), ("第六条 退款", "第六条", " 退款"), ("第 12 条退款", "第12条", "退款"),
    ("三、退款", "三", "退款"), ("（二）退款", "(二)", "退款"), ("(2)退款", "(2)", "退款"), ("【3】退款", "(3)", "退款"),
    ("①退款", "①", "退款"), ("  \u{3000}5.3.1 退款", "5.3.1", " 退款"),
  ])
  func `a number is taken off its clause`(line: String, text: String, rest: String) {
    #expect(number(line)?.text == text && number(line)?.rest == rest)
  }

  @Test(arguments: [
    "24小时内退款", "3.5元起", "2026年11月", "10%手续费", "一经售出", "第三方支付", "（以下简称平台）", "", "退款", "100.5",
  ])
  func `what only looks like one is none`(line: String) {
    #expect(number(line) == nil)
  }

  @Test func `deeper numbers hold within the one above`() {
    var count = ClauseCount()
    func enter(_ line: String) -> String? {
      var line = line
      line.withUTF8 { bytes in
        if let number = ClauseNumber(at: 0..<bytes.count, in: bytes) { count.enter(number) }
      }
      return count.text
    }
    #expect(count.text == nil)
    #expect(enter("第六条 退款") == "第六条")
    #expect(enter("(1) 时限") == "第六条(1)")
    #expect(enter("(2) 条件") == "第六条(2)")
    #expect(enter("第七条 其他") == "第七条")
    #expect(enter("7.2 争议") == "7.2")
  }
}
