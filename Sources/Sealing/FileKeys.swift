public import CaseCore

/// Seals files and names them, for one case or for the playbooks of a vault.
public struct FileKeys: Sendable {
  private let contents: SecretKey
  private let names: SecretKey
  private let owner: [UInt8]

  /// The keys below `key`. `owner` is authenticated in every file: the id of a case.
  public init(_ key: SecretKey, owner: [UInt8]) {
    self.owner = owner
    contents = key.derived(for: .fileContents, context: owner)
    names = key.derived(for: .fileNames, context: owner)
  }

  /// The name of the file with this content: 64 hexadecimal digits that say nothing to whoever
  /// lacks the key, even if they have the content.
  public func name(of digest: Digest) -> String {
    Hex.text(of: names.authenticationCode(for: digest.bytes))
  }

  /// What seals and opens the file that begins with `header`.
  public func sealer(for header: SealedFileHeader) -> FileSealer {
    FileSealer(
      key: contents.derived(for: .oneFile, context: owner, salt: header.salt),
      context: header.bytes + owner)
  }
}

/// The beginning of a sealed file: 8 bytes that say what it is, and 32 random bytes that give it a
/// key of its own.
public struct SealedFileHeader: Sendable, Hashable {
  /// The length in bytes.
  public static let byteCount = 40
  /// How many bytes of it are random.
  public static let saltBytes = 32
  /// `RCSEALED`: a file of the first version.
  static let magic = Array("RCSEALED".utf8)

  /// The random bytes.
  public let salt: [UInt8]
  /// The header as it is stored.
  public var bytes: [UInt8] { Self.magic + salt }

  /// A header for a new file, with `salt` drawn at random and used for no other file.
  public init(salt: [UInt8]) {
    precondition(salt.count == Self.saltBytes, "A file has 32 random bytes.")
    self.salt = salt
  }

  /// Reads the first 40 bytes of a file.
  /// - Throws: `SealingError.notAuthentic` for anything that does not begin so.
  public init(parsing bytes: [UInt8]) throws(SealingError) {
    guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic) else {
      throw .notAuthentic
    }
    salt = Array(bytes.dropFirst(Self.magic.count))
  }
}

/// Where the parts of a sealed file stand. It follows from the length of the file alone.
public struct SealedFileLayout: Sendable, Hashable {
  /// How much of the content one segment holds, in bytes; the last one may hold less.
  public static let segmentBytes = 1 << 20
  /// The length of a whole sealed segment in bytes.
  static let sealedSegmentBytes = segmentBytes + SealedBytes.tagBytes
  /// The length of the seal at the end: digest 32 ‖ size 8 ‖ tag 16.
  public static let endBytes = 32 + 8 + SealedBytes.tagBytes

  /// The size of the content in bytes.
  public let contentBytes: Int64

  /// The number of segments; none for an empty content.
  public var segments: Int {
    Int((contentBytes + Int64(Self.segmentBytes) - 1) / Int64(Self.segmentBytes))
  }

  /// The length of the file in bytes.
  public var fileBytes: Int64 {
    Int64(SealedFileHeader.byteCount + Self.endBytes) + contentBytes
      + Int64(segments * SealedBytes.tagBytes)
  }

  /// The layout of a file that holds `contentBytes`.
  public init(contentBytes: Int64) { self.contentBytes = contentBytes }

  /// The layout of a file of `fileBytes`; nil for a length that no sealed file has.
  public init?(fileBytes: Int64) {
    let sealed = fileBytes - Int64(SealedFileHeader.byteCount + Self.endBytes)
    guard sealed >= 0, fileBytes < 1 << 62 else { return nil }
    let whole = Int64(Self.sealedSegmentBytes)
    let segments = (sealed + whole - 1) / whole
    let content = sealed - segments * Int64(SealedBytes.tagBytes)
    guard content >= 0, SealedFileLayout(contentBytes: content).fileBytes == fileBytes else {
      return nil
    }
    contentBytes = content
  }

  /// Where the sealed segment `number` stands in the file.
  public func range(ofSegment number: Int) -> Range<Int64> {
    precondition((0..<segments).contains(number), "A segment is one of the file.")
    let start = Int64(SealedFileHeader.byteCount) + Int64(number * Self.sealedSegmentBytes)
    return start..<min(start + Int64(Self.sealedSegmentBytes), endStart)
  }

  /// Where the seal at the end stands.
  public var endStart: Int64 { fileBytes - Int64(Self.endBytes) }
}

/// Seals and opens the parts of one file.
///
/// The key is the file's own, so a nonce is the number of the segment and what kind of part it is;
/// none comes twice under one key.
public struct FileSealer: Sendable {
  private enum Part: UInt8 { case middle, last, end }

  let key: SecretKey
  let context: [UInt8]

  /// Seals the segment `number`.
  public func seal(
    _ content: UnsafeRawBufferPointer, number: Int, isLast: Bool
  ) -> [UInt8] {
    SealedBytes.seal(
      content, under: key, nonce: Self.nonce(number, isLast ? .last : .middle), context: context)
  }

  /// The content of the segment `number`.
  /// - Throws: `SealingError.notAuthentic` for one that was changed, moved or is of another file.
  public func open(_ sealed: [UInt8], number: Int, isLast: Bool) throws(SealingError) -> [UInt8] {
    try SealedBytes.open(
      sealed, under: key, nonce: Self.nonce(number, isLast ? .last : .middle), context: context)
  }

  /// Seals the end of the file, which says what its content is.
  public func sealEnd(digest: Digest, layout: SealedFileLayout) -> [UInt8] {
    SealedBytes.seal(
      digest.bytes + UInt64(layout.contentBytes).bigEndianBytes, under: key,
      nonce: Self.nonce(layout.segments, .end), context: context)
  }

  /// The digest that the end of the file states.
  /// - Throws: `SealingError.notAuthentic` for an end of another file or another length.
  public func openEnd(
    _ sealed: [UInt8], layout: SealedFileLayout
  ) throws(SealingError) -> Digest {
    let plain = try SealedBytes.open(
      sealed, under: key, nonce: Self.nonce(layout.segments, .end), context: context)
    guard plain.count == 40,
      Array(plain.suffix(8)) == UInt64(layout.contentBytes).bigEndianBytes,
      let digest = Digest(bytes: plain.prefix(32))
    else { throw .notAuthentic }
    return digest
  }

  private static func nonce(_ number: Int, _ part: Part) -> [UInt8] {
    [0, 0, 0] + UInt64(number).bigEndianBytes + [part.rawValue]
  }
}
