import CaseCore
import Engine
import Glibc

/// What `vault.json` says of a vault. It has one exact text for each value.
struct VaultDescription: Equatable {
  /// The newest form of the folder that this program reads and writes.
  static let knownFormat = 2
  static let name = "vault.json"

  /// Whether the vault is for practice.
  var isPractice: Bool
  /// Whether everything in it is under a passphrase.
  var isEncrypted = false
  /// Whether a conversion was decided and has still to be finished.
  var isFinishing = false

  /// The whole file. A vault that never heard of encryption keeps its first form.
  var text: String {
    guard isEncrypted || isFinishing else { return "{\"format\":1,\"practice\":\(isPractice)}\n" }
    let finishing = isFinishing ? ",\"finishing\":true" : ""
    return
      "{\"format\":2,\"practice\":\(isPractice),\"encrypted\":\(isEncrypted)\(finishing)}\n"
  }

  private static let all = [false, true].flatMap { practice in
    [false, true].flatMap { encrypted in
      [false, true].map {
        VaultDescription(isPractice: practice, isEncrypted: encrypted, isFinishing: $0)
      }
    }
  }

  /// Reads the file in the folder at `path`.
  /// - Throws: `StorageError.newerVault` for a later form, `StorageError.damaged` for no form.
  static func read(at path: String) throws -> VaultDescription {
    let place = "\(path)/\(name)"
    let found = String(decoding: try OpenFile(place, O_RDONLY).bytes(limit: 4096), as: UTF8.self)
    if let description = all.first(where: { $0.text == found }) { return description }
    guard let format = format(in: found), format > knownFormat else {
      throw StorageError.damaged(place: place)
    }
    throw StorageError.newerVault(found: format, known: knownFormat)
  }

  /// Returns once this stands in place of what the file said before: the commit point of a
  /// conversion.
  func replace(in folder: Folder) throws {
    let incoming = try IncomingFile(in: folder)
    try incoming.write(Array(text.utf8))
    try incoming.finish(mode: 0o600)
    try folder.put(incoming, inPlaceOf: Self.name)
  }

  /// The number that every form, also a future one, begins with.
  private static func format(in text: String) -> Int? {
    let start = "{\"format\":"
    guard text.hasPrefix(start) else { return nil }
    let digits = text.utf8.dropFirst(start.utf8.count)
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Digits.number(Array(digits))
  }
}
