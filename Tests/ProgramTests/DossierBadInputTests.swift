import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Dossiers of what life brings: set by the built program, looked at with other people's tools.
  @Suite struct DossierBadInputTests {
    private let program: Program
    private let id: String

    init() throws {
      program = try Program()
      id = try program.newCase()
    }

    private func tool(_ script: String) throws -> String {
      let outcome = try program.start([], shell: "cd '\(program.folder.path)' && \(script)")
        .finish()
      #expect(outcome.code == 0, "\(script): \(outcome)")
      return outcome.output
    }

    private func add(_ files: String..., as kind: String? = nil) throws {
      let added = try program.run(
        ["add", id] + files.map { program.folder.path(of: $0) } + (kind.map { ["--as", $0] } ?? []))
      try #require(added.code == 0, "\(added)")
    }

    /// The dossier, sound by qpdf, and what of it is not shown.
    private func dossier(_ arguments: String...) throws -> [[String: Any]] {
      let made = try program.run(
        ["dossier", id, "-o", program.folder.path(of: "a.pdf"), "--json"] + arguments)
      try #require(made.code == 0, "\(made)")
      #expect(try tool("qpdf --check a.pdf").contains("No syntax or stream encoding errors"))
      return try #require(made.object["notShown"] as? [[String: Any]])
    }

    /// A PDF of `count` empty pages.
    private func pdf(pages count: Int, as name: String) throws {
      var text = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      let kids = (0..<count).map { "\($0 + 3) 0 R" }.joined(separator: " ")
      text += "2 0 obj<</Type/Pages/Count \(count)/Kids[\(kids)]>>endobj\n"
      for page in 0..<count {
        text += "\(page + 3) 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n"
      }
      text += "trailer<</Root 1 0 R>>\n%%EOF\n"
      _ = try program.folder.write(Array(text.utf8), named: "raw.pdf")
      _ = try tool("qpdf raw.pdf '\(name)' 2> /dev/null || test $? = 3")
    }

    @Test func `a PDF under a password, a torn one and one of too many pages say so`() throws {
      try pdf(pages: 2, as: "two.pdf")
      _ = try tool("qpdf --encrypt secret owner 256 -- two.pdf locked.pdf || test $? = 3")
      // Under an owner's password alone anybody may read it.
      _ = try tool("qpdf --encrypt '' owner 256 -- two.pdf open.pdf || test $? = 3")
      try pdf(pages: 501, as: "long.pdf")
      _ = try tool("head -c 400 two.pdf > torn.pdf; printf '%%PDF-1.7\\n' > empty.pdf")
      for file in ["locked.pdf", "open.pdf", "long.pdf", "torn.pdf", "empty.pdf"] {
        try add(file, as: "official_answer")
      }
      let notShown = try dossier()
      let whys = Dictionary(
        uniqueKeysWithValues: notShown.map { ($0["evidence"] as? Int ?? 0, $0["why"] as? String) })
      let numbers = whys.keys.sorted()
      #expect(numbers.count == 4, "\(notShown)")
      let said = numbers.compactMap { whys[$0] ?? nil }
      for (why, word) in zip(said, ["password", "500 pages", "broken", "broken"]) {
        #expect(why.contains(word), "\(why)")
      }
      let text = try tool("pdftotext a.pdf -").replacing("\n", with: " ")
      for why in said { #expect(text.contains(why.prefix(30)), "\(why)") }
    }

    @Test func `five hundred pages of an original are bound in and numbered`() throws {
      try pdf(pages: 500, as: "long.pdf")
      try add("long.pdf", as: "official_answer")
      #expect(try dossier("--lang", "zh").isEmpty)
      let pages = try tool("pdftotext -layout a.pdf -").split(separator: "\u{c}")
      let last = try #require(pages.lastIndex { $0.contains("证1-501/501") })
      #expect(pages[last].contains(String(("00000" + "\(last + 1)").suffix(6))))
      #expect(try tool("pdfinfo -f \(last + 1) -l \(last + 1) a.pdf").contains("300 x 200"))
    }

    @Test func `a screenshot of twelve thousand rows is shown whole, over several pages`() throws {
      _ = try tool(
        """
        gm convert -size 1080x12000 gradient:white-navy tall.png
        gm convert -size 40x12000 gradient:white-navy -rotate 90 wide.png
        """)
      try add("tall.png", "wide.png")
      #expect(try dossier().isEmpty)
      let images = try tool("pdfimages -list a.pdf").split(separator: "\n").dropFirst(2)
        .map { $0.split(separator: " ") }
      // Page, number, kind, width, height.
      let tall = images.filter { $0[4] == "12000" }
      #expect(tall.count >= 5 && Set(tall.map { $0[10] }).count == 1, "\(images)")
      #expect(images.contains { $0[3] == "1400" }, "\(images)")
    }

    @Test func `pictures of every make come in as what a page can show`() throws {
      _ = try tool(
        """
        gm convert -size 300x200 gradient:red-blue -colorspace CMYK cmyk.jpg
        gm convert -size 320x200 gradient:green-blue -interlace Line progressive.jpg
        gm convert -size 4000x3000 gradient:white-blue large.jpg
        gm convert -size 200x100 xc:none -fill red -draw 'circle 50,50 50,20' clear.png
        gm convert -size 120x90 gradient:white-black -type Grayscale grey.jpg
        gm convert -size 90x60 gradient:red-yellow moving.gif
        gm convert -size 90x70 gradient:red-yellow web.webp
        """)
      try add("cmyk.jpg", "progressive.jpg", "clear.png", "grey.jpg", "moving.gif", "web.webp")
      try add("large.jpg")
      #expect(try dossier().isEmpty)
      let images = try tool("pdfimages -list a.pdf").split(separator: "\n").dropFirst(2)
        .map { $0.split(separator: " ") }
      #expect(images.count == 7, "\(images)")
      // None is made larger than it was, and a photo as large as a page shows it.
      #expect(
        images.map { "\($0[3])x\($0[4])" } == [
          "300x200", "320x200", "200x100", "120x90", "90x60", "90x70", "1400x1050",
        ], "\(images)")
      #expect(
        images.allSatisfy { $0[8] == "jpeg" && ["rgb", "gray"].contains($0[5]) }, "\(images)")
      // What was transparent is white, never black.
      _ = try tool("pdftoppm -r 40 -png a.pdf page")
    }

    /// Names and messages that break things elsewhere.
    private static let hostile = [
      "<b>&amp;</b><script>alert(1)</script>", "'; dest='x' rect=[0 0 9 9]", "\\)(name) Tj ET Q",
      "\u{202e}gnp.exe\u{202c}", "a\u{0}b\u{1b}[2Jc\u{7f}d\u{85}e", "שלום עולם", "مرحبا بالعالم",
      "ᠮᠣᠩᠭᠣᠯ", "縦書き︵括︶", "👨‍👩‍👧‍👦🏳️‍🌈😀", "𠮷野家𡈽𠀀", "e\u{301}\u{301}\u{301}",
      String(repeating: "x", count: 3_000), String(repeating: "很长", count: 1_500),
      "\u{fffd}\u{feff}",
    ]

    @Test func `hostile words are words on the page, in every place that they can stand`() throws {
      var chat = ""
      for (number, words) in Self.hostile.enumerated() {
        let plain = words.replacing("\u{0}", with: " ").replacing("\n", with: " ")
        let name = String(plain.filter { $0 != ":" && $0 != " " }.prefix(20))
        chat += "2026-11-18 20:\(10 + number):00 \(name)\n\(plain)\n\n"
      }
      _ = try program.folder.write(Array(chat.utf8), named: "chat <b>&'\".txt")
      try add("chat <b>&'\".txt", as: "qq_chat")
      let lines = Self.hostile.joined(separator: "\n")
      _ = try program.folder.write(Array(lines.utf8), named: "𠮷😀 terms.txt")
      try add("𠮷😀 terms.txt", as: "agreement")
      for words in Self.hostile.prefix(8) {
        let text = words.replacing("\u{0}", with: " ")
        _ = try program.run("message", id, "sent", "--channel", "qq", "--text", text)
      }
      #expect(try dossier("--lang", "zh").isEmpty)
      let text = try tool("pdftotext a.pdf -")
      for words in ["<script>alert(1)</script>", "𠮷野家", "dest='x' rect=[0 0 9 9]", "縦書き"] {
        #expect(text.contains(words), "\(words)")
      }
      // What looks like an attribute of a link is none: links lead to places of ours alone.
      #expect(!(try tool("qpdf --qdf --object-streams=disable a.pdf - | strings")).contains("/URI"))
      let html = try program.run(
        "dossier", id, "--html", "-o", program.folder.path(of: "a.html"))
      #expect(html.code == 0, "\(html)")
      let page = try String(contentsOfFile: program.folder.path(of: "a.html"), encoding: .utf8)
      #expect(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test(arguments: ["zh", "en"], ["self", "seller", "court"])
    func `a case with nothing in it has a sound dossier`(language: String, reader: String) throws {
      #expect(try dossier("--lang", language, "--for", reader).isEmpty)
    }

    /// With `RECOURSE_DEEP` two thousand, otherwise enough to see that it goes on.
    private static let many = Program.deep == nil ? 60 : 2_000

    @Test func `a case with very many exhibits has every one of them on a page of its own`() throws
    {
      let files = try (0..<Self.many).map { number in
        try program.folder.write(
          Array("第 \(number) 份材料：客服说在补单，再等等。\n".utf8), named: "note-\(number).txt")
      }
      // Each command has its time; every file is durable before the next one comes.
      for start in stride(from: 0, to: files.count, by: 200) {
        let some = files[start..<min(start + 200, files.count)]
        let added = try program.run(["add", id, "--as", "agreement"] + some)
        try #require(added.code == 0, "\(added.error)")
      }
      #expect(try dossier("--lang", "zh").isEmpty)
      let text = try tool("pdftotext a.pdf -")
      for number in 0..<Self.many where number % 13 == 0 {
        #expect(text.contains("第 \(number) 份材料"), "\(number)")
      }
      #expect(text.contains("证\(Self.many)-1/1"))
    }
  }
}
