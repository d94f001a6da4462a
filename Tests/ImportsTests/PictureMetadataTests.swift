import Imports
import TestKit
import Testing

@Suite struct PictureMetadataTests {
  /// A part of a JPEG with its marker and length.
  private static func part(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xff, marker, UInt8(length >> 8), UInt8(length & 255)] + content
  }

  /// An Exif with a place, and turning the picture `way`.
  private static func exif(_ way: UInt8, isLittle: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(value >> (8 * (count - 1 - $0)) & 255) }
      return isLittle ? bytes.reversed() : bytes
    }
    // Make, then orientation; the name of the make stands behind the list.
    let list =
      number(2, 2) + number(0x010f, 2) + number(2, 2) + number(20, 4) + number(38, 4)
      + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(Int(way), 2) + [0, 0]
      + number(0, 4)
    return part(
      0xe1,
      Array("Exif\0\0".utf8) + Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
        + list + Array("GPS 31.2304,121.4737".utf8))
  }

  private static let jfif = part(0xe0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  private static let tables = part(0xdb, Array(repeating: 7, count: 65))
  private static let frame = part(0xc2, [8, 0, 9, 0, 9, 1, 1, 0x11, 0])
  private static let scan = part(0xda, [1, 1, 0, 0, 63, 0]) + [1, 0xff, 0, 2, 0xff, 0xd3, 4]
  private static let end: [UInt8] = [0xff, 0xd9]

  private static func file(_ parts: [UInt8]...) -> [UInt8] { [0xff, 0xd8] + parts.flatMap(\.self) }

  @Test func `a photo loses place, comments, second pictures and what stands behind its end`() {
    let colours = Self.part(0xe2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9])
    let adobe = Self.part(0xee, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    let told = Self.file(
      Self.jfif, Self.exif(1), Self.part(0xe1, Array("http://ns.adobe.com/xap/1.0/\0<x/>".utf8)),
      colours, Self.part(0xe2, Array("MPF\0".utf8)), Self.part(0xed, Array("Photoshop".utf8)),
      adobe, Self.part(0xfe, Array("13812345678".utf8)), Self.tables, Self.frame, Self.scan,
      Self.scan, Self.end, Array("\0\0ftypmp42 a moving picture".utf8))
    let bare = Self.file(
      Self.jfif, colours, adobe, Self.tables, Self.frame, Self.scan, Self.scan, Self.end)
    #expect(PictureMetadata.removed(from: told, .jpeg) == .removed(bare))
    #expect(PictureMetadata.removed(from: bare, .jpeg) == .bare)
  }

  @Test(arguments: [UInt8(2), 3, 6, 8], [true, false])
  func `which way up a photo is stays, and nothing else of its Exif`(way: UInt8, isLittle: Bool)
    throws
  {
    let told = Self.file(
      Self.exif(way, isLittle: isLittle), Self.tables, Self.frame, Self.scan, Self.end)
    guard case .removed(let bare) = PictureMetadata.removed(from: told, .jpeg) else {
      Issue.record("nothing was removed")
      return
    }
    let text = String(decoding: bare, as: UTF8.self)
    #expect(text.contains("Exif") && !text.contains("GPS"))
    #expect(bare.count == told.count - Self.exif(way).count + 36)
    #expect(bare[2 + 4 + 6 + 8 + 2 + 9] == way)
    // Again changes nothing.
    #expect(PictureMetadata.removed(from: bare, .jpeg) == .bare)
  }

  /// A part of a PNG with a checksum that is not looked at.
  private static func chunk(_ kind: String, _ content: [UInt8] = []) -> [UInt8] {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (24 - 8 * $0)) }
    return length + Array(kind.utf8) + content + [1, 2, 3, 4]
  }

  @Test func `a screenshot loses texts and times, and keeps how it is shown`() {
    let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    let pixels: [[UInt8]] = [
      signature, Self.chunk("IHDR", Array(repeating: 1, count: 13)), Self.chunk("PLTE", [1, 2, 3]),
      Self.chunk("tRNS", [0]), Self.chunk("IDAT", [9]),
    ]
    let end = Self.chunk("IEND")
    let exif = { (way: UInt8) in Self.chunk("eXIf", Array(Self.exif(way)[10...])) }
    let shown = pixels.flatMap(\.self) + end
    #expect(PictureMetadata.removed(from: shown, .png) == .bare)
    let said: [[UInt8]] = [
      Self.chunk("tEXt", Array("GPS".utf8)), Self.chunk("iTXt", [1]), Self.chunk("tIME", [1]),
      exif(1), end, Array("left of a larger picture".utf8),
    ]
    let told = (pixels + said).flatMap(\.self)
    #expect(PictureMetadata.removed(from: told, .png) == .removed(shown))
    // One that is turned by its Exif has to be turned by whoever decodes it.
    let turned = (pixels + [exif(6), end]).flatMap(\.self)
    #expect(PictureMetadata.removed(from: turned, .png) == .fixed)
  }

  @Test func `what has no end, or is no such picture, is left to who decodes it`() {
    let whole = Self.file(Self.jfif, Self.exif(6), Self.tables, Self.frame, Self.scan, Self.end)
    for count in 0..<(whole.count - 1) {
      #expect(
        PictureMetadata.removed(from: Array(whole.prefix(count)), .jpeg) == .fixed, "\(count)")
    }
    #expect(PictureMetadata.removed(from: whole, .png) == .fixed)
    #expect(PictureMetadata.removed(from: whole, .heic) == .fixed)
    #expect(PictureMetadata.removed(from: Array("GIF89a".utf8), .gif) == .bare)
  }

  @Test(arguments: UInt64(0)..<300)
  func `changed files never crash it, and what it gives is bare`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var bytes = Self.file(
      Self.jfif, Self.exif(6), Self.tables, Self.frame, Self.scan, Self.scan, Self.end)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(
        truncatingIfNeeded: random.next())
    }
    for media in [MediaType.jpeg, .png] {
      if case .removed(let bare) = PictureMetadata.removed(from: bytes, media) {
        #expect(PictureMetadata.removed(from: bare, media) == .bare)
      }
    }
  }
}
