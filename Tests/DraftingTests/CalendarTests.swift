import CaseCore
import Playbook
import TestKit
import Testing

@testable import Drafting

@Suite struct CalendarTests {
  private static let id = Case.ID(randomBytes: Array(1...16))

  /// A case that was complained about to everybody, at the clock of the samples.
  private func sample() throws -> SampleCase {
    var sample = GoldenLetterTests.notDelivered(try RealPlaybook.shipped.get())
    for (rung, when) in [("seller", "2026-11-21 20:00:00"), ("wechat", "2026-11-22 03:30:00")] {
      sample.append(
        .stepTaken(StepTaken(rung: name(rung), happenedAt: local(when), reference: "TS-9918")))
    }
    // A last instant of the person's own, at night.
    sample.say("refund_until", .moment(local("2026-11-25 02:00:00")))
    return sample
  }

  private func calendar(
    _ sample: SampleCase, _ language: Language = .zh, cases: Int = 1, practice: Bool = false
  ) throws -> CaseCalendar {
    let assessment = assess(try sample.state(), sample.playbook, clock: SampleCase.clock)
    let part = CaseCalendar.Part(Self.id, size: sample.next, assessment, sample.playbook)
    return CaseCalendar(
      Array(repeating: part, count: cases), language, practice: practice)
  }

  /// The lines, joined again where they were folded.
  private func unfolded(_ text: String) -> [String] {
    text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  @Test(arguments: Language.allCases) func `what falls due is what it was`(language: Language)
    throws
  {
    expectSnapshot(
      try calendar(sample(), language).text.replacing("\r\n", with: "\n"),
      named: "calendar.\(language.rawValue).ics")
  }

  @Test func `no word of the case leaves for the calendar`() throws {
    let text = unfolded(try calendar(sample(), cases: 2).text).joined(separator: "\n")
    for word in [
      "98", "K7Q2M9ZD4WX8H3PA", "4200002811202611185079136248", "TS-9918", "海角", "甲乙点卡",
      "yunhai", "9000100012", "点券没到",
    ] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains(Self.id.text))
  }

  @Test func `an event is known by the same id when something changed, and is the later one`()
    throws
  {
    var sample = try sample()
    func events() throws -> [String: Int] {
      let lines = unfolded(try calendar(sample).text)
      let ids = lines.filter { $0.hasPrefix("UID:") }
      let numbers = lines.filter { $0.hasPrefix("SEQUENCE:") }.compactMap { Int($0.dropFirst(9)) }
      #expect(Set(ids).count == ids.count)
      return Dictionary(uniqueKeysWithValues: zip(ids, numbers))
    }
    let before = try events()
    sample.append(
      .deadlineMoved(
        DeadlineMoved(
          rung: name("seller"), dueAt: local("2026-11-25 12:00:00"), reason: "对方请求宽限")))
    let after = try events()
    #expect(before.count > 3)
    #expect(Set(before.keys).isSubset(of: after.keys))
    for (id, sequence) in before { #expect(after[id]! > sequence) }
    #expect(try calendar(sample).text.contains("DTSTART;TZID=Asia/Shanghai:20261125T120000"))
  }

  @Test func `every event of a practice case says so`() throws {
    let lines = unfolded(try calendar(sample(), practice: true).text)
    let titles = lines.filter { $0.hasPrefix("SUMMARY:") }
    #expect(!titles.isEmpty && titles.allSatisfy { $0.contains("演练") && $0.contains("PRACTICE") })
  }

  @Test func `a calendar of no case is sound and empty`() throws {
    let calendar = CaseCalendar([], .en, practice: false)
    #expect(calendar.count == 0)
    #expect(!calendar.text.contains("BEGIN:VEVENT") && calendar.text.hasSuffix("END:VCALENDAR\r\n"))
  }
}

@Suite struct ContentLineTests {
  @Test func `lines are folded between characters and come back as they were`() {
    var random = SplitMix64(state: 55)
    let signs: [Unicode.Scalar] = ["a", "é", "证", "😀", ",", ";", "\\", "\n", ":", " "]
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...200, using: &random) {
        text.append(signs.randomElement(using: &random)!)
      }
      var lines = ContentLines()
      lines.add("SUMMARY", text: String(text))
      let written = lines.text
      #expect(written.hasSuffix("\r\n"))
      for line in written.dropLast(1).split(separator: "\r\n", omittingEmptySubsequences: false) {
        #expect(line.utf8.count <= ContentLines.longestOctets)
      }
      #expect(
        written.replacing("\r\n ", with: "") == "SUMMARY:\(ContentLines.escaped(String(text)))\r\n")
    }
  }

  @Test func `what means something to a reader is escaped, and controls are gone`() {
    #expect(ContentLines.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne")
    #expect(ContentLines.escaped("a\rEND:VEVENT\u{0}\u{85}b") == "aEND:VEVENTb")
  }

  @Test(arguments: [
    (0, "PT0S"), (-54_000, "-PT15H"), (86_400, "P1D"), (118_800, "P1DT9H"), (-60, "-PT1M"),
    (3_601, "PT1H0M1S"), (-2_559_600, "-P29DT15H"),
  ]) func `durations are written as the standard has them`(seconds: Int, text: String) {
    #expect(CalendarTime.duration(Int64(seconds)) == text)
  }
}

@Suite struct AlarmTimeTests {
  private let zone = CivilZone.shanghai
  private let times = AlarmTimes(zone: .shanghai, clock: local("2026-11-22 10:00:00"))

  private func texts(_ moments: [Moment]) -> [String] { moments.map { zone.minuteText(of: $0) } }

  @Test func `the last day of a person is announced in good time`() {
    let due = DueDate(lastDay: Day("2026-12-24")!, zone: zone)
    #expect(
      texts(times.own(due)) == [
        "2026-11-24 09:00", "2026-12-17 09:00", "2026-12-23 09:00", "2026-12-24 09:00",
      ])
  }

  @Test func `what lies behind the clock is not announced`() {
    #expect(
      texts(times.own(DueDate(lastDay: Day("2026-11-23")!, zone: zone))) == ["2026-11-23 09:00"])
    #expect(times.own(DueDate(exactly: local("2026-11-22 11:00:00"))).isEmpty)
  }

  @Test func `nobody is woken, and a person's own time is never announced later`() {
    #expect(
      texts(times.own(DueDate(exactly: local("2026-11-24 03:00:00")))) == [
        "2026-11-22 21:59", "2026-11-23 21:59",
      ])
    #expect(
      texts(times.theirs(DueDate(exactly: local("2026-11-24 03:00:00")))) == ["2026-11-24 08:00"])
    #expect(
      texts(times.theirs(DueDate(exactly: local("2026-11-24 23:00:00")))) == ["2026-11-25 08:00"])
    #expect(
      texts(times.theirs(DueDate(lastDay: Day("2026-11-24")!, zone: zone))) == ["2026-11-25 09:00"])
  }

  @Test func `at no instant of two days does a reminder come at night or on the wrong side`() {
    for minutes in 0..<2_880 {
      let moment = local("2026-12-01 00:00:00") + Int64(minutes * 60)
      let (before, after) = (times.beforeTheNight(moment), times.afterTheNight(moment))
      #expect(before <= moment && moment <= after)
      for shifted in [before, after] {
        let hour = zone.civil(shifted).hour
        #expect((AlarmTimes.quietUntil..<AlarmTimes.quietFrom).contains(hour))
      }
    }
  }
}
