/// The name that a person most likely meant.
enum NearestName {
  /// The nearest of `names` to `text`, if it is near enough to be worth saying: at most a third of
  /// its letters differ.
  static func of(_ text: String, among names: [String]) -> String? {
    names.map { (name: $0, distance: distance(Array(text.utf8), Array($0.utf8))) }
      .filter { $0.distance * 3 <= max(text.utf8.count, $0.name.utf8.count) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// Levenshtein distance, one row at a time.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count <= 128, right.count <= 128 else { return Int.max / 4 }
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
