public import CaseCore
import Crypto

/// The keys of one case, each for one purpose, derived from the case's own random key.
public struct CaseKeys: Sendable {
  /// Seals originals and gives them their names.
  public let files: FileKeys
  private let entries: SecretKey
  private let listing: SecretKey
  private let owner: [UInt8]

  /// The keys that follow from `caseKey` for the case `id`.
  public init(_ caseKey: SecretKey, of id: Case.ID) {
    owner = Hex.bytes(of: id.text) ?? []
    files = FileKeys(caseKey, owner: owner)
    entries = caseKey.derived(for: .entries, context: owner)
    listing = caseKey.derived(for: .listing, context: owner)
  }

  /// Seals salt and bytes of the entry at `seq`. The nonce is drawn at random, because after a
  /// restored backup another entry may stand at the same place.
  public func sealEntry(salt: [UInt8], bytes: [UInt8], at seq: Int, nonce: [UInt8]) -> [UInt8] {
    SealedBytes.seal(salt + bytes, under: entries, nonce: nonce, context: place(seq))
  }

  /// Salt and bytes of the entry at `seq`.
  /// - Throws: `SealingError.notAuthentic` for one that was changed or stood elsewhere.
  public func openEntry(
    _ sealed: [UInt8], at seq: Int, nonce: [UInt8]
  ) throws(SealingError) -> (salt: [UInt8], bytes: [UInt8]) {
    let plain = try SealedBytes.open(sealed, under: entries, nonce: nonce, context: place(seq))
    guard plain.count > 32 else { throw .notAuthentic }
    return (Array(plain.prefix(32)), Array(plain.dropFirst(32)))
  }

  /// Seals the row of the case at a journal of `size` entries.
  public func sealListing(_ row: [UInt8], size: Int, nonce: [UInt8]) -> [UInt8] {
    SealedBytes.seal(row, under: listing, nonce: nonce, context: place(size))
  }

  /// The row of the case.
  /// - Throws: `SealingError.notAuthentic` for one that was changed or is of another size.
  public func openListing(
    _ sealed: [UInt8], size: Int, nonce: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    try SealedBytes.open(sealed, under: listing, nonce: nonce, context: place(size))
  }

  private func place(_ number: Int) -> [UInt8] { owner + UInt64(number).bigEndianBytes }
}

/// Where the keys of cases come from. They are made once and never replaced.
public protocol CaseKeyring: Sendable {
  /// Returns the keys of the case; nil if it has none.
  func keys(of id: Case.ID) throws -> CaseKeys?
  /// Returns the keys of the case; made, and durable, if it has none.
  func makeKeys(of id: Case.ID) throws -> CaseKeys
}
