/// The bytes around the contents of our zip files. Everything follows from names, sizes, checksums
/// and places, so a reader rebuilds them and compares; no byte of the container is free.
///
/// Stored (method 0), sizes in the local headers, no descriptors, no comments, the fixed date
/// 1980-01-01, and no extra field but that of ZIP64 where a number does not fit (APPNOTE 6.3.10).
enum ZipLayout {
  /// One file in the container.
  struct Member: Sendable, Hashable {
    var name: [UInt8]
    var size: UInt64
    var crc: UInt32
    /// Where its local header starts.
    var offset: UInt64
  }

  static let localSignature: UInt32 = 0x0403_4b50
  static let centralSignature: UInt32 = 0x0201_4b50
  /// The fixed part of a local header.
  static let localHeaderBytes = 30

  private static let tooWide: UInt64 = 0xffff_ffff
  // 1 January 1980, midnight: the first moment that the format knows.
  private static let date: UInt16 = 0x0021

  /// The header before the contents of `member`.
  static func localHeader(_ member: Member) -> [UInt8] {
    let isWide = member.size >= tooWide
    var bytes: [UInt8] = []
    put(localSignature, &bytes)
    put(UInt16(isWide ? 45 : 10), &bytes)
    putCommon(member, isWide: isWide, &bytes)
    put(UInt16(isWide ? 20 : 0), &bytes)
    bytes += member.name
    if isWide {
      put(UInt16(1), &bytes)
      put(UInt16(16), &bytes)
      put(member.size, &bytes)
      put(member.size, &bytes)
    }
    return bytes
  }

  /// The record of `member` in the central directory.
  static func centralRecord(_ member: Member) -> [UInt8] {
    let isWide = member.size >= tooWide
    let isFar = member.offset >= tooWide
    let fields = (isWide ? 16 : 0) + (isFar ? 8 : 0)
    var bytes: [UInt8] = []
    put(centralSignature, &bytes)
    put(UInt16(isWide || isFar ? 45 : 20), &bytes)
    put(UInt16(isWide || isFar ? 45 : 10), &bytes)
    putCommon(member, isWide: isWide, &bytes)
    put(UInt16(fields > 0 ? fields + 4 : 0), &bytes)
    // No comment, disk 0, no attributes: a link or a device cannot be written this way.
    bytes += [UInt8](repeating: 0, count: 10)
    put(UInt32(isFar ? tooWide : member.offset), &bytes)
    bytes += member.name
    if fields > 0 {
      put(UInt16(1), &bytes)
      put(UInt16(fields), &bytes)
      if isWide {
        put(member.size, &bytes)
        put(member.size, &bytes)
      }
      if isFar { put(member.offset, &bytes) }
    }
    return bytes
  }

  /// What stands at the end, for `count` files and a directory of `size` bytes at `offset`.
  static func end(count: UInt64, directory size: UInt64, at offset: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    if count >= 0xffff || size >= tooWide || offset >= tooWide {
      put(UInt32(0x0606_4b50), &bytes)
      put(UInt64(44), &bytes)
      put(UInt16(45), &bytes)
      put(UInt16(45), &bytes)
      put(UInt64(0), &bytes)
      put(count, &bytes)
      put(count, &bytes)
      put(size, &bytes)
      put(offset, &bytes)
      put(UInt32(0x0706_4b50), &bytes)
      put(UInt32(0), &bytes)
      put(offset + size, &bytes)
      put(UInt32(1), &bytes)
    }
    put(UInt32(0x0605_4b50), &bytes)
    put(UInt32(0), &bytes)
    put(UInt16(min(count, 0xffff)), &bytes)
    put(UInt16(min(count, 0xffff)), &bytes)
    put(UInt32(min(size, tooWide)), &bytes)
    put(UInt32(min(offset, tooWide)), &bytes)
    put(UInt16(0), &bytes)
    return bytes
  }

  // Flags to name length: the same in a local header and in the directory.
  private static func putCommon(_ member: Member, isWide: Bool, _ bytes: inout [UInt8]) {
    put(UInt16(0), &bytes)
    put(UInt16(0), &bytes)
    put(UInt16(0), &bytes)
    put(date, &bytes)
    put(member.crc, &bytes)
    let size = UInt32(isWide ? tooWide : member.size)
    put(size, &bytes)
    put(size, &bytes)
    put(UInt16(member.name.count), &bytes)
  }

  private static func put(_ value: some FixedWidthInteger, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
