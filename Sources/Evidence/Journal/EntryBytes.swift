public import CaseCore

/// The bytes of an entry as they are stored, hashed and disclosed: canonical JSON, written by
/// hand (`docs/formats/journal.md`). Decoding accepts exactly what encoding writes.
public enum EntryBytes {
  /// The bytes of `entry`.
  /// - Throws: `EntryError` for a value that has no stored form, such as an integer beyond
  ///   ±(2^53 − 1), or for more than `Limits.entryBytes`.
  public static func encode(_ entry: Entry) throws(EntryError) -> [UInt8] {
    do throws(CanonicalError) {
      var writer = CanonicalWriter()
      writer.open()
      writer.member("body")
      try entry.event.write(to: &writer)
      writer.member("by", entry.by)
      writer.member("case")
      writer.plain(entry.caseID.text)
      writer.member("kind", entry.event.kind)
      try writer.member("recordedAt", entry.recordedAt)
      try writer.member("seq", entry.seq)
      writer.close()
      guard writer.bytes.count <= Limits.entryBytes else {
        throw .tooLarge(bytes: writer.bytes.count, limit: Limits.entryBytes)
      }
      return writer.bytes
    } catch {
      throw EntryError(number: entry.seq, reason: error)
    }
  }

  /// The entry whose bytes these are. Where `number` is given, it is the place in the journal at
  /// which they stand, and the entry must say the same.
  /// - Throws: `EntryError` for bytes that `encode` would not have written, for a kind, member or
  ///   version that is not known, or for an entry of another number.
  public static func decode(
    _ bytes: [UInt8], at number: Int? = nil
  ) throws(EntryError) -> Entry {
    do throws(CanonicalError) {
      guard bytes.count <= Limits.entryBytes else {
        throw .tooLarge(bytes: bytes.count, limit: Limits.entryBytes)
      }
      let entry = try read(bytes)
      guard number == nil || number == entry.seq else { throw .otherNumber(found: entry.seq) }
      return entry
    } catch {
      throw EntryError(number: number, reason: error)
    }
  }

  private static func read(_ bytes: [UInt8]) throws(CanonicalError) -> Entry {
    var reader = CanonicalReader(bytes)
    try reader.open()
    var header: (by: Recorder, caseID: Case.ID)?
    let event = try Event.read(from: &reader) { reader throws(CanonicalError) in
      let by: Recorder = try reader.choice("by")
      guard let caseID = Case.ID(try reader.text("case")) else { throw .wrongValue("case") }
      header = (by, caseID)
      return try reader.eventKind()
    }
    let recordedAt = try reader.instant("recordedAt")
    let seq = try reader.count("seq")
    try reader.close()
    try reader.end()
    guard let header else { throw .missingMember("case") }
    return Entry(
      caseID: header.caseID, seq: seq, recordedAt: recordedAt, by: header.by, event: event)
  }
}
