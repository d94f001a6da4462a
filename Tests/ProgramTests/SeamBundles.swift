import Foundation
import TestKit
import Testing

extension Program {
  /// Bundles of cases whose key changed, from three vaults, and every secret key that there ever was.
  struct SeamBundles {
    /// Under the second key of the first vault.
    var rotated: String
    /// Handed over to the second vault, which signed nothing yet.
    var handed: String
    /// Gone on with in the second vault.
    var takenIn: String
    /// Gone on with in the third vault, without a word of the second.
    var continued: String
    /// The first key of all.
    var first: String
    var keys: [String]
    var all: [String] { [rotated, handed, takenIn, continued] }
  }

  /// Makes them of the case `id`.
  func seamBundles(of id: String) throws -> SeamBundles {
    var keys: [String] = []
    func must(_ arguments: String...) throws -> RunningProgram.Outcome {
      let outcome = try run(arguments)
      try #require(outcome.code == 0, "\(arguments): \(outcome)")
      return outcome
    }
    func keep(_ vault: String) throws -> String {
      let shown = try must("key", "show", "--vault", vault, "--json")
      let copy = folder.path(of: "key-\(keys.count).pem")
      try FileManager.default.copyItem(atPath: "\(vault)/keys/vault.key", toPath: copy)
      keys.append(copy)
      return try #require(shown.object["fingerprint"] as? String)
    }
    let (second, third) = (folder.path(of: "second"), folder.path(of: "third"))
    let first = try keep(vault)
    _ = try must("key", "rotate")
    _ = try keep(vault)
    let theirs = try keep(second)
    _ = try keep(third)
    let rotated = try export(id, "rotated.zip")
    _ = try must("hand-over", id, "--to", theirs)
    let handed = try export(id, "handed.zip")
    _ = try must("import", handed, "--vault", second)
    _ = try must("note", id, "in the second vault", "--vault", second)
    let takenIn = try export(id, "taken-in.zip", "--vault", second)
    _ = try must("import", takenIn, "--vault", third)
    _ = try must("note", id, "in the third vault", "--vault", third)
    let continued = try export(id, "continued.zip", "--vault", third)
    return SeamBundles(
      rotated: rotated, handed: handed, takenIn: takenIn, continued: continued, first: first,
      keys: keys)
  }
}
