import CaseCore

/// Reads a container of ours from the front and rebuilds every byte around the contents.
///
/// Nothing is believed: a header that differs in any byte from the one that follows from name,
/// size and checksum is refused, and the checksum itself is compared when the content is read.
/// There is no compression, so no content is larger than the file.
enum ZipReader {
  /// One file of the container.
  struct Member {
    var name: BundleName
    var crc: UInt32
    var content: RandomAccess
  }

  /// Why the container was not read.
  struct Broken: Error, Hashable {
    var what: Fault
    var place: VerificationReport.Location
  }

  /// The files of `file` in order. Their contents are not read yet.
  /// - Throws: `Broken`, and what reading throws.
  static func members(of file: RandomAccess) throws -> [Member] {
    var zipped: [ZipLayout.Member] = []
    var members: [Member] = []
    var offset: Int64 = 0
    while let (entry, member, next) = try nextMember(of: file, at: offset, after: zipped.last) {
      zipped.append(entry)
      members.append(member)
      offset = next
      guard members.count <= Limits.bundleFiles else {
        throw Broken(what: .tooLarge, place: .whole)
      }
    }
    try compareDirectory(of: zipped, in: file, at: offset)
    return members
  }

  private typealias Step = (entry: ZipLayout.Member, member: Member, next: Int64)

  // The file that starts at `offset`; nil where the directory starts.
  private static func nextMember(
    of file: RandomAccess, at offset: Int64, after last: ZipLayout.Member?
  ) throws -> Step? {
    // Bytes put into a content, or taken out of it, are met where the next header should be.
    let here = last.map { last in
      VerificationReport.Location.after(
        file: String(decoding: last.name, as: UTF8.self), byte: offset)
    }
    guard let fixed = try file.exactly(ZipLayout.localHeaderBytes, at: offset) else {
      throw Broken(what: .truncated, place: here ?? .byte(file.sizeBytes))
    }
    let signature = number(fixed, 0, 4)
    if signature == UInt64(ZipLayout.centralSignature), last != nil { return nil }
    guard signature == UInt64(ZipLayout.localSignature) else {
      throw here.map { Broken(what: .headerDiffers, place: $0) }
        ?? Broken(what: .unknownFormat, place: .byte(offset))
    }
    let nameLength = Int(number(fixed, 26, 2))
    let extraLength = Int(number(fixed, 28, 2))
    guard (1...Limits.bundleNameBytes).contains(nameLength), extraLength == 0 || extraLength == 20
    else { throw Broken(what: .headerDiffers, place: here ?? .byte(offset)) }
    let headerSize = ZipLayout.localHeaderBytes + nameLength + extraLength
    guard let header = try file.exactly(headerSize, at: offset) else {
      throw Broken(what: .truncated, place: here ?? .byte(file.sizeBytes))
    }
    let name = Array(header[ZipLayout.localHeaderBytes..<ZipLayout.localHeaderBytes + nameLength])
    guard let text = String(validating: name, as: UTF8.self), let known = BundleName(path: text)
    else { throw Broken(what: .unexpectedName, place: here ?? .byte(offset)) }
    let place = VerificationReport.Location.file(text)
    let size = extraLength == 20 ? number(header, headerSize - 8, 8) : number(fixed, 18, 4)
    let entry = ZipLayout.Member(
      name: name, size: size, crc: UInt32(number(fixed, 14, 4)), offset: UInt64(offset))
    guard ZipLayout.localHeader(entry) == header else {
      throw Broken(what: .headerDiffers, place: place)
    }
    if let last, !last.name.lexicographicallyPrecedes(name) {
      throw Broken(what: .nameOrder, place: place)
    }
    let start = offset + Int64(headerSize)
    guard size <= UInt64(file.sizeBytes - start) else {
      throw Broken(what: .truncated, place: place)
    }
    return (
      entry,
      Member(name: known, crc: entry.crc, content: file.part(from: start, size: Int64(size))),
      start + Int64(size)
    )
  }

  private static func compareDirectory(
    of zipped: [ZipLayout.Member], in file: RandomAccess, at start: Int64
  ) throws {
    var offset = start
    for entry in zipped {
      let record = ZipLayout.centralRecord(entry)
      let name = String(decoding: entry.name, as: UTF8.self)
      guard try file.exactly(record.count, at: offset) == record else {
        throw Broken(what: .headerDiffers, place: .file(name))
      }
      offset += Int64(record.count)
    }
    let end = ZipLayout.end(
      count: UInt64(zipped.count), directory: UInt64(offset - start), at: UInt64(start))
    guard try file.exactly(end.count, at: offset) == end else {
      throw Broken(
        what: offset + Int64(end.count) > file.sizeBytes ? .truncated : .headerDiffers,
        place: .byte(offset))
    }
    guard offset + Int64(end.count) == file.sizeBytes else {
      throw Broken(what: .bytesAfterEnd, place: .byte(offset + Int64(end.count)))
    }
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> UInt64 {
    bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
