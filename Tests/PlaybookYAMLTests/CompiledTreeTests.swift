import CaseCore
import PlaybookYAML
import TestKit
import Testing

@Suite struct CompiledTreeTests {
  private typealias Sample = (tree: SourceTree, digest: Digest, bytes: [UInt8])

  private static let compiled = Result<Sample, any Error> {
    let source = try PlaybookSource(area: "sample", from: SampleSource.files())
    let tree = try SourceTree(reading: source)
    let digest = try SampleSource.digest(of: source)
    return (tree, digest, CompiledTree.bytes(of: tree, digest: digest))
  }

  private func sample() throws -> Sample { try Self.compiled.get() }

  @Test func `a tree reads back with every place`() throws {
    let (tree, digest, bytes) = try sample()
    #expect(try CompiledTree.tree(in: bytes, digest: digest) == tree)
  }

  @Test func `another source, compiler or file is told apart`() throws {
    var (_, digest, bytes) = try sample()
    let other = try #require(Digest(bytes: [UInt8](repeating: 7, count: 32)))
    #expect(throws: CompiledTreeError.otherSource) {
      try CompiledTree.tree(in: bytes, digest: other)
    }
    #expect(throws: CompiledTreeError.notCompiled) {
      try CompiledTree.tree(in: Array("playbook: x".utf8), digest: digest)
    }
    bytes[11] &+= 1
    #expect(throws: CompiledTreeError.otherCompiler(version: CompiledTree.compilerVersion + 1)) {
      try CompiledTree.tree(in: bytes, digest: digest)
    }
  }

  @Test(arguments: UInt64(0)..<200)
  func `a damaged file is never believed`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let (_, digest, bytes) = try sample()
    var damaged = bytes
    let place = Int.random(in: 0..<bytes.count, using: &random)
    damaged[place] ^= UInt8.random(in: 1...255, using: &random)
    #expect(throws: CompiledTreeError.self) { try CompiledTree.tree(in: damaged, digest: digest) }
    let cut = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
    #expect(throws: CompiledTreeError.self) { try CompiledTree.tree(in: cut, digest: digest) }
  }

  /// The checksum hides most damage from the reader behind it; here it is made to fit.
  @Test(arguments: UInt64(0)..<400)
  func `damage that the checksum does not see costs an error and not the machine`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(state: seed)
    let (_, digest, bytes) = try sample()
    var damaged = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 52..<bytes.count, using: &random)
      damaged[place] = UInt8.random(in: 0...255, using: &random)
    }
    let hash = CompiledTree.checksum(damaged[52...])
    for index in 0..<8 { damaged[44 + index] = UInt8(truncatingIfNeeded: hash >> (56 - 8 * index)) }
    do {
      _ = try PlaybookCompiler.load(damaged, digest: digest)
    } catch {
      guard case .damaged = error else {
        Issue.record("The damage was taken for \(error).")
        return
      }
    }
  }
}
