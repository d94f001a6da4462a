import CaseCore
import Crypto
import Evidence
import Foundation
import Merkle

/// An unpacked bundle of many originals, to verify beside other people's tools.
enum SampleBag {
  /// Writes a bundle of `count` originals with `totalBytes` in all into the folder at `path`.
  static func write(to path: String, count: Int, totalBytes: Int) async throws {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](0..<32))
    let origin = Case.origin(of: SampleJournal.caseID)
    guard let verifier = VerifierKey(name: origin, of: key) else {
      preconditionFailure("The origin of a case names a key.")
    }
    let originals = (0..<count).map { original($0, sizeBytes: totalBytes / count) }
    var contents: [CaseCore.Digest: [UInt8]] = [:]
    var sealed = try SampleJournal.sealed(count: 1)
    for bytes in originals {
      let digest = TreeHash.digest(of: bytes)
      contents[digest] = bytes
      sealed.append(try entry(sealed.count, digest, Int64(bytes.count)))
    }
    var tree = MerkleTree()
    for one in sealed { tree.append(one.leaf) }
    let head = try Checkpoint(origin: origin, size: tree.size, root: tree.root).signed(by: key)
    let plan = try BundlePlan(
      BundleInput(
        items: sealed.map { .disclosed($0) }, originals: Set(1...count), checkpoints: [head],
        key: verifier, playbooks: [], recipient: .oneself))
    for member in plan.members {
      let url = URL(fileURLWithPath: path).appending(path: member.name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      switch member.content {
      case .bytes(let bytes): try Data(bytes).write(to: url)
      case .original(let digest): try Data(contents[digest] ?? []).write(to: url)
      }
    }
  }

  private static func entry(
    _ seq: Int, _ digest: CaseCore.Digest, _ sizeBytes: Int64
  ) throws -> SealedEntry {
    let added = EvidenceAdded(
      kind: SampleJournal.name("screenshot"), digest: digest, sizeBytes: sizeBytes,
      mediaType: "image/png", fileName: "截图-\(seq).png")
    let entry = Entry(
      caseID: SampleJournal.caseID, seq: seq, recordedAt: Moment(seconds: 1_795_312_800),
      by: .person, event: .evidenceAdded(added))
    return try SealedEntry(
      entry, salt: (0..<32).map { UInt8(truncatingIfNeeded: seq &* 31 &+ $0 &* 7) })
  }

  /// Bytes that no two originals share; their values matter to no hash.
  private static func original(_ number: Int, sizeBytes: Int) -> [UInt8] {
    var state = UInt64(number) &+ 1
    return [UInt8](unsafeUninitializedCapacity: sizeBytes) { buffer, filled in
      let words = UnsafeMutableRawBufferPointer(buffer)
      for offset in stride(from: 0, to: sizeBytes - 7, by: 8) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        words.storeBytes(of: state, toByteOffset: offset, as: UInt64.self)
      }
      filled = sizeBytes - sizeBytes % 8
    }
  }
}
