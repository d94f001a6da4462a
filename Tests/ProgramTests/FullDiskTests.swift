import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// A disk that is full: what does not fit is refused whole, and what was there stays usable.
  @Suite(
    .enabled(if: Namespace.command != nil, "mounting is not allowed here"))
  struct FullDiskTests {
    @Test func `a file that does not fit is refused and nothing of it stays`() throws {
      let program = try Program()
      var random = SplitMix64(state: 5)
      let large = try program.folder.write(random.bytes(5_000_000), named: "large.bin")
      let script = try program.start([large], shell: Namespace.fullDiskScript).finish()
      try #require(script.code == 0, "\(script)")

      func left(_ name: String) throws -> String {
        try String(contentsOfFile: program.folder.path(of: name), encoding: .utf8)
      }
      func entries(_ name: String, _ member: String) throws -> [Any] {
        let value = try JSONSerialization.jsonObject(with: Data(left("\(name).out").utf8))
        return try #require((value as? [String: Any])?[member] as? [Any])
      }
      for name in ["new", "small", "log", "show", "again", "check", "export", "verify"] {
        let said = try left("\(name).err")
        #expect(try left("\(name).code") == "0\n", "\(name): \(said)")
      }
      let said = try left("large.err")
      #expect(try left("large.code") == "3\n")
      #expect(said.contains("[disk-full]"), "\(said)")
      let small = try left("backup.err")
      #expect(try left("backup.code") == "3\n")
      #expect(small.contains("[disk-full]"), "\(small)")
      #expect(small.split(separator: "\n").count == 1)
      #expect(try entries("log", "entries").count == 2)
      #expect(try entries("show", "evidence").isEmpty)
      #expect(try entries("verify", "failures").isEmpty)
      let blobs = try left("blobs")
      #expect(blobs.isEmpty, "\(blobs)")
    }
  }
}
