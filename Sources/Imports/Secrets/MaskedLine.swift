/// One line with parts taken out, and what can be said of them from the line and its copy alone.
enum MaskedLine {
  private static let mark = Array(TextMasking.mark.utf8)
  // Stands for a number of JSON outside of quotes; the other mark inside of them.
  private static let bareMark = Array("\"□□□□\"".utf8)

  /// `line` with the mark in the place of each of `pieces`, and what was taken out.
  ///
  /// From the line and its copy follows exactly what was taken out (`hidden`). Where marks stand so
  /// that this would not be certain, the whole line goes.
  static func make(
    _ line: [UInt8], _ pieces: [(kind: SecretKind, bytes: [Range<Int>])], isJSON: Bool
  ) -> ([UInt8], [SecretKind]) {
    var runs: [Range<Int>] = []
    // A number that tags cut into parts is one run from its first to its last byte.
    let wholes = pieces.compactMap { piece -> Range<Int>? in
      guard let first = piece.bytes.first, let last = piece.bytes.last else { return nil }
      return first.lowerBound..<last.upperBound
    }
    for whole in wholes.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = runs.last, last.upperBound >= whole.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, whole.upperBound)
      } else {
        runs.append(whole)
      }
    }
    var kinds: [SecretKind] = []
    for piece in pieces where !kinds.contains(piece.kind) { kinds.append(piece.kind) }
    let copy = copy(line, without: runs, isJSON: isJSON)
    let exact = runs.map { Array(line[$0]) }
    guard hidden(line, copy) == exact else { return (mark, kinds) }
    return (copy, kinds)
  }

  private static func copy(
    _ line: [UInt8], without runs: [Range<Int>], isJSON: Bool
  ) -> [UInt8] {
    var copy: [UInt8] = []
    var start = 0
    for run in runs {
      copy += line[start..<run.lowerBound]
      // A bare number gives way to a string, so that the copy is JSON still.
      let isBare = isJSON && !isInString(line, at: run.lowerBound)
      copy += isBare ? bareMark : mark
      start = run.upperBound
    }
    return copy + line[start...]
  }

  private static func isInString(_ line: [UInt8], at place: Int) -> Bool {
    var isInString = false
    var isEscaped = false
    for byte in line[..<place] {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      }
    }
    return isInString
  }

  /// What stands in `line` where `copy` has marks; the whole line where the two do not fit together.
  static func hidden(_ line: [UInt8], _ copy: [UInt8]) -> [[UInt8]] {
    guard line != copy else { return [] }
    var kept: [[UInt8]] = [[]]
    var index = 0
    while index < copy.count {
      if copy[index...].starts(with: bareMark) {
        kept.append([])
        index += bareMark.count
      } else if copy[index...].starts(with: mark) {
        kept.append([])
        index += mark.count
      } else {
        kept[kept.count - 1].append(copy[index])
        index += 1
      }
    }
    guard kept.count > 1, line.starts(with: kept[0]), line.count >= kept[0].count else {
      return [line]
    }
    var hidden: [[UInt8]] = []
    var start = kept[0].count
    for (place, piece) in kept.enumerated().dropFirst() {
      let isLast = place == kept.count - 1
      let end: Int
      if isLast {
        end = line.count - piece.count
        guard end >= start, Array(line[end...]) == piece else { return [line] }
      } else {
        guard let found = line.firstPlace(of: piece, from: start + 1), !piece.isEmpty else {
          return [line]
        }
        end = found
      }
      hidden.append(Array(line[start..<end]))
      start = end + piece.count
    }
    return hidden
  }
}

extension [UInt8] {
  fileprivate func firstPlace(of bytes: [UInt8], from start: Int) -> Int? {
    guard start <= count else { return nil }
    return span.firstIndex(of: bytes, from: start)
  }
}
