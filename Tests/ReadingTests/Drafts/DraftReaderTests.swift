import CaseCore
import PlaybookYAML
import Reading
import Testing

/// What the shipped rules say of drafts.
@Suite struct DraftReaderTests {
  private let reader: DraftReader

  init() throws { reader = DraftReader(try ShippedRules.drafts.get().rules) }

  private func kinds(
    _ text: String, to recipient: DraftRecipient = .seller, knowing facts: DraftFacts = DraftFacts()
  ) -> [String] {
    reader.read(text, to: recipient, knowing: facts).objections.map(\.kind.id)
  }

  @Test func `a demand with everything in it has no objection and misses nothing`() {
    let text = """
      订单KM2511180033,11月18日20:14付款98.00元。页面写30分钟内到账,至今未到。请于11月24日20:00前充入;届时未到账,\
      合同解除,请在24小时内原路退回98.00元。如不同意,请书面说明理由。付款截图已附上。
      """
    let reading = reader.read(text, to: .seller)
    #expect(reading.objections.isEmpty)
    #expect(reading.isDemand)
    #expect(reading.missing.map(\.id).isEmpty)
  }

  @Test func `what a demand lacks is listed in the order of the rules`() {
    let reading = reader.read("老板你好,点券一直没到账,请退款,谢谢。", to: .seller)
    #expect(
      reading.missing.map(\.id) == ["order", "amount", "deadline", "evidence", "reason_if_refused"])
    #expect(reading.missing.allSatisfy { !$0.advice.zh.isEmpty && !$0.advice.en.isEmpty })
  }

  @Test func `a text that demands nothing misses nothing`() {
    let reading = reader.read("刚才看到到账了,1000点,多谢。", to: .seller)
    #expect(!reading.isDemand)
    #expect(reading.missing.isEmpty)
  }

  @Test(arguments: [
    "逾期未退,我将向12315投诉。", "再不处理我就报警。", "请三日内退款,否则依法起诉。", "不退款的话我会向平台投诉,并向法院起诉。",
    "我会向微信支付投诉这笔付款。", "我會向消費者協會投訴。",
  ])
  func `announcing a lawful step is no threat to anybody`(text: String) {
    for recipient in DraftRecipient.allCases { #expect(kinds(text, to: recipient).isEmpty) }
  }

  @Test(arguments: [
    "不退钱我就把你发到抖音曝光", "给我200我就删帖", "天天打你电话打到你关机", "不退我就上门堵你", "大家一起去他手机轰炸",
    "不 退 钱 我 就 曝 光 你", "不退錢我就把你發到抖音曝光",
  ])
  func `a threat is one to everybody`(text: String) {
    for recipient in DraftRecipient.allCases {
      #expect(kinds(text, to: recipient).contains("threat"))
    }
  }

  @Test func `an accusation is an objection to the seller and the public, not to police and bank`()
  {
    let text = "对方就是骗子,收钱不发货。"
    for recipient in [DraftRecipient.seller, .platform, .public] {
      #expect(kinds(text, to: recipient) == ["accusation"])
    }
    for recipient in [DraftRecipient.payment, .authority] {
      let reading = reader.read(text, to: recipient)
      #expect(reading.objections.isEmpty)
      #expect(reading.allowed.map(\.kind.id) == ["accusation"])
    }
  }

  @Test func `words that are quoted are not the writer's`() {
    #expect(kinds("商家回复里写“买家涉嫌诈骗”,请核对订单OT-3。").isEmpty)
    #expect(kinds("店里挂着“傻逼勿扰”的牌子。").isEmpty)
  }

  @Test func `the place of an objection is its words in the text`() throws {
    let text = "订单A1没到。😀你们就是骗子,退款"
    let objection = try #require(reader.read(text, to: .seller).objections.first)
    let scalars = Array(text.unicodeScalars)[objection.place.scalars]
    #expect(String(String.UnicodeScalarView(scalars)) == objection.quote)
    #expect(
      String(decoding: Array(text.utf8)[objection.place.bytes], as: UTF8.self) == objection.quote)
    #expect(objection.quote.contains("骗子"))
    #expect(objection.advice.law.contains("D02"))
  }

  @Test func `every number of a text is found, each at its place`() {
    let reading = reader.read(
      "卡密QW7X-2KM9-PL40-8ZTR和卡密AB7X-2KM9-PL40-8ZTS,电话15400000073,身份证330199200305051483", to: .seller
    )
    let quotes = reading.objections.map(\.quote)
    for number in [
      "QW7X-2KM9-PL40-8ZTR", "AB7X-2KM9-PL40-8ZTS", "15400000073", "330199200305051483",
    ] {
      #expect(quotes.contains { $0.hasSuffix(number) })
    }
  }

  @Test func `numbers that only look like somebody's are none`() {
    #expect(kinds("订单20251118200012没到,请退款。").isEmpty)
    #expect(kinds("账号已打码:154****0033。").isEmpty)
    // One digit off: the check digit of the card does not fit.
    #expect(!kinds("退到6217000000000001375。").contains("gives_id"))
    #expect(kinds("退到6217000000000001374。").contains("gives_id"))
  }

  @Test func `a telephone number may go to an authority`() {
    #expect(kinds("我的电话15400000073,请联系我。", to: .authority).isEmpty)
    #expect(kinds("我的电话15400000073,请联系我。", to: .public).contains("gives_id"))
  }

  @Test func `words that were learnt from Chinese say nothing of another language`() {
    #expect(kinds("Their answer was: \"No.\" \"\"\" I ask for the refund.", to: .platform).isEmpty)
  }

  @Test func `a number that the case is about may be named to who deals with it`() {
    let facts = DraftFacts(names: ["话费充值 15400000073"])
    let text = "充值的号码是15400000073,至今未到账。"
    #expect(kinds(text).contains("gives_id"))
    #expect(!kinds(text, knowing: facts).contains("gives_id"))
    #expect(kinds(text, to: .public, knowing: facts).contains("gives_id"))
    #expect(kinds("我的电话15400000074。", knowing: facts).contains("gives_id"))
  }

  @Test func `the payee of the case may be named to who deals with it, another person may not`() {
    let facts = DraftFacts(names: ["15400000073"])
    let text = "账单显示的收款方：15400000073。"
    #expect(kinds(text, to: .payment).contains("third_person"))
    #expect(!kinds(text, to: .payment, knowing: facts).contains("third_person"))
    #expect(kinds(text, to: .public, knowing: facts).contains("third_person"))
    #expect(
      kinds("账单显示的收款方：15400000074。", to: .payment, knowing: facts).contains("third_person"))
  }

  @Test func `rows of marks are shouting, one is not`() {
    #expect(kinds("退钱!!!!!") == ["emotion"])
    #expect(kinds("退退退退退") == ["emotion"])
    #expect(kinds("请退款!").isEmpty)
    #expect(kinds("哈哈哈哈,终于到了").isEmpty)
  }

  @Test func `a statement that the case contradicts is pointed out`() {
    let facts = DraftFacts(
      orderNumbers: ["KM2511180033"], paidFen: 9800, claimFen: 9800,
      stated: ["goods_arrived": "all"])
    let contradiction = [DraftKind.contradiction]
    #expect(kinds("点券一直没到账,请退款。", knowing: facts) == contradiction)
    #expect(kinds("订单KM2511180033付款98元。", knowing: facts).isEmpty)
    #expect(kinds("订单XX9999111122,请查收。", knowing: facts) == contradiction)
    #expect(kinds("我付款128元。", knowing: facts) == contradiction)
    #expect(kinds("请退还300元。", knowing: facts) == contradiction)
    #expect(kinds("请退还50元。", knowing: facts).isEmpty)
    #expect(kinds("点券一直没到账,请退款。").isEmpty)
  }

  @Test func `scalars of the reader's own in a text mean nothing`() {
    #expect(kinds("\u{e000}\u{e001}\u{e002}\u{e006}").isEmpty)
  }

  @Test func `a hostile text is read in the end`() {
    let text = String(repeating: "不退我就1-1-1“", count: 4_000)
    let reading = reader.read(text, to: .public)
    #expect(reading == reader.read(text, to: .public))
    #expect(reader.read("", to: .seller).objections.isEmpty)
  }

  @Test func `the compiled rules read as their source does`() throws {
    let (_, digest) = try ShippedRules.source("drafts")
    let bytes = try ShippedRules.drafts.get().bytes
    let loaded = DraftReader(try RulesFamilies.drafts.load(bytes, digest: digest))
    let text = "你们就是骗子!!!!!不退我就曝光你,赔我精神损失费500元"
    #expect(loaded.read(text, to: .public) == reader.read(text, to: .public))
    #expect(throws: CompiledTreeError.self) {
      try RulesFamilies.drafts.load(Array(bytes.dropLast()), digest: digest)
    }
  }
}
