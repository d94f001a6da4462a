import CaseCore
import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Parts of a case go to others, and nothing of the rest with them.
  @Suite struct HandingOverTests {
    let program: Program

    init() throws { program = try Program() }

    private func bytes(_ path: String) throws -> [UInt8] {
      Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test func `three files of forty are handed over, and no run of twelve bytes of the others`()
      throws
    {
      var random = SplitMix64(state: 40)
      let id = try program.newCase()
      var paths: [String] = []
      var marks: [[[UInt8]]] = []
      for _ in 0..<40 {
        let name = (0..<2).map { _ in String(random.next(), radix: 36) }.joined() + ".txt"
        let content = Array(
          (0..<50).map { _ in String(random.next(), radix: 36) }.joined(separator: " ").utf8)
        paths.append(try program.folder.write(content, named: name))
        let digest = Digest.ofContent(content)
        marks.append([content, Array(name.utf8), digest.bytes, Array(digest.hex.utf8)])
      }
      let added = try program.run(["add", id, "--json"] + paths)
      try #require(added.code == 0, "\(added)")
      let items = try #require(added.object["added"] as? [[String: Any]])
      let numbers = items.compactMap { $0["evidence"] as? Int }
      try #require(numbers.count == 40)
      // A statement and its correction: the correction comes along without being named.
      for word in ["A1B2C3D4", "A1B2C3D5"] {
        let said = try program.run("fact", "set", id, "order_no", word, "--json")
        try #require(said.code == 0, "\(said)")
      }
      let log = try program.run("log", id, "--json")
      let entries = try #require(log.object["entries"] as? [[String: Any]])
      let stated = try #require(
        entries.first { $0["kind"] as? String == "fact stated" }?["seq"] as? Int)
      let corrected = try #require(
        entries.first { $0["kind"] as? String == "corrected" }?["seq"] as? Int)
      let chosen = [numbers[3], numbers[17], stated]
      let path = program.folder.path(of: "part.zip")
      let list = chosen.map(String.init).joined(separator: ",")
      let export = try program.run("export", id, "-o", path, "--entries", list, "--json")
      try #require(export.code == 0, "\(export)")
      #expect(Set(export.object["disclosed"] as? [Int] ?? []).isSuperset(of: chosen + [corrected]))
      let verify = try program.run("verify", path, "--json")
      #expect(verify.code == 0, "\(verify)")
      let open = [3, 17]
      let search = LeakWindows(
        hidden: marks.indices.filter { !open.contains($0) }.flatMap { marks[$0] },
        open: open.flatMap { marks[$0] })
      #expect(search.count > 50_000)
      #expect(search.leaks(in: try bytes(path)) == [])
    }

    @Test func `a masked chat and a masked picture go out, and their originals do not`() throws {
      let id = try program.newCase()
      let phone = "13812345678"
      let chat = try program.folder.write(
        Array(
          """
          2026-11-18 20:46:05 林晚(9000200034)
          我的电话 \(phone)

          2026-11-18 20:47:05 客服(9000100012)
          稍等

          """.utf8), named: "与卖家.txt")
      let picture = program.folder.path(of: "截图.jpg")
      let drawn = try program.start(
        [picture],
        shell: "exec gm convert -size 80x60 gradient:red-yellow -comment \(phone) \"JPEG:$1\"")
      #expect(drawn.finish().code == 0)
      let added = try program.run(
        "add", id, chat, picture, "--obtained", "screenshot", "--app", "QQ", "--json")
      try #require(added.code == 0, "\(added)")
      let proposal = try program.run("mask", id, "与卖家.txt", "--propose", "--json")
      let found = try #require(proposal.object["found"] as? [[String: Any]])
      #expect(found.map { $0["kind"] as? String } == ["qq", "phone", "qq"])
      let look = program.folder.path(of: "look.png")
      for arguments in [
        ["与卖家.txt", "--for", "platform", "--accept", "all"],
        ["截图.jpg", "--for", "platform", "--box", "10,10,40,20", "--why", "phone", "-o", look],
      ] {
        let made = try program.run(["mask", id] + arguments + ["--json"])
        #expect(made.code == 0, "\(made)")
        #expect((made.object["masks"] as? [Any])?.count == 1, "\(made)")
      }
      #expect(try bytes(look).starts(with: [0x89, 0x50, 0x4e, 0x47]))
      let outside = try program.run("mask", id, "截图.jpg", "--box", "70,10,40,20")
      #expect(outside.code == 2 && outside.error.contains("[box-outside]"), "\(outside)")
      let path = program.folder.path(of: "platform.zip")
      let export = try program.run("export", id, "-o", path, "--for", "platform", "--json")
      try #require(export.code == 0, "\(export)")
      #expect(export.object["copies"] as? Int == 2 && export.object["originals"] as? Int == 0)
      let verify = try program.run("verify", path, "--json")
      #expect(verify.code == 0, "\(verify)")
      let hidden = try [chat, picture].flatMap { file -> [[UInt8]] in
        let digest = Digest.ofContent(try bytes(file))
        return [digest.bytes, Array(digest.hex.utf8), Array("我的电话 \(phone)".utf8)]
      }
      // What stands beside the number is in the copy, and may be.
      let search = LeakWindows(hidden: hidden, open: [Array("我的电话 ■■■■".utf8)])
      #expect(search.leaks(in: try bytes(path)) == [])
      #expect(!String(decoding: try bytes(path), as: UTF8.self).contains(phone))
      let custody = try program.run("custody", id, "与卖家.txt", "--json")
      let records = try #require(custody.object["custody"] as? [[String: Any]])
      let events = try #require(records.first?["events"] as? [[String: Any]])
      #expect(events.map { $0["what"] as? String } == ["came_in", "read", "masked", "exported"])
    }

    @Test func `how a file was obtained is kept and grades it`() throws {
      let id = try program.newCase()
      let head = "2026-11-18 20:4"
      let chat = try program.folder.write(
        Array("\(head)6:05 甲(9000200034)\n好\n\n\(head)7:05 乙(9000100012)\n好\n".utf8),
        named: "chat.txt")
      let added = try program.run(
        "add", id, chat, "--obtained", "screenshot", "--app", "QQ", "--json")
      try #require(added.code == 0, "\(added)")
      // A chat that came as a picture of a screen is no firmer than such a picture.
      let show = try program.run("case", "show", id, "--json")
      let evidence = try #require(show.object["evidence"] as? [[String: Any]])
      #expect(evidence.map { $0["kind"] as? String } == ["qq_chat"])
      #expect(evidence[0]["grade"] as? String == "screenshot")
      #expect((evidence[0]["obtained"] as? [String: Any])?["app"] as? String == "QQ")
      let noWay = try program.run("add", id, chat, "--app", "QQ")
      #expect(noWay.code == 2 && noWay.error.contains("[way-missing]"), "\(noWay)")
    }
  }
}
