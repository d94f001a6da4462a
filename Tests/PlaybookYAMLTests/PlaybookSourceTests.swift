import PlaybookYAML
import Testing

@Suite struct PlaybookSourceTests {
  private func file(_ name: String, _ text: String) -> PlaybookSource.File {
    .init(name: name, bytes: Array(text.utf8))
  }

  @Test func `files are framed in the order of their names`() throws {
    let source = try PlaybookSource(files: [file("b/x.yaml", "二"), file("a.yaml", "1\n")])
    #expect(String(decoding: source.bytes, as: UTF8.self) == "%% a.yaml 2\n1\n\n%% b/x.yaml 3\n二\n")
  }

  @Test func `a framed source reads back`() throws {
    let source = try PlaybookSource(
      files: [file("a.yaml", "%% b.yaml 1\n"), file("b.yaml", ""), file("c/d.yaml", "x: y\n")])
    #expect(try PlaybookSource(framed: source.bytes) == source)
  }

  @Test(arguments: [
    "", "%% a.yaml 1\n1", "%% a.yaml 2\n1\n", "%% a.yaml 01\n1\n", "%% a.yaml -1\n\n",
    "% a.yaml 1\n1\n", "%% a.yaml 1 \n1\n", "%% a.yaml 1\n1\nrest", "%% A.yaml 1\n1\n",
    "%% ../a.yaml 1\n1\n", "%% /a.yaml 1\n1\n", "%% a//b.yaml 1\n1\n", "%%  1\n1\n",
    "%% a.yaml 999999999999999999\n1\n", "%% b.yaml 1\n1\n%% a.yaml 1\n1\n",
    "%% a.yaml 1\n1\n%% a.yaml 1\n1\n",
  ])
  func `anything but a framed source is refused`(text: String) {
    #expect(throws: PlaybookSourceError.self) { try PlaybookSource(framed: Array(text.utf8)) }
  }

  @Test func `a playbook takes its folder and the libraries that its header names`() throws {
    var files = try SampleSource.files()
    files["sample/x.tests.yaml"] = Array("tests: []".utf8)
    files["other/playbook.yaml"] = []
    files["citations/other.yaml"] = []
    files["sample/notes.txt"] = []
    let names = try PlaybookSource(area: "sample", from: files).files.map(\.name)
    #expect(
      names == [
        "calendars/sample.yaml", "citations/sample.yaml", "sample/claims.yaml",
        "sample/endings.yaml", "sample/evidence.yaml", "sample/facts.yaml", "sample/ladder.yaml",
        "sample/letters.yaml", "sample/playbook.yaml", "sample/reach.yaml",
      ])
  }

  @Test func `a library that is not there is named`() throws {
    var files = try SampleSource.files()
    files["citations/sample.yaml"] = nil
    #expect(throws: PlaybookSourceError.missingFile("citations/sample.yaml")) {
      try PlaybookSource(area: "sample", from: files)
    }
    #expect(throws: PlaybookSourceError.missingFile("none/playbook.yaml")) {
      try PlaybookSource(area: "none", from: files)
    }
  }
}
