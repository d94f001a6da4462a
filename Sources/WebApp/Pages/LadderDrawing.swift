import CaseCore
import Markup
import Playbook

/// The doors of a case as a picture: three lanes, a mark for each door, and the clock that runs there.
struct LadderDrawing {
  /// How a door stands.
  enum Mark {
    /// Something is to be done there today.
    case today
    /// Something was sent and no end is in sight.
    case waiting
    /// It gave its answer.
    case done
    /// One can go through.
    case open
    /// One cannot, yet or any more.
    case shut
  }

  /// One door.
  struct Stop {
    let rung: Rung.Name
    let door: RungDefinition.Door
    let name: String
    let says: String
    let mark: Mark
    /// How much of the wait is over, in thousandths; nil where nothing is waited for.
    let share: Int?
  }

  let stops: [Stop]
  let language: Language

  private static let width = 320
  private static let laneHeight = 34
  private static let stopHeight = 58
  private static let clockWidth = 200

  func write(_ html: inout HTML) {
    let lanes = RungDefinition.Door.allCases.compactMap { door -> (Bilingual, [Stop])? in
      let here = stops.filter { $0.door == door }
      return here.isEmpty ? nil : (Words.lane(door), here)
    }
    guard !lanes.isEmpty else { return }
    let height = lanes.count * Self.laneHeight + stops.count * Self.stopHeight + 8
    html.element(
      .svg,
      [
        .class("ladder"), .viewBox(width: Self.width, height: height), .role("img"),
        .ariaLabel(Words.ladderLabel(stops.count)(language)),
      ]
    ) { html in
      var top = 4
      for (lane, stops) in lanes {
        html.element(.svgText, [.class("lane"), .x(2), .y(top + 20)], lane(language))
        top += Self.laneHeight
        if stops.count > 1 {
          let end = top + (stops.count - 1) * Self.stopHeight + 16
          html.element(.line, [.class("line")] + Attribute.ends(14, top + 16, 14, end)) { _ in }
        }
        for stop in stops {
          write(stop, at: top, &html)
          top += Self.stopHeight
        }
      }
    }
  }

  private func write(_ stop: Stop, at top: Int, _ html: inout HTML) {
    html.element(
      .circle,
      [.class("stop \(Self.name(of: stop.mark))"), .radius(9)] + Attribute.center(14, top + 16)
    ) { _ in }
    html.element(.svgText, [.x(34), .y(top + 16)], stop.name)
    html.element(.svgText, [.class("state"), .x(34), .y(top + 34)], stop.says)
    guard let share = stop.share else { return }
    let y = top + 44
    html.element(.line, [.class("line")] + Attribute.ends(34, y, 34 + Self.clockWidth, y)) { _ in }
    let hand = 34 + Self.clockWidth * share / 1000
    html.element(.line, [.class("hand")] + Attribute.ends(34, y, hand, y)) { _ in }
    html.element(
      .circle, [.class("stop now"), .radius(4)] + Attribute.center(hand, y)
    ) { _ in }
  }

  private static func name(of mark: Mark) -> String {
    switch mark {
    case .today: "now"
    case .waiting: "waiting"
    case .done: "done"
    case .open: "open"
    case .shut: "shut"
    }
  }
}
