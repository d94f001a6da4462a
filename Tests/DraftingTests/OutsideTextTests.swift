import CaseCore
import Drafting
import Playbook
import TestKit
import Testing

@Suite struct OutsideTextTests {
  @Test func `line breaks, direction controls and letters without width do not survive`() {
    #expect(OutsideText.line("a\r\nb\tc\u{2028}d") == "a b c d")
    #expect(OutsideText.line("\u{202e}00.89\u{202c} 元") == "00.89 元")
    #expect(OutsideText.line("pay\u{200b}pal\u{feff}\u{2066}x\u{2069}") == "paypalx")
    #expect(OutsideText.line("  \u{3164}\u{3000} ") == "")
    #expect(OutsideText.line("卡密 A-1　充值") == "卡密 A-1 充值")
  }

  @Test(arguments: UInt64(0)..<200)
  func `whatever comes in, one harmless line comes out`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let text = HostileText.next(using: &random)
    let line = OutsideText.line(text)
    #expect(OutsideText.isHarmless(line))
    #expect(OutsideText.line(line) == line)
    #expect(line.split(whereSeparator: \.isNewline).count <= 1)
  }
}

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
    ("[a](http://e.cn)", "\\[a\\](http\\://e\\.cn)"),
    ("![x](y)", "\\!\\[x\\](y)"), ("www.e.cn", "www\\.e\\.cn"), ("a@b.cn", "a&#64;b\\.cn"),
    ("# 标题", "\\# 标题"), ("- 项", "\\- 项"), ("12. 项", "12\\. 项"), ("98.00 元", "98.00 元"),
    ("a|b", "a\\|b"), ("&lt;", "&amp;lt;"), ("**粗** `x`", "\\*\\*粗\\*\\* \\`x\\`"),
    ("---", "\\---"), ("普通的话，48 小时。", "普通的话，48 小时。"),
  ])
  func `markup is shown, not obeyed`(text: String, escaped: String) {
    #expect(MarkdownText.line(text) == escaped)
  }

  @Test(arguments: UInt64(0)..<200)
  func `no bare markup is left in anything`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let escaped = MarkdownText.line(HostileText.next(using: &random))
    #expect(escaped.split(whereSeparator: \.isNewline).count <= 1)
    var previous: Character = " "
    for character in escaped {
      if "`*_[]{}|~$^!".contains(character) { #expect(previous == "\\", "\(escaped)") }
      #expect(character != "<" && character != ">" && character != "@")
      previous = character == "\\" && previous == "\\" ? " " : character
    }
    #expect(!escaped.contains("://") || escaped.contains("\\://"))
  }
}

@Suite struct TableTextTests {
  @Test func `cells are quoted and a formula is no formula`() {
    #expect(
      TableText.commaSeparated([["=HYPERLINK(\"x\")", "a,b", "一\n二"], ["-1", "@x", "98.00"]])
        == "\"'=HYPERLINK(\"\"x\"\")\",\"a,b\",\"一 二\"\r\n\"'-1\",\"'@x\",\"98.00\"\r\n")
  }
}
