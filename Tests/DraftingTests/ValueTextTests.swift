import CaseCore
import Drafting
import Playbook
import Testing

@Suite struct ValueTextTests {
  private let clock = CivilZone.shanghai.moment(Day(number: 20_779), hour: 10)

  private func values(_ language: Language) -> ValueText {
    ValueText(language: language, zone: .shanghai, clock: clock)
  }

  private func both(_ value: FactValue, names: [String: Bilingual] = [:]) -> [String?] {
    Language.allCases.map { values($0).text(of: value, names: names) }
  }

  @Test func `an instant is local and shows the year only when it is another one`() throws {
    let paid = try #require(CivilZone.shanghai.moment(local: "2026-11-18 20:14:09"))
    #expect(both(.moment(paid)) == ["11月18日 20:14", "18 November, 20:14"])
    let old = try #require(CivilZone.shanghai.moment(local: "2025-03-01 00:05:00"))
    #expect(both(.moment(old)) == ["2025年3月1日 00:05", "1 March 2025, 00:05"])
    // The last second of the old year in UTC is already the new year in Shanghai.
    let newYear = try #require(CivilZone.utc.moment(local: "2025-12-31 16:00:00"))
    #expect(both(.moment(newYear)) == ["1月1日 00:00", "1 January, 00:00"])
  }

  @Test func `a person's own braces do not look like a place that was left empty`() {
    #expect(both(.text("账号 {paid_amount}")) == ["账号 ｛paid_amount｝", "账号 ｛paid_amount｝"])
  }

  @Test func `money, spans, numbers and answers are written in words`() {
    #expect(both(.money(Money(minorUnits: 9800))) == ["98.00", "98.00"])
    #expect(both(.money(Money(minorUnits: 5, currency: "USD"))) == ["0.05 USD", "0.05 USD"])
    #expect(both(.span(Span(30, .minutes))) == ["30 分钟", "30 minutes"])
    #expect(both(.span(Span(1, .hours))) == ["1 小时", "1 hour"])
    #expect(both(.span(Span(7, .workingDays))) == ["7 个工作日", "7 working days"])
    #expect(both(.number(-3)) == ["-3", "-3"])
    #expect(both(.flag(true)) == ["是", "yes"])
    #expect(both(.flag(false)) == ["否", "no"])
  }

  @Test func `a choice without words and a text without ink print nothing`() {
    let names = ["none": Bilingual(zh: "没到", en: "nothing came")]
    #expect(both(.choice("none"), names: names) == ["没到", "nothing came"])
    #expect(both(.choice("part"), names: names) == [nil, nil])
    #expect(both(.text(" \u{200b}\n")) == [nil, nil])
    #expect(both(.text("甲\n乙")) == ["甲 乙", "甲 乙"])
  }

  @Test func `the tail is the last four characters, or all of a shorter text`() {
    #expect(values(.zh).tail(of: "13800004321") == "4321")
    #expect(values(.zh).tail(of: "玩家小明同学") == "小明同学")
    #expect(values(.zh).tail(of: "abc") == "abc")
  }

  @Test(arguments: [
    ("2026-11-22 18:50:00", "2026-11-24 20:00:00"), ("2026-11-22 20:00:00", "2026-11-24 20:00:00"),
    ("2026-11-22 20:00:01", "2026-11-25 20:00:00"), ("2026-12-30 21:00:00", "2027-01-02 20:00:00"),
  ])
  func `a letter's date is rounded up to its time of day`(now: String, due: String) throws {
    let zone = CivilZone.shanghai
    let clock = try #require(zone.moment(local: now))
    let setsDue = LetterDefinition.SetsDue(within: Span(48, .hours), hour: 20, minute: 0)
    #expect(setsDue.dueAt(clock: clock, zone: zone) == zone.moment(local: due))
    let inWorkingDays = LetterDefinition.SetsDue(within: Span(3, .workingDays), hour: 20, minute: 0)
    #expect(inWorkingDays.dueAt(clock: clock, zone: zone) == nil)
  }
}
