import CaseCore
import Sealing
import TestKit
import Testing

@Suite struct SealedFileTests {
  let keys: CaseKeys
  var random = SplitMix64(state: 31)

  init() throws {
    keys = CaseKeys(try #require(SecretKey(random.bytes(32))), of: .arbitrary(using: &random))
  }

  @Test(
    arguments: [
      0, 1, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20, (3 << 20) + 17, 64 << 30,
    ] as [Int64])
  func `the length of a file says where its parts stand`(size: Int64) throws {
    let layout = SealedFileLayout(contentBytes: size)
    #expect(SealedFileLayout(fileBytes: layout.fileBytes) == layout)
    var end = Int64(SealedFileHeader.byteCount)
    for number in 0..<min(layout.segments, 9) {
      let range = layout.range(ofSegment: number)
      #expect(range.lowerBound == end)
      end = range.upperBound
    }
    if layout.segments <= 9 { #expect(end == layout.endStart) }
  }

  @Test func `a length that no file has is refused`() {
    let whole = SealedFileLayout(contentBytes: 1 << 20).fileBytes
    for length in [-1, 0, 39, 95, 97, 112, whole + 1, whole + 16, Int64.max] {
      #expect(SealedFileLayout(fileBytes: length) == nil, "\(length)")
    }
    // One byte of content and one of a second segment are lengths.
    #expect(SealedFileLayout(fileBytes: 113)?.contentBytes == 1)
    #expect(SealedFileLayout(fileBytes: whole + 17) == SealedFileLayout(contentBytes: 1_048_577))
  }

  @Test mutating func `a segment opens at its place only`() throws {
    let header = SealedFileHeader(salt: random.bytes(32))
    let sealer = keys.files.sealer(for: header)
    let content = random.bytes(1000)
    let sealed = content.withUnsafeBytes { sealer.seal($0, number: 3, isLast: false) }
    #expect(try sealer.open(sealed, number: 3, isLast: false) == content)
    #expect(throws: SealingError.notAuthentic) { try sealer.open(sealed, number: 4, isLast: false) }
    #expect(throws: SealingError.notAuthentic) { try sealer.open(sealed, number: 3, isLast: true) }
    #expect(throws: SealingError.notAuthentic) {
      try sealer.open(Array(sealed.dropLast()), number: 3, isLast: false)
    }
    let elsewhere = keys.files.sealer(for: SealedFileHeader(salt: random.bytes(32)))
    #expect(throws: SealingError.notAuthentic) {
      try elsewhere.open(sealed, number: 3, isLast: false)
    }
    let otherCase = CaseKeys(
      try #require(SecretKey(random.bytes(32))), of: .arbitrary(using: &random))
    #expect(throws: SealingError.notAuthentic) {
      try otherCase.files.sealer(for: header).open(sealed, number: 3, isLast: false)
    }
    for bit in 0..<sealed.count * 8 where bit % 97 == 0 {
      var changed = sealed
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: SealingError.notAuthentic) {
        try sealer.open(changed, number: 3, isLast: false)
      }
    }
  }

  @Test mutating func `the end says what the content is and how long`() throws {
    let digest = Digest.arbitrary(using: &random)
    let sealer = keys.files.sealer(for: SealedFileHeader(salt: random.bytes(32)))
    let layout = SealedFileLayout(contentBytes: 5000)
    let end = sealer.sealEnd(digest: digest, layout: layout)
    #expect(end.count == SealedFileLayout.endBytes)
    #expect(try sealer.openEnd(end, layout: layout) == digest)
    for size in [0, 4999, 5001, 3 << 20] as [Int64] {
      #expect(throws: SealingError.notAuthentic) {
        try sealer.openEnd(end, layout: SealedFileLayout(contentBytes: size))
      }
    }
  }

  @Test mutating func `the same content has another name in every case`() throws {
    let digest = Digest.arbitrary(using: &random)
    let key = try #require(SecretKey(random.bytes(32)))
    let names = (0..<8).map { _ in
      CaseKeys(key, of: .arbitrary(using: &random)).files.name(of: digest)
    }
    #expect(Set(names).count == 8)
    #expect(!names.contains(digest.hex))
    #expect(keys.files.name(of: digest) == keys.files.name(of: digest))
  }

  @Test mutating func `an entry opens at its place only`() throws {
    let (salt, bytes, nonce) = (random.bytes(32), random.bytes(400), random.bytes(12))
    let sealed = keys.sealEntry(salt: salt, bytes: bytes, at: 7, nonce: nonce)
    #expect(sealed.count == 32 + 400 + 16)
    let opened = try keys.openEntry(sealed, at: 7, nonce: nonce)
    #expect(opened.salt == salt && opened.bytes == bytes)
    #expect(throws: SealingError.notAuthentic) {
      try keys.openEntry(sealed, at: 8, nonce: nonce)
    }
    #expect(throws: SealingError.notAuthentic) {
      try keys.openEntry(sealed, at: 7, nonce: random.bytes(12))
    }
    #expect(throws: SealingError.notAuthentic) {
      try keys.openListing(sealed, size: 7, nonce: nonce)
    }
    let row = keys.sealListing(bytes, size: 7, nonce: nonce)
    #expect(try keys.openListing(row, size: 7, nonce: nonce) == bytes)
    #expect(throws: SealingError.notAuthentic) {
      try keys.openListing(row, size: 6, nonce: nonce)
    }
  }

  @Test mutating func `a sealed key opens for its owner only`() throws {
    let key = try #require(SecretKey(random.bytes(32)))
    let wrapping = try #require(SecretKey(random.bytes(32)))
    let file = SealedKey.seal(key, under: wrapping, owner: [1, 2], nonce: random.bytes(12))
    #expect(file.count == 60)
    #expect(try SealedKey.open(file, under: wrapping, owner: [1, 2]).bytes == key.bytes)
    #expect(throws: SealingError.notAuthentic) {
      try SealedKey.open(file, under: wrapping, owner: [1, 3])
    }
    #expect(throws: SealingError.notAuthentic) {
      try SealedKey.open(file, under: key, owner: [1, 2])
    }
    for length in 0..<60 {
      #expect(throws: SealingError.notAuthentic) {
        try SealedKey.open(Array(file.prefix(length)), under: wrapping, owner: [1, 2])
      }
    }
  }

  @Test func `nothing secret is printed`() throws {
    let key = try #require(SecretKey([UInt8](repeating: 0x41, count: 32)))
    let passphrase = try #require(Passphrase(Array("correct horse".utf8)))
    var text = ""
    dump(key, to: &text)
    dump(passphrase, to: &text)
    text += "\(key) \(passphrase)"
    #expect(!text.contains("65") && !text.contains("horse"))
  }
}
