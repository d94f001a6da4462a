import Foundation
import GRDBSQLite
import TestKit
import Testing

/// A case with an original full of secrets and facts that quote it, beside another case; and what must
/// not be found anywhere once the original is erased.
struct CaseWithSecrets {
  let program: Program
  let id: String
  /// The original and the entry that adds it.
  let source: String
  let number: Int
  /// Its lines.
  let lines: [String]
  /// The facts that quote a line.
  static let quotedLines = [0, 4, 8]

  /// A case in a vault that is under a passphrase if `encrypted`.
  init(encrypted: Bool) throws {
    program = try Program(encrypted: encrypted)
    id = try program.newCase()
    var random = SplitMix64(state: 42)
    lines = (0..<400).map { line in
      "行 \(line) \(String(random.next(), radix: 36))-\(String(random.next(), radix: 36))"
    }
    source = try program.folder.write(
      Array(lines.joined(separator: "\n").utf8), named: "机密-8fk2q0z7.txt")
    // Another case grows in turns, so that the database moves rows about.
    let other = try program.newCase()
    let added = try program.run("add", id, source, "--json")
    number = try #require(
      (added.object["added"] as? [[String: Any]])?.first?["evidence"] as? Int, "\(added)")
    for index in 0..<12 {
      try #require(program.run("note", id, "note \(index)").code == 0)
      let long = String(repeating: "其他案件的话 \(index) ", count: 60)
      try #require(program.run("note", other, long).code == 0)
      if Self.quotedLines.contains(index) {
        let shown = [
          "fact", "set", id, "order_no", "NO-\(lines[index].suffix(13))", "--evidence",
          "\(number)", "--at", "line:\(index + 1)", "--quote", lines[index],
        ]
        let outcome = try program.run(shown)
        try #require(outcome.code == 0, "\(outcome)")
      }
    }
  }

  /// What is secret of the case as it is now: words, digests and salts, and in an encrypted vault the
  /// bytes that hold them, which whoever has the keys could open again.
  func secrets() throws -> [[UInt8]] {
    let stored = try StoredCase(id, of: program)
    let digest = try #require(stored.digests[number])
    let hash = stride(from: 0, to: 64, by: 2).compactMap { place -> UInt8? in
      let start = digest.index(digest.startIndex, offsetBy: place)
      return UInt8(digest[start..<digest.index(start, offsetBy: 2)], radix: 16)
    }
    var secrets = lines.map { Array($0.utf8) } + [hash, Array("机密-8fk2q0z7".utf8)]
    for index in Self.quotedLines { secrets.append(Array("NO-\(lines[index].suffix(13))".utf8)) }
    // The salt, or what is in its place, and the beginning of the body.
    for (salt, body) in try rows([number, number + 1]) {
      secrets += [salt, Array(body.prefix(48))]
    }
    let blobs = "\(program.vault)/cases/\(id)/blobs"
    for name in try FileManager.default.contentsOfDirectory(atPath: blobs) {
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(blobs)/\(name)")))
      for start in stride(from: 0, to: bytes.count - 64, by: 997) {
        secrets.append(Array(bytes[start..<start + 64]))
      }
    }
    return secrets
  }

  private func rows(_ numbers: [Int]) throws -> [(salt: [UInt8], body: [UInt8])] {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    try #require(sqlite3_open(program.vault + "/vault.sqlite", &connection) == SQLITE_OK)
    return try numbers.map { number in
      var statement: OpaquePointer?
      defer { sqlite3_finalize(statement) }
      let sql =
        "SELECT salt, body FROM entries WHERE hex(case_id) = upper('\(id)') AND seq = \(number)"
      try #require(sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK)
      try #require(sqlite3_step(statement) == SQLITE_ROW)
      let columns = try (Int32(0)...1).map { column in
        let bytes = try #require(sqlite3_column_blob(statement, column))
        let count = Int(sqlite3_column_bytes(statement, column))
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
      }
      return (columns[0], columns[1])
    }
  }

  /// Expects that none of `secrets` is in any file that the program could have written, nor, with
  /// every key in hand, in what is sealed.
  func expectGone(_ secrets: [[UInt8]]) throws {
    if FileManager.default.fileExists(atPath: source) {
      try FileManager.default.removeItem(atPath: source)
    }
    expectGone(secrets, in: try VaultBytes([program.folder.path]))
    guard program.isEncrypted else { return }
    let opened = program.folder.path(of: "opened")
    try FileManager.default.copyItem(atPath: program.vault, toPath: opened)
    defer { try? FileManager.default.removeItem(atPath: opened) }
    let decrypt = try program.run("vault", "decrypt", "--vault", opened)
    try #require(decrypt.code == 0, "\(decrypt)")
    let bytes = try VaultBytes([opened])
    #expect(!bytes.holding("note 11").isEmpty || !bytes.holding("其他案件的话 11").isEmpty)
    expectGone(secrets, in: bytes)
  }

  private func expectGone(_ secrets: [[UInt8]], in bytes: VaultBytes) {
    for secret in secrets {
      let left = bytes.holding(secret)
      #expect(left.isEmpty, "\(String(decoding: secret, as: UTF8.self)) in \(left)")
    }
  }
}
