internal import CaseCore

/// The decoded pixels of a picture, as a program that decodes pictures gave them.
public struct PicturePixels: Sendable {
  /// How wide the decoded picture is; it may be smaller than the upright one.
  public let width: Int
  /// How high it is.
  public let height: Int
  /// How wide the upright picture is.
  public let fullWidth: Int
  /// How high the upright picture is.
  public let fullHeight: Int

  private let bytes: [UInt8]
  private let start: Int

  /// Reads a picture in the form `P6` of Netpbm with eight bits a part, whose first comment is the
  /// size that the picture had: `P6\n#1080 2340\n540 1170\n255\n` and the pixels.
  /// - Returns: Nil for anything else, for more pixels than `Limits.recognisedPixels`, and for a
  ///   side over 65,535.
  public init?(netpbm bytes: [UInt8]) {
    var start = 0
    func line() -> Substring? {
      guard let end = bytes[start...].prefix(40).firstIndex(of: UInt8(ascii: "\n")) else {
        return nil
      }
      defer { start = end + 1 }
      return String(decoding: bytes[start..<end], as: UTF8.self)[...]
    }
    guard line() == "P6", let comment = line(), comment.first == "#",
      let full = Self.size(comment.dropFirst()), let size = line().flatMap(Self.size),
      line() == "255", size.width * size.height <= Limits.recognisedPixels,
      bytes.count - start == 3 * size.width * size.height
    else { return nil }
    (width, height) = size
    (fullWidth, fullHeight) = full
    self.bytes = bytes
    self.start = start
  }

  private static func size(_ text: Substring) -> (width: Int, height: Int)? {
    let numbers = text.split(separator: " ", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
      PixelBox(x: 0, y: 0, width: width, height: height) != nil
    else { return nil }
    return (width, height)
  }

  /// The pixels row by row: red, green, blue.
  public var rows: ArraySlice<UInt8> { bytes[start...] }

  /// The green part alone, in the form `P5` of Netpbm.
  ///
  /// The bubbles of a chat are green or white: in this part both are light, and the letters dark.
  public var greenPart: [UInt8] {
    var part = Array("P5\n\(width) \(height)\n255\n".utf8)
    part.reserveCapacity(part.count + width * height)
    for index in stride(from: start + 1, to: bytes.count, by: 3) { part.append(bytes[index]) }
    return part
  }

  /// A piece of text that stands in these pixels at `x`, `y`; its box is that of the upright picture.
  /// Nil where no text is left or nothing of the box lies in the picture.
  func piece(
    _ text: String, x: Int, y: Int, width: Int, height: Int, confidence: Int
  ) -> RecognisedPage.Piece? {
    let limit = Limits.recognisedPixels
    guard (-limit...limit).contains(x), (-limit...limit).contains(y), (0...limit).contains(width),
      (0...limit).contains(height)
    else { return nil }
    let across = max(0, x)..<max(max(0, x), min(self.width, x + width))
    let down = max(0, y)..<max(max(0, y), min(self.height, y + height))
    guard !across.isEmpty, !down.isEmpty else { return nil }
    let left = across.lowerBound * fullWidth / self.width
    let top = down.lowerBound * fullHeight / self.height
    let right = (across.upperBound * fullWidth + self.width - 1) / self.width
    let bottom = (down.upperBound * fullHeight + self.height - 1) / self.height
    guard
      let box = PixelBox(x: left, y: top, width: right - left, height: bottom - top)
    else { return nil }
    return RecognisedPage.Piece(
      text: text, box: box, confidence: confidence, paper: paper(across, down))
  }

  /// The most usual colour along the edges of a rectangle: fat letters can cover more of it than what
  /// they stand on, and at its edges there are hardly any.
  private func paper(_ across: Range<Int>, _ down: Range<Int>) -> PixelColour {
    // Colours whose parts begin with the same four bits are one shade.
    func shade(at index: Int) -> Int {
      (Int(bytes[index] & 0xf0) << 4) | Int(bytes[index + 1] & 0xf0) | Int(bytes[index + 2] >> 4)
    }
    let places = edges(across, down)
    var counts = [Int](repeating: 0, count: 4096)
    for index in places { counts[shade(at: index)] += 1 }
    let most = counts.firstIndex(of: counts.max() ?? 0)
    let same = places.filter { shade(at: $0) == most }
    // The median: a mean is drawn towards the ground where the box reaches over a bubble's edge.
    func median(_ part: Int) -> UInt8 {
      let values = same.map { bytes[$0 + part] }.sorted()
      return values.isEmpty ? 0 : values[values.count / 2]
    }
    return PixelColour(red: median(0), green: median(1), blue: median(2))
  }

  /// Where the pixels along the edges of a rectangle stand; not more than a few thousand.
  private func edges(_ across: Range<Int>, _ down: Range<Int>) -> [Int] {
    let edge = min(max(1, min(across.count, down.count) / 12), 8)
    func ends(_ range: Range<Int>) -> [Int] {
      range.count <= 2 * edge ? Array(range) : Array(range.prefix(edge) + range.suffix(edge))
    }
    func some(_ range: Range<Int>) -> StrideTo<Int> {
      stride(from: range.lowerBound, to: range.upperBound, by: range.count / 256 + 1)
    }
    let rows = ends(down).flatMap { y in some(across).map { (x: $0, y: y) } }
    let columns = some(down).flatMap { y in ends(across).map { (x: $0, y: y) } }
    return (rows + columns).map { start + 3 * ($0.y * width + $0.x) }
  }
}
