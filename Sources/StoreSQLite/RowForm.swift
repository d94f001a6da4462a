import CaseCore
import Engine
import Evidence
import Foundation
import GRDB
import Sealing

/// How rows stand in the tables: as they are, or sealed under the keys of their case.
///
/// The columns of `entries` are the same in both: in a sealed vault `salt` holds the nonce, and
/// `body` salt and bytes together. The row of a case is one sealed value.
enum RowForm: Sendable {
  case plain
  case sealed(any CaseKeyring)

  /// Whether rows are sealed.
  var isSealed: Bool {
    switch self {
    case .plain: false
    case .sealed: true
    }
  }

  /// What the columns `salt` and `body` of an entry hold.
  func columns(of entry: SealedEntry, seq: Int, keys: CaseKeys?) -> (salt: Data, body: Data) {
    guard let keys else { return (Data(entry.salt), Data(entry.bytes)) }
    let nonce = Self.nonce()
    let body = keys.sealEntry(salt: entry.salt, bytes: entry.bytes, at: seq, nonce: nonce)
    return (Data(nonce), Data(body))
  }

  /// The entry that the columns hold; nil if they cannot hold one.
  func entry(salt: [UInt8], body: [UInt8], seq: Int, keys: CaseKeys?) -> SealedEntry? {
    switch self {
    case .plain: return salt.count == 32 ? SealedEntry(salt: salt, bytes: body) : nil
    case .sealed:
      guard let opened = try? keys?.openEntry(body, at: seq, nonce: salt) else { return nil }
      return SealedEntry(salt: opened.salt, bytes: opened.bytes)
    }
  }

  /// The keys of a case that has entries; nil where nothing is sealed.
  /// - Throws: `StorageError.missing` if they are gone.
  func keys(of id: Case.ID) throws -> CaseKeys? {
    switch self {
    case .plain: nil
    case .sealed(let keyring): try Self.keys(keyring, id)
    }
  }

  private static func keys(_ keyring: any CaseKeyring, _ id: Case.ID) throws -> CaseKeys {
    guard let keys = try keyring.keys(of: id) else {
      throw StorageError.missing(place: "keys/cases/\(id)")
    }
    return keys
  }

  /// The columns of the row of a case behind `case_id` and `size`.
  func columns(of listing: CaseListing) throws -> StatementArguments {
    switch self {
    case .plain:
      return [
        listing.title, listing.area, listing.openedAt.seconds, listing.updatedAt.seconds,
        listing.outcome?.rawValue,
      ]
    case .sealed(let keyring):
      let nonce = Self.nonce()
      let sealed = try Self.keys(keyring, listing.id).sealListing(
        ListingBytes.encode(listing), size: listing.size, nonce: nonce)
      return [Data(nonce), Data(sealed)]
    }
  }

  /// The names of these columns.
  var listingColumns: [String] {
    switch self {
    case .plain: ["title", "area", "opened_at", "updated_at", "outcome"]
    case .sealed: ["nonce", "listing"]
    }
  }

  /// The row of a case from its columns; nil if they cannot hold one.
  func listing(_ row: Row, id: Case.ID, size: Int) throws -> CaseListing? {
    switch self {
    case .plain:
      let text: String? = row[6]
      let outcome = text.flatMap(CaseClosed.Outcome.init(rawValue:))
      guard (text == nil) == (outcome == nil) else { return nil }
      return CaseListing(
        id: id, title: row[2], area: row[3], openedAt: Moment(seconds: row[4]),
        updatedAt: Moment(seconds: row[5]), size: size, outcome: outcome)
    case .sealed(let keyring):
      let (nonce, sealed): (Data, Data) = (row[2], row[3])
      let keys = try Self.keys(keyring, id)
      guard
        let bytes = try? keys.openListing(Array(sealed), size: size, nonce: Array(nonce))
      else { return nil }
      return ListingBytes.decode(bytes, id: id, size: size)
    }
  }

  /// Drawn anew for every row: a restored backup may be continued in another way.
  private static func nonce() -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    return (0..<SealedKey.nonceBytes).map { _ in random.next() }
  }
}

/// The bytes of a row in the list of cases before they are sealed: opened and updated as 8 bytes
/// each, the most significant first; then outcome, area and title as UTF-8, each with its length in
/// 4 bytes before it. An open case has an empty outcome.
enum ListingBytes {
  static func encode(_ listing: CaseListing) -> [UInt8] {
    var bytes = number(UInt64(bitPattern: listing.openedAt.seconds), 8)
    bytes += number(UInt64(bitPattern: listing.updatedAt.seconds), 8)
    for text in [listing.outcome?.rawValue ?? "", listing.area, listing.title] {
      bytes += number(UInt64(text.utf8.count), 4) + Array(text.utf8)
    }
    return bytes
  }

  static func decode(_ bytes: [UInt8], id: Case.ID, size: Int) -> CaseListing? {
    var rest = bytes[...]
    guard let opened = take(8, &rest), let updated = take(8, &rest), let outcome = text(&rest),
      let area = text(&rest), let title = text(&rest), rest.isEmpty
    else { return nil }
    let ending = CaseClosed.Outcome(rawValue: outcome)
    guard outcome.isEmpty == (ending == nil) else { return nil }
    return CaseListing(
      id: id, title: title, area: area, openedAt: Moment(seconds: Int64(bitPattern: opened)),
      updatedAt: Moment(seconds: Int64(bitPattern: updated)), size: size, outcome: ending)
  }

  private static func number(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> UInt64? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let count = take(4, &rest), count <= UInt64(rest.count) else { return nil }
    defer { rest = rest.dropFirst(Int(count)) }
    return String(validating: rest.prefix(Int(count)), as: UTF8.self)
  }
}
