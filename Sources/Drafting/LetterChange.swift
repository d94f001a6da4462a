/// A difference between two versions of a letter, or of another paper that is read line by line.
public enum LetterChange: Sendable, Hashable {
  /// Sentence `number` of the earlier version, counted from 1, is not in the later one.
  case removed(number: Int, text: String)
  /// Sentence `number` of the later version, counted from 1, is not in the earlier one.
  case added(number: Int, text: String)

  /// What differs between `earlier` and `later`, sentence by sentence, in the order of reading: what went
  /// before what came in its place. A sentence that stands on something else but says the same does not
  /// differ.
  public static func list(from earlier: ComposedLetter, to later: ComposedLetter) -> [LetterChange]
  {
    list(from: earlier.sentences.map(\.text), to: later.sentences.map(\.text))
  }

  /// What differs between the lines `old` and `new`.
  static func list(from old: [String], to new: [String]) -> [LetterChange] {
    let difference = new.difference(from: old)
    let gone = Set(difference.removals.map(\.place))
    let come = Set(difference.insertions.map(\.place))
    var changes: [LetterChange] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, gone.contains(left) {
        changes.append(.removed(number: left + 1, text: old[left]))
        left += 1
      } else if right < new.count, come.contains(right) {
        changes.append(.added(number: right + 1, text: new[right]))
        right += 1
      } else {
        left += 1
        right += 1
      }
    }
    return changes
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
