import CaseCore
import PlaybookYAML
import Reading
import Testing

/// What the shipped rules find in stories.
@Suite struct StoryReaderTests {
  private let reader: StoryReader

  init() throws { reader = StoryReader(try ShippedRules.stories.get().rules) }

  private func claims(_ text: String) -> [String] { reader.read(text).claims.map(\.topic.id) }

  @Test func `the story of the issue is read whole`() {
    let reading = reader.read("昨晚在某卡盟花了200用微信买点券,钱扣了到现在没到账,客服不理人")
    #expect(reading.claims.map(\.topic.id) == ["notDelivered"])
    #expect(reading.isSure)
    #expect(reading.amounts.map(\.fen) == [20_000])
    #expect(reading.channel?.id == "wechat")
    #expect(reading.tried.map(\.id) == ["seller"])
    #expect(reading.help == nil)
  }

  @Test(arguments: [
    ("付了98买点券,两天了一直没到账。", "notDelivered"), ("说十分钟到账,隔了十一个小时才到。", "lateDelivered"),
    ("花100买的1000点,到了号里只有700。", "shortDelivered"), ("拍的是安卓区,发来的是苹果区的。", "wrongGoods"),
    ("20块的卡,兑换说用过了。", "keyUnusable"), ("同一秒钟扣了我两笔36.5元。", "duplicateCharge"),
    ("钱付出去了,网站上查不到订单。", "paidWithoutOrder"),
    ("没发货之前我点了取消订单,显示取消成功,可18块钱没退回来。", "cancelledBeforeDelivery"),
    ("退120块要我先付手续费。", "depositDemanded"), ("早上发现微信被人充了648,不是我弄的。", "unauthorisedPayment"),
    ("手机号少输了一位,100块充到别人那去了。", "mistakenPurchase"), ("儿子9岁,用我手机充了648。", "minorPurchase"),
    ("他答应退的450一直拖着没退。", "promisedRefundUnpaid"),
    ("那个卡网余额还剩156没用,提现按钮是灰的。", "unspentBalance"),
    ("点券到账玩了一礼拜,被官方收回去了。", "pointsClawedBack"), ("880收的成品号,上周被他改密收走。", "accountReclaimed"),
    ("30块的卡密买完不想玩了,能退不?", "changeOfMind"), ("他把我拉黑了,第二天网站打不开了。", "fraud"),
  ])
  func `each kind of claim is told from its words`(text: String, claim: String) {
    #expect(claims(text).first == claim)
  }

  @Test(arguments: [
    "卖家三天不回消息。", "客服一直不理我,店还在。", "商家拒绝退款,说一经充值概不退换。", "比官方便宜一半,买完没到账。", "半价买的券,一个星期没到,问了不回。",
    "老板说不退就是不退。", "打了十个电话没人接。",
  ])
  func `silence, refusal and a low price raise no fraud`(text: String) {
    #expect(!claims(text).contains("fraud"))
  }

  @Test func `one sign of fraud is not enough, two are`() {
    #expect(!claims("他把我拉黑了。").contains("fraud"))
    #expect(!claims("网站打不开了。").contains("fraud"))
    #expect(claims("网站打不开了,他也把我拉黑了。").contains("fraud"))
    #expect(claims("后来发现是个假官网。").contains("fraud"))
  }

  @Test(arguments: [
    "付了60,可能是扣了两次,也可能是我自己点了两次。", "点券没到,他说退又没退。", "卡用不了,也许是我输错了。", "被坑了,怎么办", "60块钱,反正不对劲,你们看着办",
  ])
  func `what is not certain is not called sure`(text: String) {
    #expect(!reader.read(text).isSure)
  }

  @Test(arguments: [
    "现在真想一死了之,太蠢了。", "这几天又开始划手臂了。", "钱没了,我不想活了。", "站在天台上想了很久。",
  ])
  func `words of self-harm are answered with help, and nothing of them is kept`(text: String) throws
  {
    let reading = reader.read(text)
    let help = try #require(reading.help)
    #expect(help.zh.contains("120") && help.en.contains("120"))
    #expect(!"\(reading)".contains(text))
  }

  @Test(arguments: ["气死我了,等了三天。", "等死我了还没到账", "游戏里死了三次", "气得想死哈哈"])
  func `figures of speech are no distress`(text: String) {
    #expect(reader.read(text).help == nil)
  }

  @Test func `amounts are read with and without their unit, points and times are none`() {
    func fen(_ text: String) -> [Int64] { reader.read(text).amounts.map(\.fen) }
    #expect(fen("充了200说填错卡号,让我打500,打完又要1000。") == [20_000, 50_000, 100_000])
    #expect(fen("付了98块买1000点,20:14下的单,等了3天。") == [9800])
    #expect(fen("二十一块五,不多。") == [2150])
    #expect(fen("账户里还有63块4毛。") == [6340])
    #expect(fen("30块三张卡。") == [3000])
    #expect(fen("没写金额").isEmpty)
  }

  @Test(arguments: [
    ("刷了两千六百八过去", 268_000), ("收了俺一百二,没影", 12_000), ("税金一百零五", 10_500), ("面额五十的卡", 5000),
    ("投了五万,跑了", 5_000_000), ("充了1k没到", 100_000), ("1k2买的", 120_000), ("1.2w没了", 1_200_000),
    ("35r,没到", 3500), ("共计人民币3,480元", 348_000), ("少的5块5谁吃了", 550), ("9块9买的", 990),
    ("退我八十萬", 80_000_000),
  ])
  func `amounts are read as people say them`(text: String, fen: Int64) {
    #expect(reader.read(text).amounts.map(\.fen) == [fen])
  }

  @Test(arguments: [
    "我六十八了", "刷新一百遍", "双十一买的", "第三十张", "三千点券没到", "五百钻石", "等了二十天", "负两千八钻", "一百多张卡", "v10k5x的码",
  ])
  func `other numbers are no amounts`(text: String) {
    #expect(reader.read(text).amounts.isEmpty)
  }

  @Test func `several ways of payment name none`() {
    #expect(reader.read("微信付了一半,支付宝付了一半。").channel == nil)
    #expect(reader.read("支付宝付的45块。").channel?.id == "alipay")
  }

  @Test func `of two claims that hide each other one stays`() {
    #expect(claims("信用卡半夜被连扣三笔99,我在睡觉。") == ["unauthorisedPayment"])
  }

  @Test func `the place of a claim is in the text`() throws {
    let text = "😀唉。２０块的卡，兑换说用过了。"
    let claim = try #require(reader.read(text).claims.first)
    let words = String(decoding: Array(text.utf8)[claim.place.bytes], as: UTF8.self)
    #expect(words.contains("用过") && text.contains(words))
  }

  @Test func `a hostile text is read in the end`() {
    let text = String(repeating: "付了98没到,", count: 5_000)
    #expect(reader.read(text) == reader.read(text))
    #expect(reader.read("").claims.isEmpty)
    // Numbers that no register holds.
    for numeral in ["万", "千", "百", "九", "9", "9万", "1,000,", "9.9"] {
      _ = reader.read("一" + String(repeating: numeral, count: 3_000) + "元k")
    }
  }

  @Test func `the compiled rules read as their source does`() throws {
    let (_, digest) = try ShippedRules.source("stories")
    let bytes = try ShippedRules.stories.get().bytes
    let loaded = StoryReader(try RulesFamilies.stories.load(bytes, digest: digest))
    let text = "付了98买点券,两天了一直没到账,微信付的,真想一死了之"
    #expect(loaded.read(text) == reader.read(text))
  }
}
