import CaseCore
import Reading
import Testing

/// When a promise falls due, by the words of a message and the moment at which it was sent.
@Suite struct PromisedTimeTests {
  /// A row of a table: a message, when it was sent, and by when it promises.
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let sent: String
    let by: String?

    init(_ text: String, _ sent: String, _ by: String?) {
      (self.text, self.sent, self.by) = (text, sent, by)
    }

    var testDescription: String { "\(text) at \(sent)" }
  }

  /// Rules that take every 退 for a promise, so that only the time counts.
  static let reader = Result<MessageReader, any Error> {
    let kind = MessageKind(
      id: "promise", name: Bilingual(zh: "承诺", en: "A promise"),
      means: Bilingual(zh: "记下", en: "Note it"), facts: [])
    return MessageReader(
      try MessageRules(
        kinds: [kind], classes: [],
        rules: [
          MessageRules.Rule(
            kind: "promise", gives: .promise(.refund), patterns: PatternSet.Rule(matches: ["退"]))
        ],
        signs: MessageRules.Signs(
          mentions: [], conditions: [PatternSet.Rule(matches: ["如果"])],
          hedges: [PatternSet.Rule(matches: ["(马上|尽快)"])]),
        lists: [], folding: .plain))
  }

  static func promise(_ text: String, at sent: String) throws -> Promise {
    let moment = try #require(CivilZone.shanghai.moment(local: sent))
    let reading = try reader.get().read(Message(text, from: .other, at: moment, in: .shanghai))
    guard case .promise(let promise)? = reading.findings.first?.detail else {
      throw Missing(text: text)
    }
    return promise
  }

  struct Missing: Error { let text: String }

  private func check(_ row: Row) throws {
    let by = try Self.promise(row.text, at: row.sent).by.map { CivilZone.shanghai.text(of: $0) }
    #expect(by == row.by.map { $0 + "+08:00" })
  }

  // 2026-06-10 is a Wednesday.
  static let days = [
    Row("今天退", "2026-06-10 09:00:00", "2026-06-10T23:59:59"),
    Row("明天退", "2026-06-10 09:00:00", "2026-06-11T23:59:59"),
    Row("后天退", "2026-06-10 09:00:00", "2026-06-12T23:59:59"),
    Row("大后天退", "2026-06-10 09:00:00", "2026-06-13T23:59:59"),
    Row("明天上午退", "2026-06-10 09:00:00", "2026-06-11T12:00:00"),
    Row("明天中午退", "2026-06-10 09:00:00", "2026-06-11T14:00:00"),
    Row("明天下午退", "2026-06-10 09:00:00", "2026-06-11T18:00:00"),
    Row("明天晚上退", "2026-06-10 09:00:00", "2026-06-11T23:59:59"),
    Row("今晚退", "2026-06-10 09:00:00", "2026-06-10T23:59:59"),
    Row("明早退", "2026-06-10 09:00:00", "2026-06-11T12:00:00"),
    Row("晚上退", "2026-06-10 09:00:00", "2026-06-10T23:59:59"),
    Row("中午退", "2026-06-10 15:00:00", "2026-06-11T14:00:00"),
    Row("明天下午三点前退", "2026-06-10 09:00:00", "2026-06-11T15:00:00"),
    Row("明天上午九点多退", "2026-06-10 09:00:00", "2026-06-11T12:00:00"),
    Row("后天中午12点到2点之间退", "2026-06-10 09:00:00", "2026-06-12T14:00:00"),
    Row("今晚八点前退", "2026-06-10 09:00:00", "2026-06-10T20:00:00"),
    Row("20:30前退", "2026-06-10 09:00:00", "2026-06-10T20:30:00"),
    Row("2 0 : 0 0 前 退", "2026-06-10 09:00:00", "2026-06-10T20:00:00"),
    Row("五点半前退", "2026-06-10 09:00:00", "2026-06-10T17:30:00"),
    Row("八点前退", "2026-06-10 22:00:00", "2026-06-11T08:00:00"),
    Row("明天三点退", "2026-06-10 09:00:00", "2026-06-11T15:00:00"),
  ]

  @Test(arguments: days)
  func `days, their parts and hours`(row: Row) throws { try check(row) }

  static let spans = [
    Row("24小时内退", "2026-06-10 09:00:05", "2026-06-11T09:00:05"),
    Row("半小时内退", "2026-06-10 09:00:05", "2026-06-10T09:30:05"),
    Row("一个半小时内退", "2026-06-10 09:00:05", "2026-06-10T10:30:05"),
    Row("一刻钟后退", "2026-06-10 09:00:05", "2026-06-10T09:15:05"),
    Row("十分钟内退", "2026-06-10 23:55:00", "2026-06-11T00:05:00"),
    Row("三天内退", "2026-06-10 09:00:05", "2026-06-13T23:59:59"),
    Row("三日内退", "2026-06-10 09:00:05", "2026-06-13T23:59:59"),
    Row("1-3天退", "2026-06-10 09:00:05", "2026-06-13T23:59:59"),
    Row("一个礼拜内退", "2026-06-10 09:00:05", "2026-06-17T23:59:59"),
    Row("一个月内退", "2026-01-31 09:00:00", "2026-02-28T23:59:59"),
    Row("取消后半小时内退", "2026-06-10 09:00:00", nil),
    Row("如果核实,三天内退", "2026-06-10 09:00:00", nil),
    Row("如果核实,明天退", "2026-06-10 09:00:00", "2026-06-11T23:59:59"),
  ]

  @Test(arguments: spans)
  func `lengths of time run from the message and not from what is yet to happen`(row: Row) throws {
    try check(row)
  }

  static let calendar = [
    Row("周五之前退", "2026-06-10 09:00:00", "2026-06-12T23:59:59"),
    Row("周三退", "2026-06-10 09:00:00", "2026-06-10T23:59:59"),
    Row("周二退", "2026-06-10 09:00:00", "2026-06-16T23:59:59"),
    Row("周三八点前退", "2026-06-10 22:00:00", "2026-06-17T08:00:00"),
    Row("这周日退", "2026-06-10 09:00:00", "2026-06-14T23:59:59"),
    Row("下周一之前退", "2026-06-10 09:00:00", "2026-06-15T23:59:59"),
    Row("下个星期五下午退", "2026-06-10 09:00:00", "2026-06-19T18:00:00"),
    Row("下下周三退", "2026-06-10 09:00:00", "2026-06-24T23:59:59"),
    Row("本周内退", "2026-06-10 09:00:00", "2026-06-14T23:59:59"),
    Row("下周内退", "2026-06-10 09:00:00", "2026-06-21T23:59:59"),
    Row("周末退", "2026-06-10 09:00:00", "2026-06-14T23:59:59"),
    Row("周三到周五退", "2026-06-10 09:00:00", "2026-06-12T23:59:59"),
    Row("15号退", "2026-06-10 09:00:00", "2026-06-15T23:59:59"),
    Row("3号退", "2026-06-10 09:00:00", "2026-07-03T23:59:59"),
    Row("二十号下午退", "2026-06-10 09:00:00", "2026-06-20T18:00:00"),
    Row("6月30日前退", "2026-06-10 09:00:00", "2026-06-30T23:59:59"),
    Row("6月1日前退", "2026-06-10 09:00:00", "2027-06-01T23:59:59"),
    Row("下个月5号退", "2026-06-10 09:00:00", "2026-07-05T23:59:59"),
    Row("双十二那天退", "2026-12-05 00:00:00", "2026-12-12T23:59:59"),
    Row("国庆完了8号退", "2026-09-27 18:30:00", "2026-10-08T23:59:59"),
    Row("月底前退", "2028-02-10 09:00:00", "2028-02-29T23:59:59"),
    Row("9月底退", "2026-06-10 09:00:00", "2026-09-30T23:59:59"),
    Row("年底退", "2026-06-10 09:00:00", "2026-12-31T23:59:59"),
  ]

  @Test(arguments: calendar)
  func `days of weeks, months and feasts`(row: Row) throws { try check(row) }

  static let edges = [
    Row("明天退", "2026-12-31 23:59:59", "2027-01-01T23:59:59"),
    Row("元旦那天退", "2025-12-31 23:40:00", "2026-01-01T23:59:59"),
    Row("月底退", "2026-12-31 10:00:00", "2026-12-31T23:59:59"),
    Row("下个月底退", "2026-12-10 10:00:00", "2027-01-31T23:59:59"),
    Row("31号退", "2026-04-20 10:00:00", "2026-05-31T23:59:59"),
    Row("30号退", "2026-01-31 10:00:00", "2026-03-30T23:59:59"),
    Row("2月29日退", "2026-03-01 10:00:00", "2028-02-29T23:59:59"),
    Row("2月30日退", "2026-03-01 10:00:00", nil),
    Row("今晚十二点前退", "2026-06-10 09:00:00", "2026-06-11T00:00:00"),
    Row("今晚退", "2026-06-10 00:00:00", "2026-06-10T23:59:59"),
    Row("半小时内退", "2026-12-31 23:45:00", "2027-01-01T00:15:00"),
    Row("周日退", "2026-12-31 10:00:00", "2027-01-03T23:59:59"),
    Row("一个月内退", "2026-12-31 10:00:00", "2027-01-31T23:59:59"),
    Row("今天上午退", "2026-06-10 15:00:00", nil),
    Row("本周一退", "2026-06-10 15:00:00", nil),
    Row("99999999999999天内退", "2026-06-10 09:00:00", nil),
  ]

  @Test(arguments: edges)
  func `midnight, month ends and the turn of the year`(row: Row) throws { try check(row) }

  static let open = [
    "马上退", "过两天退", "年后退", "国庆后退", "退", "昨天退", "三天前退", "500点退", "今晚还没到就退",
    "快一点退", "到时候退",
  ]

  @Test(arguments: open)
  func `what fixes no time has none`(text: String) throws {
    #expect(try Self.promise(text, at: "2026-06-10 09:00:00").by == nil)
  }

  @Test func `working days stay working days`() throws {
    let promise = try Self.promise("5个工作日内退", at: "2026-06-10 09:00:00")
    #expect(promise.workingDays == 5)
    #expect(promise.by == nil)
    #expect(!promise.isVague)
  }

  @Test func `conditions and hedges are marked`() throws {
    #expect(try Self.promise("如果核实,退", at: "2026-06-10 09:00:00").isConditional)
    #expect(try Self.promise("马上退", at: "2026-06-10 09:00:00").isVague)
    #expect(try Self.promise("过两天退", at: "2026-06-10 09:00:00").isVague)
    let plain = try Self.promise("明天尽快退", at: "2026-06-10 09:00:00")
    #expect(!plain.isConditional && !plain.isVague)
  }

  @Test func `a promise is counted in the zone of its message`() throws {
    let sent = try #require(Moment("2026-06-10T20:00:00Z"))
    let reading = try Self.reader.get().read(Message("今天退", from: .other, at: sent, in: .utc))
    guard case .promise(let promise)? = reading.findings.first?.detail else {
      throw Missing(text: "今天退")
    }
    #expect(promise.by?.description == "2026-06-10T23:59:59Z")
  }
}
