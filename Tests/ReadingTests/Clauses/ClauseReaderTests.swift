import CaseCore
import Foundation
import PlaybookYAML
import Testing

@testable import Reading

/// What the shipped rules say of agreements.
@Suite struct ClauseReaderTests {
  private let compiled: RulesFamily<ClauseRules>.Compiled
  private let reader: ClauseReader

  init() throws {
    compiled = try ShippedRules.agreements.get()
    reader = ClauseReader(compiled.rules)
  }

  private func kinds(_ text: String) -> Set<String> {
    Set(reader.read(text).findings.map(\.kind.id))
  }

  /// The ids that `--json` promises.
  private static let promised: Set<String> = [
    "no_refund", "refund_window", "unused_condition", "unbound_condition", "refund_fee",
    "refund_to_balance", "refund_path", "complaint_channel", "answer_time",
    "liability_disclaimer", "unilateral_change", "deemed_acceptance", "final_interpretation",
    "jurisdiction_arbitration", "account_freeze", "forfeiture", "balance_expiry", "minors",
    "evidence_demand", "off_platform_ban", "complaint_window", "vague_terms", "platform_role",
    "personal_data",
  ]

  @Test func `every promised kind has rules, a law card and words in both languages`() {
    #expect(Set(compiled.rules.kinds.map(\.id)) == Self.promised)
    for kind in compiled.rules.kinds {
      for words in [kind.name, kind.means] + [kind.complaint].compactMap(\.self) {
        #expect(!words.zh.isEmpty && !words.en.isEmpty, "\(kind.id)")
      }
      #expect(!kind.law.isEmpty, "\(kind.id)")
    }
    #expect(compiled.rules.patterns.patternCount >= 200)
  }

  @Test func `the law cards that kinds name are in the library of law`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let cards = try String(
      contentsOf: root.appending(path: "playbooks/citations/cn.yaml"), encoding: .utf8)
    for id in Set(compiled.rules.kinds.flatMap(\.law)) {
      #expect(cards.contains("\n  \(id):"), "\(id)")
    }
  }

  @Test func `a clause has its number, its quote and its place`() throws {
    let text = """
      星卡商城用户协议

      第五条 退款
      5.1 商品描述以页面为准。
        5.3 虚拟商品一经售出，概不退款。
      第六条 其他
      (2) 请在24小时内申请退款，逾期不予受理。
      """
    let reading = reader.read(text)
    #expect(reading.isAgreement)
    let refused = try #require(reading.findings.first { $0.kind.id == "no_refund" })
    #expect(refused.clause == "5.3" && refused.quote == "虚拟商品一经售出，概不退款")
    let window = try #require(reading.findings.first { $0.kind.id == "refund_window" })
    #expect(window.clause == "第六条(2)" && window.terms == [.hours(24)])
    for finding in reading.findings {
      let bytes = Array(text.utf8)[finding.place.bytes]
      #expect(String(decoding: bytes, as: UTF8.self) == finding.quote)
      let scalars = Array(text.unicodeScalars)[finding.place.scalars]
      #expect(String(String.UnicodeScalarView(scalars)) == finding.quote)
      #expect(finding.place.bytes.lowerBound <= finding.words.bytes.lowerBound)
      #expect(finding.words.bytes.upperBound <= finding.place.bytes.upperBound)
    }
  }

  @Test(arguments: [
    "虚拟商品一经售出，概不退款。", "虛擬商品一經售出，概不退款。", "虚 拟 商 品 一 经 售 出，概 不 退 款",
    "虚拟商品一经售出，概\u{200b}不\u{200b}退\u{200b}款。", "虚拟商品一经售出，概不退款！！！",
  ])
  func `another way to write it does not hide a clause`(text: String) {
    #expect(kinds(text).contains("no_refund"))
  }

  @Test(arguments: [
    "《中华人民共和国消费者权益保护法》第二十六条规定，经营者不得以格式条款排除消费者权利，例如“概不退换”。",
    "记者调查发现，不少卡盟写着“一经售出概不退换”。", "我们不会以“虚拟商品概不退换”为由拒绝您的退款申请。",
    "我买的点券没到账，客服就回一句概不退换。",
  ])
  func `who speaks of a clause does not make one`(text: String) {
    #expect(kinds(text).isEmpty)
  }

  @Test(arguments: ["", "\n\n", "今天天气不错。\n我们去公园吧。", "Hello, world.", "\u{feff}"])
  func `a text that is no agreement is not taken for one`(text: String) {
    let reading = reader.read(text)
    #expect(!reading.isAgreement && reading.findings.isEmpty)
  }

  @Test func `the same text always gives the same findings`() throws {
    let text = String(
      repeating: "5.3 虚拟商品一经售出，概不退款。24小时内未使用的可以申请退款，收取10%手续费。\n", count: 50)
    let first = reader.read(text)
    let again = ClauseReader(
      try RulesFamilies.agreements.load(compiled.bytes, digest: ShippedRules.source("agreements").1)
    )
    #expect(first == reader.read(text) && first == again.read(text))
    #expect(first.findings.count >= 100)
  }

  @Test func `a page of 10 MB is read to its end, and no sentence makes another's work`() {
    let line = "本平台提供点券、卡密和话费的自动发货，请在下单前核对账号与区服，祝您游戏愉快\n"
    let count = 10_000_000 / line.utf8.count
    let text = String(repeating: line, count: count) + "虚拟商品一经售出，概不退款。"
    let reading = reader.read(text)
    #expect(reading.sentenceCount == count + 1)
    #expect(reading.findings.map(\.kind.id) == ["no_refund"])
    #expect(reading.findings.first?.place.bytes.upperBound == text.utf8.count - 3)
  }
}
