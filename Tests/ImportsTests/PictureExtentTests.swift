import Imports
import TestKit
import Testing

@Suite struct PictureExtentTests {
  private static func part(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    [0, 0, 0, UInt8(content.count)] + Array(kind.utf8) + content + [1, 2, 3, 4]
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  private static let png =
    signature + part("IHDR", Array(repeating: 1, count: 13)) + part("IDAT", [1, 2, 3])
    + part("IEND", [])
  private static let movingPNG =
    signature + part("IHDR", Array(repeating: 1, count: 13)) + part("acTL", [0, 0, 0, 2])
    + part("IDAT", [1, 2, 3]) + part("IEND", [])
  // The head carries a small picture with an end of its own.
  private static let jpeg: [UInt8] =
    [0xff, 0xd8, 0xff, 0xe1, 0, 8, 0xff, 0xd8, 0xff, 0xd9, 0, 0]
    + [0xff, 0xda, 0, 3, 1, 0x55, 0xff, 0, 0x66, 0xff, 0xd9]
  private static let frame: [UInt8] =
    [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
  private static let gifHead: [UInt8] =
    Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0xff, 0xff, 0xff, 0, 0, 0]
    + [0x21, 0xf9, 4, 0, 0, 0, 0, 0]
  private static let gif = gifHead + frame + [0x3b]
  private static let movingGIF = gifHead + frame + frame + [0x3b]
  private static func webP(_ flags: UInt8) -> [UInt8] {
    Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, flags]
      + Array(repeating: 0, count: 9)
  }

  @Test(arguments: [
    (png, PictureExtent.whole), (movingPNG, .moving), (jpeg, .whole), (gif, .whole),
    (movingGIF, .moving), (webP(0), .whole), (webP(2), .moving), ([0x42, 0x4d, 1, 2], .whole),
  ])
  func `a picture says whether it moves`(picture: [UInt8], extent: PictureExtent) {
    #expect(PictureExtent(picture.span) == extent)
    // What stands behind the end, as a second file does, is no part of it.
    let trailed = picture + Array("PK\u{3}\u{4} behind".utf8)
    #expect(PictureExtent(trailed.span) == extent)
  }

  @Test(arguments: [png, movingPNG, jpeg, gif, webP(0)])
  func `a picture that is cut anywhere says so`(picture: [UInt8]) {
    for length in 8..<(picture.count - 1) {
      let cut = Array(picture[..<length])
      // Too short to be of its form at all is left to what decodes it.
      guard length >= 12 else { continue }
      #expect(PictureExtent(cut.span) == .cut, "\(length) of \(picture.count)")
    }
  }

  @Test(arguments: UInt64(0)..<500)
  func `nothing breaks it`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var bytes = random.pick([Self.png, Self.jpeg, Self.gif, Self.movingGIF, Self.webP(2)])
    for _ in 0..<6 {
      bytes[Int.random(in: 2..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    let extent = PictureExtent(bytes.span)
    #expect([.whole, .cut, .moving].contains(extent))
  }
}
