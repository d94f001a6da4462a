/// One sentence as patterns read it: its symbols, and where each stands in the text.
///
/// It lies in memory that the scanner uses again for the next one.
struct Sentence {
  typealias Symbol = Alphabet.Symbol

  /// The most characters that are taken for one sentence; a longer one is cut.
  static let longest = 400

  /// What is read; what shows nothing is left out.
  let symbols: UnsafeBufferPointer<Symbol>
  /// For every symbol, at which byte of the text its character begins.
  let places: UnsafePointer<Int32>
  /// What its words come to for every weighing of the set.
  let sums: UnsafePointer<Int32>
  /// The bytes of the text, without what ends the sentence.
  let bytes: Range<Int>
  /// How many Unicode scalars of the text stand before it.
  let scalarsBefore: Int
  /// Whether a line begins here.
  let beginsLine: Bool

  /// The bytes of the text that `range` of the symbols covers.
  func bytes(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let last = Int(places[range.upperBound - 1])
    return Int(places[range.lowerBound])..<last + UTF8Step.length(of: text[last])
  }

  /// Where the bytes `range` of the sentence stand in the text.
  func place(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> TextPlace {
    let first =
      scalarsBefore + UTF8Step.scalarCount(of: bytes.lowerBound..<range.lowerBound, in: text)
    return TextPlace(
      bytes: range, scalars: first..<first + UTF8Step.scalarCount(of: range, in: text))
  }
}

/// How UTF-8 goes from one scalar to the next (RFC 3629, section 3).
enum UTF8Step {
  /// How many bytes a scalar takes that begins with `byte`.
  @inline(__always)
  static func length(of byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
  }

  /// How many scalars `bytes` of `text` hold.
  static func scalarCount(of bytes: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for index in bytes where text[index] & 0xc0 != 0x80 { count += 1 }
    return count
  }
}
