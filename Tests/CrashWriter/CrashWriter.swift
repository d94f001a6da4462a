import CaseCore
import Engine
import Evidence
import Glibc
import StoreSQLite
import VaultFiles

/// A process that writes to a vault until it is killed and says what was acknowledged, one line
/// each: `crash-writer MODE VAULT CASE [NUMBER]`.
@main enum CrashWriter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let id = Case.ID(arguments[3]) else {
      say("usage: crash-writer journal|blobs|limited|read VAULT CASE [NUMBER]")
      exit(2)
    }
    let number = arguments.count > 4 ? Int(arguments[4]) ?? 0 : 0
    switch arguments[1] {
    case "journal": try await appendForEver(arguments[2], id)
    case "blobs": try await keepForEver(arguments[2], id, start: number)
    case "limited": try await keepLimited(arguments[2], id, limit: number)
    case "read": try await read(arguments[2], id)
    default: exit(2)
    }
  }

  /// Appends one to three entries at a time and says the size after each append.
  private static func appendForEver(_ path: String, _ id: Case.ID) async throws {
    let vault = try Vault.openOrMake(at: path)
    let journal = try SQLiteJournal.open(at: vault.databasePath)
    var size = try await journal.size(of: id) ?? 0
    while true {
      let count = 1 + size % 3
      let entries = (size..<size + count).map { Crashing.entry(id, $0) }
      try await journal.append(
        entries, to: id, expecting: size, listing: Crashing.listing(id, size: size + count))
      size += count
      say("\(size)")
    }
  }

  /// Keeps one content after the other and says the number of each.
  private static func keepForEver(_ path: String, _ id: Case.ID, start: Int) async throws {
    let vault = try Vault.openOrMake(at: path)
    var number = start
    while true {
      _ = try await vault.blobs.keep(bytes: Crashing.content(number), of: id)
      say("\(number)")
      number += 1
    }
  }

  /// Keeps a content that is larger than the system allows and says how that failed.
  private static func keepLimited(_ path: String, _ id: Case.ID, limit: Int) async throws {
    let vault = try Vault.openOrMake(at: path)
    signal(SIGXFSZ, SIG_IGN)
    var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
    do {
      _ = try await vault.blobs.keep(bytes: [UInt8](repeating: 7, count: limit * 2), of: id)
      say("kept")
    } catch StorageError.full {
      say("full")
    }
  }

  /// Reads a journal and says what was found and whether it may be written.
  private static func read(_ path: String, _ id: Case.ID) async throws {
    let journal = try SQLiteJournal.open(at: "\(path)/vault.sqlite")
    let items = try await journal.items(of: id, from: 0)
    say("\(items.count) \(journal.isReadOnly ? "read-only" : "writable")")
    do {
      try await journal.append(
        [Crashing.entry(id, items.count)], to: id, expecting: items.count,
        listing: Crashing.listing(id, size: items.count + 1))
      say("appended")
    } catch StorageError.readOnly {
      say("refused")
    }
  }

  /// Writes a line at once: what stands in a buffer would be lost with the process.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }
}
