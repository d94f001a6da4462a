import Markup
import TestKit
import Testing

@Suite struct HTMLTests {
  private func text(_ write: (inout HTML) -> Void) -> String {
    var html = HTML()
    write(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func `an element closes what it opened, and an empty one has no end`() {
    let page = text { html in
      html.element(.p, [.class("lead"), .checked(false), .hidden(if: true)]) { html in
        html.text("一")
        html.element(.br)
        html.element(.strong, [], "two")
      }
    }
    #expect(page == #"<p class="lead" hidden>一<br><strong>two</strong></p>"#)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    (#"" onclick="x"#, "&quot; onclick=&quot;x"), ("a&b'c", "a&amp;b&#39;c"),
    ("a\u{0}b\u{1b}[31m\u{7f}", "a\u{fffd}b\u{fffd}[31m\u{fffd}"), ("a\tb\nc", "a\tb\nc"),
    ("付款 98 元 𠮷 👍", "付款 98 元 𠮷 👍"), ("", ""),
  ])
  func `a text is a text wherever it stands`(given: String, written: String) {
    #expect(text { $0.text(given) } == written)
    #expect(
      text { $0.element(.p, [.ariaLabel(given)], given) }
        == "<p aria-label=\"\(written)\">\(written)</p>")
  }

  /// Whatever is written as a text or as a value, the page has the same tags.
  @Test(arguments: UInt64(0)..<200)
  func `no text adds a tag or an attribute`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let pieces = ["<", ">", "\"", "'", "&", "/", "=", " ", "a", "付", "--", "]]>", "\u{0}", "\n"]
    let given = (0..<12).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    let page = text { html in
      html.element(.div, [.id(given), .value(given), .href(Link(path: [given]))]) { html in
        html.given(given)
      }
    }
    #expect(page.count { $0 == "<" } == 4)
    #expect(page.count { $0 == ">" } == 4)
    #expect(page.count { $0 == "\"" } == 6)
    #expect(!page.contains("'"))
  }

  @Test func `a link is a path of ours, whatever its segments hold`() {
    #expect(Link(path: []).text == "/")
    #expect(Link(path: ["cases", "a b/c"]).text == "/cases/a%20b%2Fc")
    #expect(Link(path: ["..", ".", "x.y"]).text == "/%2E%2E/%2E/x.y")
    #expect(Link(path: ["javascript:alert(1)"]).text == "/javascript%3Aalert%281%29")
    #expect(Link(path: ["a"], query: [("b", "c&d"), ("e", "付")]).text == "/a?b=c%26d&e=%E4%BB%98")
    #expect(Link(fragment: "x\"y").text == "#x%22y")
  }
}
