import CaseCore
import PlaybookYAML
import Reading
import TestKit
import Testing

/// What the shipped rules say of the pages of shops.
@Suite struct ShopReaderTests {
  private static let shipped = Result {
    let (source, digest) = try ShippedRules.source("shops")
    do throws(PlaybookUnsound) {
      return (compiled: try RulesFamilies.shops.compile(source, digest: digest), digest: digest)
    } catch { throw ShippedRules.Unsound(error) }
  }

  private let reader: ShopReader

  init() throws { reader = ShopReader(try Self.shipped.get().compiled.rules) }

  private func stated(_ text: String) -> [String: String] {
    Dictionary(
      reader.read(text).flatMap(\.states).map { ($0.fact, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `a line at the foot of a page gives operator, code and filing`() {
    let text = """
      欢迎光临星卡商城
      Copyright © 2020-2026 杭州星卡网络科技有限公司 版权所有 浙ICP备2026012345号-1 统一社会信用代码：91330106MA2KXYH12H
      """
    let found = stated(text)
    #expect(
      found == [
        "operator_shown": "yes", "respondent_name": "杭州星卡网络科技有限公司", "licence_shown": "yes",
        "licence_code_fits": "yes", "operator_code": "91330106MA2KXYH12H", "filing_shown": "yes",
        "filing_no": "浙ICP备2026012345号-1",
      ])
    for finding in reader.read(text) {
      let scalars = Array(text.unicodeScalars)[finding.place.scalars]
      #expect(String(String.UnicodeScalarView(scalars)) == finding.quote)
      #expect(
        String(decoding: Array(text.utf8)[finding.place.bytes], as: UTF8.self) == finding.quote)
    }
  }

  @Test func `what a page does not say is no sign`() {
    #expect(reader.read("").isEmpty)
    #expect(reader.read("付款后自动发货。全网最低价！客服不在线").isEmpty)
  }

  @Test func `a time of delivery is a length of time`() {
    #expect(stated("付款后30分钟内到账")["promised_within"] == "30 minutes")
    #expect(stated("下单后二十四小时内自动发货")["promised_within"] == "24 hours")
  }

  @Test(arguments: [
    ("本站由杭州星卡网络科技有限公司运营", "杭州星卡网络科技有限公司"),
    ("经营者：星河（上海）数码有限责任公司", "星河(上海)数码有限责任公司"),
    ("© 2026 某某电子商务工作室", "某某电子商务工作室"),
    ("本协议由您与杭州星卡网络科技有限公司（以下简称“本站”）订立", "杭州星卡网络科技有限公司"),
    ("由华为技术有限公司提供服务", "华为技术有限公司"), ("版权所有 有限公司", nil), ("没有名字", nil),
  ]) func `the name of a company begins behind what stands before it`(text: String, name: String?) {
    #expect(ShopValue.company.value(in: text) == name)
  }

  @Test(arguments: ["91330106MA2KXYH12H", "９１３３０１０６ＭＡ２ＫＸＹＨ１２Ｈ", "91330106ma2kxyh12h"])
  func `a code is read in full width and in small letters`(code: String) {
    #expect(ShopValue.creditCode.value(in: "代码：\(code)。") == "91330106MA2KXYH12H")
    #expect(ShopValue.impossibleCreditCode.value(in: code) == nil)
  }

  @Test func `one changed character never fits`() {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let code = Array("91330106MA2KXYH12H")
    for place in code.indices {
      for other in alphabet where other != code[place] {
        var changed = code
        changed[place] = other
        #expect(ShopValue.creditCode.value(in: String(changed)) == nil)
      }
    }
  }

  @Test(arguments: [
    "", "91330106MA2KXYH12", "91330106MA2KXYH12HH", "ABCDEFGHJKLMNPQRTU", "京ICP备号",
  ]) func `what is no code is not taken for one`(text: String) {
    #expect(ShopValue.creditCode.value(in: text) == nil)
    #expect(ShopValue.impossibleCreditCode.value(in: text) == nil)
    #expect(ShopValue.filingNumber.value(in: text) == nil)
  }

  @Test(arguments: UInt64(0)..<100)
  func `any text is read without harm, the same way twice`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let pieces = [
      "经营者", "：", "有限公司", "ICP备", "号", "91330106MA2KXYH12H", "（", "）", "\u{200b}", "\n", "。", "京",
      "12345678", "收款码", "个人", "由", "运营", "a", "©", "版权所有", "30分钟", "到账", "付款",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
    }
    let found = reader.read(text)
    #expect(found == reader.read(text))
    for finding in found { #expect(text.contains(finding.quote)) }
  }

  @Test func `the compiled form reads alike, and a damaged one is left aside`() throws {
    let (compiled, digest) = try Self.shipped.get()
    let loaded = ShopReader(try RulesFamilies.shops.load(compiled.bytes, digest: digest))
    let text = "本店仅通过微信客服联系\n请扫店主个人收款码付款"
    #expect(loaded.read(text) == reader.read(text))
    #expect(Set(loaded.read(text).map(\.sign.id)) == ["chat_only", "pays_person"])
    #expect(throws: CompiledTreeError.self) {
      try RulesFamilies.shops.load(Array(compiled.bytes.dropLast()), digest: digest)
    }
  }
}
