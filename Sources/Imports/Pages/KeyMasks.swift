internal import CaseCore

/// Masks keys wherever they stand in a text, in one pass however many they are.
struct KeyMasks: Sendable {
  private let finder: WordFinder
  private let lengths: [Int]
  private let isCut: [Bool]

  /// Masks `keys`, which are ASCII.
  init(_ keys: [String]) {
    let beginnings = keys.map { Array($0.utf8.prefix(Limits.cardKeyBytes)) }
    finder = WordFinder(beginnings)
    lengths = beginnings.map(\.count)
    isCut = keys.map { $0.utf8.count > Limits.cardKeyBytes }
  }

  /// `text` with every key masked; keys that overlap are masked as one.
  func masked(_ text: String) -> String {
    let bytes = text.utf8.span
    let places = places(in: bytes)
    guard !places.isEmpty else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    for place in places {
      bytes.extracting(index..<place.lowerBound).withUnsafeBufferPointer {
        output.append(contentsOf: $0)
      }
      output.append(contentsOf: CardKeys.mask(bytes.extracting(place).checkedText).utf8)
      index = place.upperBound
    }
    bytes.extracting(index..<bytes.count).withUnsafeBufferPointer { output.append(contentsOf: $0) }
    return output.span.checkedText
  }

  // Where keys stand, in order and apart from each other.
  private func places(in bytes: Bytes) -> [Range<Int>] {
    var places: [Range<Int>] = []
    finder.find(in: bytes) { word, end in
      // Inside what is masked already, to the end of a key that was too long to be looked for whole.
      if let last = places.last, end <= last.upperBound { return true }
      var start = end - lengths[word]
      var end = end
      if isCut[word] {
        while end < bytes.count, CardKeys.isKeyByte(bytes[end]) { end += 1 }
      }
      while let last = places.last, start < last.upperBound {
        start = min(start, last.lowerBound)
        places.removeLast()
      }
      places.append(start..<end)
      return true
    }
    return places
  }
}
