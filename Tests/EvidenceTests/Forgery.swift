import CaseCore
import Evidence
import Merkle

/// A bundle changed by somebody who knows the format: manifests and counts are made to fit.
struct Forgery {
  private(set) var bytes: [String: [UInt8]] = [:]

  init(_ plan: BundlePlan, _ originals: [Digest: [UInt8]]) {
    for member in plan.members {
      switch member.content {
      case .bytes(let content): bytes[member.name] = content
      case .original(let digest): bytes[member.name] = originals[digest] ?? []
      }
    }
  }

  /// With `name` changed and every manifest written again.
  func changing(_ name: String, _ change: (inout [UInt8]) -> Void) -> Forgery {
    var forged = self
    change(&forged.bytes[name, default: []])
    return forged.fitted
  }

  /// With `content` under `name` and every manifest written again.
  func putting(_ content: [UInt8], as name: String) -> Forgery { changing(name) { $0 = content } }

  /// With what stands under `one` and `other` exchanged and every manifest written again.
  func exchanging(_ one: String, _ other: String) -> Forgery {
    var forged = self
    (forged.bytes[one], forged.bytes[other]) = (bytes[other], bytes[one])
    return forged.fitted
  }

  /// With two lines of `name` exchanged and every manifest written again.
  func exchangingLines(_ one: Int, _ other: Int, of names: [String]) -> Forgery {
    names.reduce(self) { forged, name in
      forged.changing(name) { bytes in
        var lines = bytes.dropLast().split(
          separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines.swapAt(one, other)
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
      }
    }
  }

  private var fitted: Forgery {
    var forged = self
    forged.list("manifest-sha256.txt") { $0.hasPrefix("data/") }
    forged.list("tagmanifest-sha256.txt") {
      !$0.hasPrefix("data/") && $0 != "tagmanifest-sha256.txt"
    }
    return forged
  }

  private mutating func list(_ name: String, of isListed: (String) -> Bool) {
    let names = bytes.keys.filter(isListed).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    bytes[name] = Array(
      names.map { "\(TreeHash.digest(of: bytes[$0] ?? []).hex)  \($0)\n" }.joined().utf8)
  }

  var files: [String: RandomAccess] { bytes.mapValues { RandomAccess($0) } }
}
