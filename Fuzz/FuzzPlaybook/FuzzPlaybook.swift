import CaseCore
import Playbook
import PlaybookYAML

/// The entry point that libFuzzer calls with each input.
///
/// The first byte chooses what reads the rest: a framed source, one file of YAML in a sound playbook,
/// a compiled tree whose checksum fits, or a table of tests. Each must end with a value or an error,
/// and what is read must be written back byte for byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPlaybook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch choice % 4 {
  case 0:
    if let source = try? PlaybookSource(framed: bytes) {
      precondition(source.bytes == bytes, "A source that is read is written back.")
      _ = try? PlaybookCompiler.compile(source, digest: Sample.digest)
    }
  case 1: Sample.compile(extra: bytes)
  case 2: Sample.load(payload: bytes)
  default:
    if let playbook = Sample.playbook,
      let tables = try? TableTests(reading: bytes, name: "a/a.tests.yaml", for: playbook)
    {
      _ = tables.run(playbook)
    }
  }
  return 0
}

/// A small playbook around what the fuzzer writes.
private enum Sample {
  static let digest: Digest = {
    guard let digest = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
      preconditionFailure("A digest has 32 bytes.")
    }
    return digest
  }()

  private static let files: [PlaybookSource.File] = [
    .init(
      name: "a/playbook.yaml",
      bytes: Array(
        """
        playbook: a
        version: 2026-11-22
        zone: Asia/Shanghai
        currency: CNY
        name: {zh: 样例, en: Sample}
        grades: [export]
        """.utf8)),
    .init(
      name: "a/facts.yaml",
      bytes: Array(
        """
        facts:
          paid: {type: yesno, ask: {zh: 付了吗, en: Paid?}, why: {zh: 因为, en: Because}}
          sum: {type: money, ask: {zh: 多少, en: How much?}, why: {zh: 因为, en: Because}}
          at: {type: instant, ask: {zh: 何时, en: When?}, why: {zh: 因为, en: Because}}
        """.utf8)),
  ]

  static let playbook: Playbook? = {
    guard let source = try? PlaybookSource(files: files) else { return nil }
    return (try? PlaybookCompiler.compile(source, digest: digest))?.playbook
  }()

  static func compile(extra: [UInt8]) {
    guard
      let source = try? PlaybookSource(
        files: files + [PlaybookSource.File(name: "a/extra.yaml", bytes: extra)]),
      let compiled = try? PlaybookCompiler.compile(source, digest: digest)
    else { return }
    let loaded = try? PlaybookCompiler.load(compiled.bytes, digest: digest)
    precondition(
      loaded?.parts == compiled.playbook.parts, "What was compiled loads as what was read.")
  }

  /// The checksum is made to fit, so that the fuzzer reaches what stands behind it.
  static func load(payload: [UInt8]) {
    var bytes = Array("RCPLAYBK".utf8)
    bytes += (0..<4).map {
      UInt8(truncatingIfNeeded: CompiledTree.compilerVersion >> (24 - 8 * $0))
    }
    bytes += digest.bytes
    let hash = CompiledTree.checksum(payload[...])
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) }
    bytes += payload
    if let tree = try? CompiledTree.tree(in: bytes, digest: digest) {
      precondition(
        CompiledTree.bytes(of: tree, digest: digest).count <= bytes.count,
        "A tree that is read is written no longer than it was.")
    }
    _ = try? PlaybookCompiler.load(bytes, digest: digest)
  }
}
