import CaseCore
import Engine
import Evidence
import Foundation
import GRDBSQLite
import Sealing
import StoreSQLite
import VaultFiles

/// Measures the store against the bare thing, in one run on one disk:
///
///     store-bench appends FOLDER [COUNT]   entries a second, against insert-and-commit in SQLite
///     store-bench keep FOLDER FILE         one original, hashed and copied
///     store-bench seal FOLDER FILE         the same in an encrypted vault: sealed as well
///     store-bench proofs FOLDER COUNT      the tree of a journal of COUNT entries, and proofs off it
@main enum StoreBench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print(
        "usage: store-bench appends FOLDER [COUNT] | keep|seal FOLDER FILE | proofs FOLDER COUNT")
      exit(2)
    }
    switch arguments[1] {
    case "appends":
      try await appends(arguments[2], count: arguments.count > 3 ? Int(arguments[3]) ?? 2000 : 2000)
    case "keep" where arguments.count > 3: try await keep(arguments[2], file: arguments[3])
    case "seal" where arguments.count > 3: try await seal(arguments[2], file: arguments[3])
    case "proofs" where arguments.count > 3:
      try await ProofBench.run(arguments[2], count: Int(arguments[3]) ?? 1_000_000)
    default: exit(2)
    }
  }

  private static let id = Case.ID(randomBytes: [UInt8](repeating: 5, count: 16))
  private static let body = [UInt8](repeating: 0x61, count: 500)

  /// Takes turns, because the disk has moods; the middle round of five counts.
  private static func appends(_ folder: String, count: Int) async throws {
    let vault = try Vault.openOrMake(at: "\(folder)/vault")
    let journal = try SQLiteJournal.open(at: vault.databasePath)
    let bare = try BareTable(path: "\(folder)/bare.sqlite")
    var ours: [Double] = []
    var theirs: [Double] = []
    var size = try await journal.size(of: id) ?? 0
    for _ in 0..<5 {
      theirs.append(
        try await rate(count) { for _ in 0..<count { try bare.insert(body) } })
      let start = size
      ours.append(
        try await rate(count) {
          for seq in start..<start + count {
            try await journal.append(
              [SealedEntry(salt: [UInt8](repeating: 3, count: 32), bytes: body)], to: id,
              expecting: seq,
              listing: CaseListing(
                id: id, title: "点券未到账", area: "cn-game-points", openedAt: Moment(seconds: 1),
                updatedAt: Moment(seconds: Int64(seq)), size: seq + 1, outcome: nil))
          }
        })
      size += count
    }
    let (our, their) = (ours.sorted()[2], theirs.sorted()[2])
    print("appends/s: ours \(Int(our)), bare insert-and-commit \(Int(their)),")
    print(
      "ratio \(Int(our / their * 1000)) per mille (rounds: \(ours.map { Int($0) }) \(theirs.map { Int($0) }))"
    )
  }

  private static func rate(_ count: Int, _ work: () async throws -> Void) async throws -> Double {
    let took = try await ContinuousClock().measure { try await work() }
    return Double(count) / (took / .seconds(1))
  }

  private static func keep(_ folder: String, file: String) async throws {
    try await keep(file, in: Vault.openOrMake(at: "\(folder)/vault"))
  }

  private static func seal(_ folder: String, file: String) async throws {
    guard let passphrase = Passphrase(Array("nothing to hide here".utf8)) else { return }
    let path = "\(folder)/sealed-vault"
    _ = try Vault.openOrMake(at: path) { passphrase }
    if try !Vault.isEncrypted(at: path) {
      let conversion = try VaultConversion.encrypting(at: path, with: passphrase)
      try await conversion.copyFiles()
      try SQLiteJournal.convert(
        conversion.source.databasePath, under: nil, to: conversion.target.databasePath,
        under: conversion.target.keyring)
      try await conversion.finish()
    }
    let opening = ContinuousClock()
    var vault: Vault?
    let took = try opening.measure { vault = try Vault.open(at: path) { passphrase } }
    print("opened with its passphrase in \(took)")
    if let vault { try await keep(file, in: vault) }
  }

  private static func keep(_ file: String, in vault: Vault) async throws {
    var kept: KeptBlob?
    let took = try await ContinuousClock().measure {
      kept = try await vault.blobs.keep(fileAt: file, of: id)
    }
    guard let kept else { return }
    let mebibytes = Double(kept.sizeBytes) / 1_048_576
    print(
      "kept \(kept.digest) \(kept.sizeBytes) bytes in \(took): \(Int(mebibytes / (took / .seconds(1)))) MiB/s"
    )
    try await vault.blobs.erase(kept.digest, of: id)
  }
}

/// One table and one prepared statement, at the same level of safety as the vault.
private final class BareTable {
  private var database: OpaquePointer?
  private var statement: OpaquePointer?

  struct Failure: Error {}

  init(path: String) throws {
    guard sqlite3_open(path, &database) == SQLITE_OK,
      sqlite3_exec(
        database,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, salt BLOB, body BLOB)",
        nil, nil, nil) == SQLITE_OK,
      sqlite3_prepare_v2(
        database, "INSERT INTO t (salt, body) VALUES (zeroblob(32), ?)", -1, &statement, nil)
        == SQLITE_OK
    else { throw Failure() }
  }

  /// Inserts one row and commits.
  func insert(_ body: [UInt8]) throws {
    try body.withUnsafeBytes { bytes in
      sqlite3_bind_blob(statement, 1, bytes.baseAddress, Int32(bytes.count), nil)
      guard sqlite3_step(statement) == SQLITE_DONE else { throw Failure() }
      sqlite3_reset(statement)
    }
  }
}
