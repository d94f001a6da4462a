import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Bills in archives as they are mailed: the password comes from a file, and goes nowhere.
  @Suite struct MailedArchiveTests {
    private static let password = "a password of many letters 0815"

    private func fixture(_ name: String) -> String {
      Program.root + "/Tests/ImportsTests/Fixtures/" + name
    }

    @Test func `a locked bill is read under its password, and is refused without it`() throws {
      let program = try Program()
      let file = fixture("zips/long-password.zip")
      let right = try program.folder.write(Array((Self.password + "\r\n").utf8), named: "right")
      let wrong = try program.folder.write(Array("000000\n".utf8), named: "wrong")
      let read = try program.run("read", file, "--file-password-from", right, "--json")
      #expect(read.code == 0 && read.object["kind"] as? String == "wechat_bill", "\(read)")
      #expect((read.object["rows"] as? Int ?? 0) > 0)
      for arguments in [["read", file], ["read", file, "--file-password-from", wrong]] {
        let refused = try program.run(arguments)
        #expect(refused.code == 2 && refused.error.contains("[file-not-read]"), "\(refused)")
        #expect(refused.error.contains("--file-password-from"))
      }
      let none = try program.run("read", file, "--file-password-from", "/nowhere")
      #expect(none.code == 2, "\(none)")
    }

    @Test func `archive and bill are kept, and the password is nowhere`() throws {
      let program = try Program()
      let id = try program.newCase()
      let file = fixture("zips/long-password.zip")
      let locked = try program.run("add", id, file, "--json")
      let first = (locked.object["added"] as? [[String: Any]])?.first
      #expect(locked.code == 0 && first?["notRead"] as? String == "file-locked", "\(locked)")
      let right = try program.folder.write(Array(Self.password.utf8), named: "right")
      let added = try program.run("add", id, file, "--file-password-from", right, "--json")
      let again = (added.object["added"] as? [[String: Any]])?.first
      let member = (again?["members"] as? [[String: Any]])?.first
      #expect(again?["duplicate"] as? Bool == true, "\(added)")
      #expect(member?["kind"] as? String == "wechat_bill" && member?["file"] as? String == "a.csv")
      let shown = try program.run("case", "show", id, "--json")
      let kept = (shown.object["evidence"] as? [[String: Any]])?.map { $0["mediaType"] as? String }
      #expect(kept == ["application/zip", "text/csv"], "\(shown)")
      for bytes in try everything(in: program.vault) {
        #expect(bytes.firstRange(of: Data(Self.password.utf8)) == nil)
      }
    }

    @Test func `a workbook under a password is kept, and the way out is said`() throws {
      let program = try Program()
      let id = try program.newCase()
      let added = try program.run("add", id, fixture("wechat/xlsx-locked.xlsx"))
      #expect(added.code == 0 && added.output.contains("without its password"), "\(added)")
    }

    private func everything(in folder: String) throws -> [Data] {
      try FileManager.default.subpathsOfDirectory(atPath: folder).compactMap { path in
        var isFolder: ObjCBool = false
        let whole = folder + "/" + path
        guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder),
          !isFolder.boolValue
        else { return nil }
        return try Data(contentsOf: URL(filePath: whole))
      }
    }
  }
}
