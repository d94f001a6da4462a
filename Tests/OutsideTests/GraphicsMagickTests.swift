import CaseCore
import Engine
import Imports
import Outside
import TestKit
import Testing

@Suite struct GraphicsMagickTests {
  private let masker = GraphicsMagick()

  private func gm(_ arguments: [String], _ input: [UInt8] = []) async throws -> [UInt8] {
    let outcome = try await ChildProcess(
      "gm", ["convert"] + arguments, input: input, timeout: .seconds(60),
      outputLimitBytes: 64 << 20
    ).run()
    try #require(outcome.succeeded, "\(String(decoding: outcome.errorOutput, as: UTF8.self))")
    return outcome.output
  }

  /// A picture of 64 by 48 pixels of noise without black ones, in a format.
  private func picture(_ format: String) async throws -> [UInt8] {
    var pixels: [UInt8] = []
    var random = SplitMix64(state: 5)
    for _ in 0..<(64 * 48) { pixels += [255, 128 | UInt8(random.next() & 127), 200] }
    return try await gm(
      ["-size", "64x48", "-depth", "8", "RGB:-", "-comment", "13812345678", "\(format):-"], pixels)
  }

  /// The three bytes of each pixel.
  private func pixels(_ png: [UInt8]) async throws -> [[UInt8]] {
    let bytes = try await gm(["PNG:-", "-depth", "8", "RGB:-"], png)
    return stride(from: 0, to: bytes.count, by: 3).map { Array(bytes[$0..<($0 + 3)]) }
  }

  private func copy(
    _ bytes: [UInt8], _ format: PictureFormat, _ boxes: [PixelBox]
  ) async throws -> PlainPicture {
    let made = try await masker.masked(bytes, format, boxes: boxes)
    let picture = PlainPicture(made.span)
    return try #require(picture)
  }

  @Test(arguments: [PictureFormat.png, .jpeg, .gif, .webp])
  func `what is under a box is gone, and nothing else is left but pixels`(
    format: PictureFormat
  ) async throws {
    let original = try await picture(format.rawValue.uppercased())
    let box = try #require(PixelBox(x: 10, y: 5, width: 20, height: 8))
    let copy = try await copy(original, format, [box])
    #expect(copy.width == 64 && copy.height == 48)
    let shown = try await pixels(copy.bytes)
    try #require(shown.count == 64 * 48)
    for (index, pixel) in shown.enumerated() {
      let (x, y) = (index % 64, index / 64)
      let isInBox = (10..<30).contains(x) && (5..<13).contains(y)
      #expect(isInBox == (pixel == [0, 0, 0]), "\(x),\(y): \(pixel)")
    }
    // No word of the original is in the copy, and the same picture gives the same bytes.
    #expect(!String(decoding: copy.bytes, as: UTF8.self).contains("13812345678"))
    #expect(try await self.copy(original, format, [box]) == copy)
  }

  @Test func `a picture that lies on its side stands upright, and its place is gone`() async throws
  {
    let jpeg = try await picture("JPEG")
    // An Exif part that says "turn by a quarter" and a description.
    let words = Array("GPS 39.9042 116.4074".utf8)
    let exif =
      Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 2, 0]
      + [0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0] + [0x0e, 1, 2, 0, 20, 0, 0, 0, 38, 0, 0, 0]
      + [0, 0, 0, 0] + words
    let part = [0xff, 0xe1, UInt8((exif.count + 2) >> 8), UInt8((exif.count + 2) & 255)] + exif
    let turned = Array(jpeg[..<2]) + part + Array(jpeg[2...])
    let copy = try await copy(turned, .jpeg, [])
    #expect(copy.width == 48 && copy.height == 64)
    #expect(!String(decoding: copy.bytes, as: UTF8.self).contains("GPS"))
  }

  @Test func `what hides under transparency does not come to light`() async throws {
    let clear = try await gm(
      ["-size", "8x8", "-depth", "8", "RGBA:-", "PNG32:-"],
      (0..<64).flatMap { _ in [10, 20, 30, 0] as [UInt8] })
    let shown = try await pixels(try await copy(clear, .png, []).bytes)
    #expect(Set(shown) == [[255, 255, 255]])
  }

  @Test func `only the first frame of a moving picture goes along`() async throws {
    let frames = try await gm(
      ["-size", "8x8", "xc:red", "xc:blue", "-adjoin", "-delay", "10", "GIF:-"])
    let shown = try await pixels(try await copy(frames, .gif, []).bytes)
    #expect(shown.count == 64 && Set(shown) == [[255, 0, 0]])
  }

  @Test func `what is no picture of its format is refused, whatever else it is`() async throws {
    let png = try await picture("PNG")
    // A script of the program's own, and a drawing that names another file.
    let script = Array("push graphic-context\nimage over 0,0 0,0 '/etc/passwd'\n".utf8)
    let drawing = Array(
      "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>".utf8)
    for bytes in [script, drawing, [], Array(png.prefix(png.count / 2)), Array(png.prefix(20))] {
      for format in PictureFormat.allCases {
        await #expect(throws: PictureError.unreadable) {
          try await masker.masked(bytes, format, boxes: [])
        }
      }
    }
    await #expect(throws: PictureError.unreadable) {
      try await masker.masked(png, .jpeg, boxes: [])
    }
  }

  @Test func `a picture of too many pixels is refused before it takes memory`() async throws {
    // A header that says 60,000 by 60,000, with no pixels behind it.
    let side: [UInt8] = [0, 0, 0xea, 0x60]
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] + Array("IHDR".utf8) + side
      + side + [8, 2, 0, 0, 0, 0, 0, 0, 0]
    await #expect(throws: PictureError.unreadable) {
      try await masker.masked(bytes, .png, boxes: [])
    }
  }

  @Test func `the program says what it is`() async throws {
    #expect(try await masker.tool().hasPrefix("GraphicsMagick 1."))
  }
}
