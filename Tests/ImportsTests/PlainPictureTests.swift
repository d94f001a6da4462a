import Imports
import TestKit
import Testing

@Suite struct PlainPictureTests {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  /// A part with a checksum that is not looked at.
  private static func part(_ kind: String, _ content: [UInt8] = []) -> [UInt8] {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (24 - 8 * $0)) }
    return length + Array(kind.utf8) + content + [1, 2, 3, 4]
  }

  private static func header(colour: UInt8 = 2) -> [UInt8] {
    part("IHDR", [0, 0, 0, 5, 0, 0, 0, 7, 8, colour, 0, 0, 0])
  }

  private static func file(_ parts: [UInt8]...) -> [UInt8] {
    signature + parts.flatMap(\.self)
  }

  @Test func `only header and pixels are kept`() throws {
    let bytes = Self.file(
      Self.header(), Self.part("tEXt", Array("GPS 39.9".utf8)), Self.part("IDAT", [9]),
      Self.part("eXIf", [1]), Self.part("IDAT", [8]), Self.part("tIME", [1]), Self.part("IEND"))
    let taken = PlainPicture(bytes.span)
    let picture = try #require(taken)
    #expect(picture.width == 5 && picture.height == 7)
    #expect(
      picture.bytes
        == Self.file(
          Self.header(), Self.part("IDAT", [9]), Self.part("IDAT", [8]), Self.part("IEND")))
    #expect(PlainPicture(picture.bytes.span) == picture)
  }

  @Test func `what could show more than its pixels is refused`() {
    let pixels = Self.part("IDAT", [9])
    let end = Self.part("IEND")
    for bytes in [
      // Grey with alpha, colour with alpha, a palette.
      Self.file(Self.header(colour: 4), pixels, end),
      Self.file(Self.header(colour: 6), pixels, end),
      Self.file(Self.header(colour: 3), Self.part("PLTE", [1, 2, 3]), pixels, end),
      // A second picture behind the end, a second header, no end, no pixels, an unknown part.
      Self.file(Self.header(), pixels, end, [0]),
      Self.file(Self.header(), pixels, end, Self.header(), pixels, end),
      Self.file(Self.header(), Self.header(), pixels, end), Self.file(Self.header(), pixels),
      Self.file(Self.header(), end), Self.file(pixels, end),
      Self.file(Self.header(), Self.part("ABCD"), pixels, end), Self.signature, [],
    ] { #expect(PlainPicture(bytes.span) == nil, "\(bytes)") }
  }

  @Test(arguments: UInt64(0)..<200)
  func `cut and changed files never crash it`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var bytes = Self.file(Self.header(), Self.part("IDAT", [9, 9, 9]), Self.part("IEND"))
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8(
        truncatingIfNeeded: random.next())
    }
    bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    if let picture = PlainPicture(bytes.span) { #expect(picture.bytes.count <= bytes.count) }
  }
}
