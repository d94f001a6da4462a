import TestKit

/// Text as somebody would write it who wants a paper to say something else.
enum HostileText {
  private static let pieces = [
    "98.00", "元", "<b>", "</b>", "[x](http://e.cn)", "![]()", "`", "*", "_", "|", "~", "$", "^",
    "{", "}", "{paid_amount}", "\\", "\\\\", "\n", "\r\n", "\t", "\u{2028}", "\u{202e}", "\u{200b}",
    "\u{feff}", "\u{2066}", "\u{0}", "\u{3164}", "=1+1", "+1", "-1", "@a", "a@b.cn", "www.e.cn",
    "https://e.cn", "# ", "1. ", "&lt;", "\"", "'", "“”", "订单", "é", "👩‍👧", "卡密", " ", "　",
  ]

  /// Up to twelve pieces in a row.
  static func next(using random: inout SplitMix64) -> String {
    (0..<Int.random(in: 0...12, using: &random))
      .compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }
}
