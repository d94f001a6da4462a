import CaseCore
import Evidence
import TestKit
import Testing

@Suite struct FileListTests {
  @Test(arguments: UInt64(0)..<100)
  func `a list is read as it was written, and no other form of it`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var list = FileList()
    for number in 0..<Int.random(in: 0...20, using: &random) {
      list.add(
        "files/cases/\(number)/\(String(random.next(), radix: 36))", .arbitrary(using: &random))
    }
    let bytes = list.bytes
    #expect(try FileList(parsing: bytes) == list)
    guard !bytes.isEmpty else { return }
    for _ in 0..<50 {
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      if let read = try? FileList(parsing: changed) { #expect(read.bytes == changed) }
      let cut = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
      if let read = try? FileList(parsing: cut) { #expect(read.bytes == cut) }
    }
  }

  @Test(arguments: [
    "", "/etc/passwd", "../x", "a/../b", "a/./b", "a//b", "a/", "a b", "a\u{7f}", "名字", "a\\b",
    "a\nb", String(repeating: "a", count: 513),
  ])
  func `a name that leads elsewhere is not taken`(name: String) throws {
    var list = FileList()
    let wasAdded = list.add(name, .ofContent([1]))
    #expect(!wasAdded)
    #expect(list.bytes.isEmpty)
    let line = "\(Digest.ofContent([1]).hex)  \(name)\n"
    #expect(throws: FileListError.self) { try FileList(parsing: Array(line.utf8)) }
  }
}
