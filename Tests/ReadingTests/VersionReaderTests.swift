import CaseCore
import Reading
import Testing

@Suite struct VersionReaderTests {
  @Test(arguments: [
    ("本协议自2026年3月1日起生效。", "2026-03-01"),
    ("更新日期：2026年2月20日    生效日期：2026年3月1日", "2026-03-01"),
    ("最后更新：2026-02-20", "2026-02-20"),
    ("发布时间 2026/2/3，自２０２６年３月１日起施行", "2026-03-01"),
    ("二〇二六年三月十一日起实施", "2026-03-11"),
    ("Effective date: 2026.03.01", "2026-03-01"),
    ("版本：2026 年 12 月 31 日", "2026-12-31"),
  ])
  func `a text says from which day it is in force`(line: String, day: String) throws {
    let version = try #require(VersionReader().read("某店用户协议\n\(line)\n1. 条款"))
    #expect(version.from == Day(day))
    #expect(version.title == "某店用户协议")
    #expect(line.contains(version.quote))
  }

  @Test(arguments: [
    "自您点击同意之日起生效。", "客服时间 9:00-21:00", "生效日期：2026年13月1日", "订单 20260301 已更新",
    "2026年3月1日前下单的请联系客服。",
  ])
  func `what is no day of a version is none`(line: String) throws {
    #expect(try #require(VersionReader().read("购买须知\n\(line)")).from == nil)
  }

  @Test(arguments: [
    "云点卡用户协议（2026年3月版）", "云点卡用户协议 V2.1", "  云点卡 用户协议", "云点卡用户协议2026年9月1日",
  ])
  func `two versions of one text have the same title`(title: String) throws {
    #expect(try #require(VersionReader().read("\(title)\n1. 总则")).title == "云点卡用户协议")
  }

  @Test func `a text without words says nothing`() {
    #expect(VersionReader().read(" \n\n") == nil)
  }
}
