internal import CaseCore

/// Finds what is no word in the folded scalars of a text.
struct MarkFinder {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The mark at `start`, where no letter or digit stands before, and how many scalars it takes.
  func mark(at start: Int) -> (mark: Mark, length: Int)? {
    guard scalars[start].isLetterOrDigit else { return nil }
    if let number = personalNumber(at: start) { return number }
    let end = self.end(ofWordAt: start)
    let word = scalars[start..<end]
    if Self.isGrouped(word) { return (.cardKey, end - start) }
    if isCode(word, before: end) { return (.code, end - start) }
    return nil
  }

  /// Behind the letters and digits at `start`, with single strokes between them.
  func end(ofWordAt start: Int) -> Int {
    var end = start
    while end < scalars.count {
      if scalars[end].isLetterOrDigit {
        end += 1
      } else if "-_".unicodeScalars.contains(scalars[end]), end + 1 < scalars.count,
        scalars[end + 1].isLetterOrDigit
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// The longest number of a person that begins at `start`; its groups may stand apart by one blank
  /// or stroke.
  private func personalNumber(at start: Int) -> (mark: Mark, length: Int)? {
    var best: (mark: Mark, length: Int)?
    var digits: [UInt8] = []
    var groups: [Int] = []
    var position = start
    while digits.count <= 19, groups.count < 6 {
      let run = scalars[position...].prefix { $0.isDigit }
      guard !run.isEmpty else { break }
      digits += run.map { UInt8($0.value - 0x30) }
      groups.append(run.count)
      position = run.endIndex
      let next = position < scalars.count ? scalars[position] : " "
      if next == "x", groups.count == 1, PersonalNumber(endingInX: digits) != nil {
        return (.idNumber, position + 1 - start)
      }
      if !next.isLetterOrDigit, let number = PersonalNumber(digits, in: groups) {
        best = (Self.mark(of: number), position - start)
      }
      guard next == " " || next == "-", position + 1 < scalars.count else { break }
      position += 1
    }
    return best
  }

  private static func mark(of number: PersonalNumber) -> Mark {
    switch number {
    case .identity: .idNumber
    case .phone: .phone
    case .bankCard: .bankCard
    }
  }

  // XXXX-XXXX-XXXX, with letters among the digits; digits alone in four groups.
  private static func isGrouped(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    let groups = word.split(separator: "-", omittingEmptySubsequences: false)
    let hasLetter = word.contains { $0.isLetterOrDigit && !$0.isDigit }
    return groups.count >= (hasLetter ? 3 : 4) && groups.allSatisfy { (2...8).contains($0.count) }
      && word.contains(where: \.isDigit) && word.count >= 11
  }

  // What follows a plain number says that it is an amount, a date or a count.
  private static let units = Array("元块毛角分点个张号天年月日时小周礼万千百%笔次级岁人q枚".unicodeScalars)

  /// Whether a number ends at `index` that nothing behind it says the unit of.
  func isPlainNumber(endingAt index: Int) -> Bool {
    guard scalars[index].isDigit else { return false }
    let next = scalars[(index + 1)...].first { $0 != " " } ?? "."
    let joined = index + 1 < scalars.count && scalars[index + 1].isLetterOrDigit
    if next == "." {
      return !joined && !(index + 2 < scalars.count && scalars[index + 2].isDigit)
    }
    return !joined && !Self.units.contains(next) && !":/-~至".unicodeScalars.contains(next)
  }

  private func isCode(_ word: ArraySlice<Unicode.Scalar>, before end: Int) -> Bool {
    guard word.count >= 4, word.contains(where: \.isDigit) else { return false }
    guard word.allSatisfy(\.isDigit) else { return true }
    let next = end < scalars.count ? scalars[end] : " "
    return word.count >= 6 && !Self.units.contains(next) && !(next == "." || next == ":")
  }
}

extension Unicode.Scalar {
  /// Whether it is one of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }
  /// Whether it is a small letter or a digit of ASCII; texts are folded before it is asked.
  var isLetterOrDigit: Bool { isDigit || ("a"..."z").contains(self) }
}
