import CaseCore
import Foundation
import PlaybookYAML
import Testing

/// Each way to write a playbook wrong has a file in `Bad`, with one mistake, and its whole message
/// in both languages beside it.
@Suite struct BadPlaybookTests {
  static let names: [String] = ((try? SampleSource.yaml(in: "Bad")) ?? [])
    .map { $0.deletingPathExtension().lastPathComponent }

  @Test func `there is a file for each way to be wrong`() {
    #expect(Self.names.count >= 24)
  }

  @Test(arguments: names)
  func `one mistake gives one whole message`(name: String) throws {
    let file = SampleSource.folder.appending(path: "Bad/\(name)")
    let error = #expect(throws: PlaybookUnsound.self) {
      _ = try SampleSource.compile(SampleSource.files(with: file.appendingPathExtension("yaml")))
    }
    let diagnostics = try #require(error).diagnostics
    #expect(diagnostics.count == 1)
    let found = diagnostics.map { $0.text(in: .en) + "\n" + $0.text(in: .zh) + "\n" }.joined()
    let golden = file.appendingPathExtension("txt")
    guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
      try found.write(to: golden, atomically: true, encoding: .utf8)
      Issue.record("There was no message for \(name); it is written now, read it:\n\(found)")
      return
    }
    #expect(found == expected)
  }
}
