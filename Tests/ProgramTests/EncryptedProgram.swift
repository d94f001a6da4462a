import Foundation
import Sealing
import TestKit
import Testing
import VaultFiles

extension Program {
  /// Puts the vault under a passphrase that costs next to nothing to try, and names the file that
  /// holds it in the options that it returns.
  func encryptVault(_ text: String = "correct horse battery") throws -> [String] {
    let file = try folder.write(Array((text + "\n").utf8), named: "passphrase")
    try #require(run("vault", "encrypt", "--new-passphrase-file", file).code == 0)
    let passphrase = try #require(Passphrase(Array(text.utf8)))
    let cost = try #require(ScryptCost(checking: 2, blockSize: 1, parallelism: 1))
    // The program itself knows no cheap passphrase; the vault remembers the cost that it has.
    try Vault.open(at: vault) { passphrase }.changePassphrase(to: passphrase, cost: cost)
    return ["--passphrase-file", file]
  }

  /// Every file of the vault.
  func vaultFiles() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: vault) {
      var isFolder: ObjCBool = false
      let path = "\(vault)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return files
  }
}

/// Finds runs of bytes that must not be anywhere.
struct LeakFinder {
  /// The shortest run that counts.
  static let length = 12
  private var forbidden: Set<[UInt8]> = []

  /// Forbids every run of `bytes`.
  mutating func forbid(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count >= Self.length else { return }
    for start in 0...bytes.count - Self.length {
      let run = Array(bytes[start..<start + Self.length])
      // A run of one byte is in every file with padding, and says nothing.
      if Set(run).count > 2 { forbidden.insert(run) }
    }
  }

  /// The first run that `data` holds; nil if there is none.
  func leak(in data: Data) -> String? {
    let bytes = Array(data)
    guard bytes.count >= Self.length else { return nil }
    // Only windows whose first four bytes begin a forbidden run are looked up.
    let beginnings = Set(forbidden.map { Self.beginning($0[...]) })
    for start in 0...bytes.count - Self.length {
      let window = bytes[start..<start + Self.length]
      guard beginnings.contains(Self.beginning(window)), forbidden.contains(Array(window)) else {
        continue
      }
      return "\(start): \(String(decoding: window, as: UTF8.self))"
    }
    return nil
  }

  private static func beginning(_ run: ArraySlice<UInt8>) -> UInt32 {
    run.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
