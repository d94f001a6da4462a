import Foundation
import Reading

/// How well stories are read.
struct StoryFigures {
  let rules: StoryRules
  let listing: Bool

  private struct Tally {
    var right = 0
    var all = 0

    mutating func add(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }
  }

  /// Reads the labelled stories of the files at `paths` and prints the figures.
  func print(_ paths: ArraySlice<String>) throws {
    let reader = StoryReader(rules)
    var claims = KindCounts("claims", kinds: rules.claims.map(\.topic.id))
    var doors = KindCounts("tried", kinds: rules.doors.map(\.id))
    var names = [
      "first claim", "sure where it is", "not sure where it is not", "amounts", "channel",
      "distress",
    ]
    var tallies = names.map { _ in Tally() }
    for story in try JSONLines.read(paths) {
      guard let text = story["text"] as? String, let id = story["id"] as? String else { continue }
      let reading = reader.read(text)
      let wanted = story["claims"] as? [String] ?? []
      let found = reading.claims.map(\.topic.id)
      let isSure = story["sure"] as? Bool ?? false
      let line = listing ? "\(id)\t\(text)" : nil
      func check(_ index: Int, _ isRight: Bool, _ detail: @autoclosure () -> String) {
        tallies[index].add(isRight)
        if let line, !isRight { Swift.print("NOT \(names[index])\t\(line)\t\(detail())") }
      }
      claims.add(Set(found), wanted: Set(wanted), listing: line)
      check(0, found.first == wanted.first, "\(found) \(wanted)")
      check(isSure ? 1 : 2, reading.isSure == isSure, "\(found) \(wanted)")
      let amounts = Set((story["amounts"] as? [Int] ?? []).map(Int64.init))
      check(
        3, Set(reading.amounts.map(\.fen)) == amounts, "\(reading.amounts.map(\.fen)) \(amounts)")
      if let channel = story["channel"] as? String {
        check(4, reading.channel?.id == channel, "\(reading.channel?.id ?? "-") \(channel)")
      }
      doors.add(
        Set(reading.tried.map(\.id)), wanted: Set(story["tried"] as? [String] ?? []), listing: line)
      check(5, (reading.help != nil) == (story["distress"] as? Bool ?? false), "")
    }
    claims.print()
    doors.print()
    names = names.enumerated().map { "\($1): \(tallies[$0].right) of \(tallies[$0].all)" }
    Swift.print(names.joined(separator: "\n"))
  }
}
