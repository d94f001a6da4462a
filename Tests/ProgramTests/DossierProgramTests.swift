import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Dossiers as PDF, made by the built program from files that are sound and files that are not.
  @Suite struct DossierProgramTests {
    private func tool(_ program: Program, _ script: String) throws -> String {
      let outcome = try program.start([], shell: "cd '\(program.folder.path)' && \(script)")
        .finish()
      #expect(outcome.code == 0, "\(script): \(outcome)")
      return outcome.output
    }

    private func add(
      _ program: Program, _ id: String, _ file: String, as kind: String? = nil
    ) throws {
      let added = try program.run(
        ["add", id, program.folder.path(of: file)] + (kind.map { ["--as", $0] } ?? []))
      #expect(added.code == 0, "\(added)")
    }

    /// Adds the page of an order, by which its state is shown: so it goes to others.
    private func show(_ program: Program, _ id: String, _ path: String) throws {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      for arguments in [
        ["add", id, path, "--as", "order_page"],
        ["fact", "set", id, "order_status", "completed", "--evidence", name, "--at", "whole"],
      ] {
        let outcome = try program.run(arguments)
        try #require(outcome.code == 0, "\(outcome)")
      }
    }

    private func newCase(_ program: Program) throws -> String {
      let opened = try program.run("case", "new", "--title", "1000 点券没到账", "--json")
      return try #require(opened.object["case"] as? String)
    }

    @Test func `pictures, chats and pages become a sound PDF, the same one twice`() throws {
      let program = try Program()
      let id = try newCase(program)
      let examples = Program.root + "/examples/not-delivered"
      for file in ["paid.png", "chat.txt", "order.html", "wechat.csv"] {
        #expect(try program.run("add", id, "\(examples)/\(file)").code == 0)
      }
      _ = try program.run("confirm", id, "wechat.csv/row:26")
      let made = try program.run(
        "dossier", id, "--lang", "zh", "-o", program.folder.path(of: "a.pdf"), "--json")
      #expect(made.code == 0, "\(made)")
      let size = try #require(made.object["size"] as? Int)
      #expect((made.object["notShown"] as? [Any])?.isEmpty == true, "\(made)")
      let now = ["--now", "2026-11-22T10:00:00+08:00"]
      for name in ["b.pdf", "c.pdf"] {
        let again = try program.run(
          ["dossier", id, "--lang", "zh", "--at", "\(size)", "-o", program.folder.path(of: name)]
            + now)
        #expect(again.code == 0, "\(again)")
      }
      #expect(
        FileManager.default.contentsEqual(
          atPath: program.folder.path(of: "b.pdf"), andPath: program.folder.path(of: "c.pdf")))
      #expect(
        try tool(program, "qpdf --check a.pdf").contains("No syntax or stream encoding errors"))
      #expect(try tool(program, "pdfinfo a.pdf | tr -s ' '").contains("Tagged: yes"))
      let text = try tool(program, "pdftotext a.pdf -")
      for words in ["1000 点券没到账", "证据目录", "在补单", "4200002811202611185079136248", "怎样核对"] {
        #expect(text.contains(words), "\(words)")
      }
      // Of forty-one rows one was confirmed.
      #expect(!text.contains("美团"))
      #expect(try tool(program, "qpdf --json a.pdf").contains("u:zh-Hans"))
      #expect(try tool(program, "pdfimages -list a.pdf").contains("jpeg"))
    }

    @Test func `pages of a PDF stand in it untouched, under numbers of ours`() throws {
      let program = try Program()
      let id = try newCase(program)
      _ = try tool(
        program,
        """
        printf '%%PDF-1.4\\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\\n\
        2 0 obj<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>endobj\\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Resources<</Font<</F 7 0 R>>>>\
        /Contents 4 0 R>>endobj\\n\
        4 0 obj<</Length 44>>stream\\nBT /F 24 Tf 50 150 Td (FOREIGN ONE) Tj ET    \\nendstream endobj\\n\
        5 0 obj<</Type/Page/Parent 2 0 R/Rotate 90/MediaBox[0 0 400 300]/Resources<</Font<</F 7 0 R>>>>\
        /Contents 6 0 R>>endobj\\n\
        6 0 obj<</Length 44>>stream\\nBT /F 24 Tf 50 150 Td (FOREIGN TWO) Tj ET    \\nendstream endobj\\n\
        7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\\n\
        trailer<</Root 1 0 R>>\\n%%%%EOF\\n' > raw.pdf
        qpdf raw.pdf two.pdf || test $? = 3
        """)
      try add(program, id, "two.pdf", as: "official_answer")
      let made = try program.run(
        "dossier", id, "--lang", "zh", "-o", program.folder.path(of: "a.pdf"), "--json")
      #expect(made.code == 0, "\(made)")
      #expect((made.object["notShown"] as? [Any])?.isEmpty == true, "\(made)")
      _ = try tool(program, "qpdf --check a.pdf")
      let pages = try tool(program, "pdftotext -layout a.pdf -").split(separator: "\u{c}")
      let one = try #require(pages.firstIndex { $0.contains("FOREIGN ONE") })
      #expect(pages[one].contains("证1-2/3"), "\(pages[one])")
      #expect(pages[one + 1].contains("FOREIGN TWO"))
      #expect(pages[one + 1].contains("证1-3/3"))
      let info = try tool(program, "pdfinfo -f \(one + 1) -l \(one + 2) a.pdf")
      #expect(info.contains("400 x 300") && info.contains("300 x 400"), "\(info)")
    }

    @Test func `what cannot be shown says why on its page, and the rest is there`() throws {
      let program = try Program()
      let id = try newCase(program)
      _ = try tool(
        program,
        """
        gm convert -size 300x200 gradient:red-blue -colorspace CMYK cmyk.jpg
        gm convert -size 320x200 gradient:green-blue -interlace Line progressive.jpg
        gm convert -size 200x12000 gradient:white-navy tall.png
        gm convert -size 100x80 gradient:white-black page.jpg
        head -c 100 page.jpg > broken.jpg
        printf '%%PDF-1.4 nothing' > broken.pdf
        printf '\\000\\001\\002\\003' > strange.bin
        """)
      for file in [
        "cmyk.jpg", "progressive.jpg", "tall.png", "broken.jpg", "broken.pdf", "strange.bin",
      ] { try add(program, id, file) }
      let made = try program.run(
        "dossier", id, "--lang", "en", "-o", program.folder.path(of: "a.pdf"), "--json")
      #expect(made.code == 0, "\(made)")
      let notShown = try #require(made.object["notShown"] as? [[String: Any]])
      #expect(notShown.count == 3, "\(notShown)")
      let text = try tool(program, "qpdf --check a.pdf > check && pdftotext a.pdf -")
        .replacing("\n", with: " ")
      for words in ["The picture is broken", "The PDF is broken", "A file of this sort"] {
        #expect(text.contains(words), "\(words)")
      }
      // Pictures of other colours than those of screens are brought to those.
      let images = try tool(program, "pdfimages -list a.pdf")
      #expect(!images.contains("cmyk"), "\(images)")
    }

    @Test func `a bundle takes the dossier along, and says that originals and entries count`()
      throws
    {
      let program = try Program()
      let id = try newCase(program)
      let examples = Program.root + "/examples/not-delivered"
      try show(program, id, "\(examples)/order.png")
      let bundle = program.folder.path(of: "with.zip")
      let made = try program.run(
        "export", id, "-o", bundle, "--for", "platform", "--dossier", "--json")
      try #require(made.code == 0, "\(made)")
      let said = try #require(made.object["dossier"] as? [String: Any])
      #expect(said["exhibits"] as? Int == 1, "\(said)")
      let verified = try program.run("verify", bundle, "--json")
      #expect(verified.code == 0, "\(verified)")
      let open = (verified.object["notProven"] as? [String] ?? []).joined(separator: "\n")
      #expect(open.contains("data/dossier.pdf"), "\(open)")
      let digest = try tool(
        program,
        "unzip -q -d out with.zip && cd out && sha256sum -c --quiet manifest-sha256.txt"
          + " && qpdf --check data/dossier.pdf > ../check && sha256sum data/dossier.pdf")
      #expect(digest.prefix(64) == said["sha256"] as? String ?? "")
      // The journal notes one thing that was handed out: the bundle.
      let log = try program.run("log", id, "--json").output
      #expect(!log.contains("\"what\": \"dossier\"") && !log.contains("\"what\":\"dossier\""))
      let part = try program.run(
        "export", id, "-o", program.folder.path(of: "part.zip"), "--entries", "1", "--dossier")
      #expect(part.code == 2 && part.error.contains("[dossier-of-a-part]"), "\(part)")
    }

    @Test(arguments: [false, true])
    func `pictures are prepared as they come in, and go with their originals`(encrypted: Bool)
      throws
    {
      let program = try Program(encrypted: encrypted)
      let id = try newCase(program)
      let folder = "\(program.vault)/cases/\(id)"
      func count(_ name: String) -> Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)"))?.count ?? 0
      }
      let examples = Program.root + "/examples/not-delivered"
      for file in ["paid.png", "order.png", "chat.txt"] {
        #expect(try program.run("add", id, "\(examples)/\(file)").code == 0)
      }
      #expect(count("blobs") == 3 && count("pages") == 2)
      let now = ["--now", "2026-11-22T10:00:00+08:00", "--lang", "zh", "--at", "4"]
      func dossier(_ name: String) throws -> Data {
        let path = program.folder.path(of: name)
        let made = try program.run(["dossier", id, "-o", path] + now)
        try #require(made.code == 0, "\(made)")
        return try Data(contentsOf: URL(fileURLWithPath: path))
      }
      let first = try dossier("a.pdf")
      // Prepared anew or kept, the pages are the same.
      for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/pages") {
        try Data("torn".utf8).write(to: URL(fileURLWithPath: "\(folder)/pages/\(name)"))
      }
      #expect(try dossier("b.pdf") == first)
      try FileManager.default.removeItem(atPath: "\(folder)/pages")
      #expect(try dossier("c.pdf") == first)
      #expect(count("pages") == 2)
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      let erased = try program.run(
        "erase", id, "paid.png", "--reason", "not about this case", "--yes")
      #expect(erased.code == 0, "\(erased)")
      #expect(count("blobs") == 2 && count("pages") == 1)
    }

    @Test func `nothing of where and with what a photo was taken is in a dossier`() throws {
      let program = try Program()
      let id = try newCase(program)
      _ = try tool(
        program, "gm convert -size 300x200 gradient:red-blue -comment GPS-31.2304-121.4737 a.jpg")
      let photo = try Data(contentsOf: URL(fileURLWithPath: program.folder.path(of: "a.jpg")))
      #expect(photo.range(of: Data("GPS-31".utf8)) != nil)
      try show(program, id, program.folder.path(of: "a.jpg"))
      for (form, name) in [([String](), "a.pdf"), (["--html"], "a.html")] {
        let path = program.folder.path(of: name)
        let made = try program.run(["dossier", id, "--for", "platform", "-o", path] + form)
        #expect(made.code == 0, "\(made)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(bytes.range(of: Data("GPS-31".utf8)) == nil, "\(name)")
        #expect(
          bytes.range(of: Data(Data("GPS-31.2304".utf8).base64EncodedString().utf8)) == nil)
      }
      #expect(try tool(program, "pdfimages -list a.pdf").contains("jpeg"))
    }

    @Test func `the HTML form holds everything in one file and can do nothing`() throws {
      let program = try Program()
      let id = try newCase(program)
      let examples = Program.root + "/examples/not-delivered"
      for file in ["paid.png", "order.html"] {
        #expect(try program.run("add", id, "\(examples)/\(file)").code == 0)
      }
      let made = try program.run(
        "dossier", id, "--html", "-o", program.folder.path(of: "a.html"), "--json")
      #expect(made.code == 0, "\(made)")
      let html = try String(contentsOfFile: program.folder.path(of: "a.html"), encoding: .utf8)
      #expect(html.contains("default-src 'none'"))
      #expect(html.contains("data:image/jpeg;base64,/9j/"))
      for word in [
        "<script", "<link", "http://", "https://", "<iframe", "onload", "@import", "url(",
      ] {
        #expect(!html.contains(word), "\(word)")
      }
    }

    @Test func `without the program that sets pages it is said what to do`() throws {
      let program = try Program()
      let id = try newCase(program)
      let path = program.folder.path(of: "a.pdf")
      let made = try program.start(
        ["dossier", id, "-o", path], shell: "RECOURSE_TYPESET=/nowhere/x exec \"$RECOURSE\" \"$@\""
      ).finish()
      #expect(made.code == 3, "\(made)")
      #expect(made.error.contains("--text"), "\(made)")
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}
