import CaseCore

/// What a message suggests to somebody who wrote a word that is not there.
enum Suggestion {
  /// “Did you mean …?”, or all that is allowed.
  static func choose(_ found: String, among allowed: [String]) -> Bilingual {
    let list = Bilingual(
      zh: "可以写：\(allowed.joined(separator: "、"))。",
      en: "Allowed: \(allowed.joined(separator: ", ")).")
    guard let near = NearestName.to(found, in: allowed) else { return list }
    return Bilingual(
      zh: "是不是“\(near)”？\(list.zh)", en: "Did you mean “\(near)”? \(list.en)")
  }

  /// “Did you mean …?”, or where to declare it.
  static func declareOrChoose(
    _ found: String, _ known: [String], section: String
  ) -> Bilingual {
    let declare = Bilingual(
      zh: "在 \(section) 里声明它。", en: "Declare it under \(section).")
    guard let near = NearestName.to(found, in: known) else { return declare }
    return Bilingual(
      zh: "是不是“\(near)”？不是的话，\(declare.zh)",
      en: "Did you mean “\(near)”? If not: \(declare.en)")
  }

  /// Names in quotes, in a row.
  static func listed(_ names: [String]) -> Bilingual {
    let quoted = names.map { "“\($0)”" }
    return Bilingual(zh: quoted.joined(), en: quoted.joined(separator: " and "))
  }
}

/// The nearest of some names, to help somebody who mistyped one.
enum NearestName {
  /// The name in `names` that is nearest to `found`; nil if none is near.
  static func to(_ found: String, in names: [String]) -> String? {
    let limit = max(1, found.utf8.count / 3)
    var best: (name: String, distance: Int)?
    for name in names.sorted() where abs(name.utf8.count - found.utf8.count) <= limit {
      let distance = distance(Array(found.utf8), Array(name.utf8))
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// How many letters must be changed, added, left out or swapped with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var least = min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      before = previous
      previous = row
    }
    return previous.last ?? left.count
  }
}
