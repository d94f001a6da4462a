import CaseCore

/// A backup of a key as it comes back: the groups that were printed, or a text under a passphrase.
public enum KeyBackup: Sendable {
  case groups(KeyGroups)
  case wrapped(WrappedKey)

  /// Why bytes are no backup.
  public enum Mistake: Error, Sendable, Hashable {
    /// It looks like groups, with this mistake.
    case groups(KeyGroups.Mistake)
    /// It begins like a key under a passphrase and is torn, changed or too costly.
    case wrapped(SealingError)
  }

  /// Reads a backup. Among groups, lines that begin with `#` are remarks.
  public init(parsing bytes: [UInt8]) throws(Mistake) {
    if bytes.starts(with: WrappedKey.firstLine.utf8) {
      do throws(SealingError) {
        self = .wrapped(try WrappedKey(parsing: bytes))
      } catch {
        throw .wrapped(error)
      }
      return
    }
    let lines = bytes.split { $0 == 0x0a || $0 == 0x0d }
      .filter { $0.first != UInt8(ascii: "#") }
    do throws(KeyGroups.Mistake) {
      self = .groups(
        try KeyGroups(
          parsing: String(decoding: Array(lines.joined(separator: [0x0a])), as: UTF8.self)))
    } catch {
      throw .groups(error)
    }
  }
}
