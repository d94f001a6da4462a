import CaseCore
import Playbook
import PlaybookYAML
import Testing

@Suite struct SoundPlaybookTests {
  @Test func `the sample compiles without a diagnostic`() throws {
    do {
      let compiled = try SampleSource.compile(SampleSource.files())
      #expect(compiled.playbook.parts.claims.map(\.id.text) == ["notDelivered", "shortDelivered"])
    } catch let unsound as PlaybookUnsound {
      Issue.record("\(unsound.diagnostics.map { $0.text(in: .en) }.joined(separator: "\n"))")
    }
  }

  @Test func `the compiled form gives the same parts`() throws {
    let source = try PlaybookSource(area: "sample", from: SampleSource.files())
    let digest = try SampleSource.digest(of: source)
    let compiled = try PlaybookCompiler.compile(source, digest: digest)
    let loaded = try PlaybookCompiler.load(compiled.bytes, digest: digest)
    #expect(loaded.parts == compiled.playbook.parts)
    #expect(loaded.digest == digest)
  }
}
