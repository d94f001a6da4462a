import CaseCore
import PlaybookYAML
import Reading
import TestKit
import Testing

/// What the shipped rules find in messages.
@Suite struct MessageReaderTests {
  static let wanted = [
    ("明天下午给您退98哈亲", ["promise/refund"]), ("今晚肯定给你到账", ["promise/deliver"]),
    ("十分钟内重新给您发一张卡密", ["promise/resend"]), ("明天另外补您20块", ["promise/compensate"]),
    ("48小时内会有专人联系您", ["promise/answer"]), ("今天之内给您把订单状态改回未完成", ["promise/other"]),
    ("虚拟商品一经售出概不退换", ["refusal/virtual_goods"]),
    ("系统显示已经充值成功了,你自己去游戏里看", ["refusal/says_delivered"]),
    ("这张卡状态是“已激活”,不在退款范围", ["refusal/used"]), ("账号是你自己填错的", ["refusal/wrong_account"]),
    ("充值处理中,无法取消,亦无法退款,请继续等待", ["refusal/wait"]),
    ("退不了现金,只能给你退到站内余额", ["refusal/balance_or_fee"]),
    ("你先把投诉撤了,撤完我马上给你退", ["refusal/withdraw_first", "promise/refund"]),
    ("我们不是卖家,退款找商家要", ["refusal/only_platform"]),
    ("超过24小时的订单我们不处理售后", ["refusal/too_late"]), ("三块钱的周卡你要什么质保", ["refusal/low_price"]),
    ("可以给你换货,但退款绝对不行", ["refusal/other"]), ("这单确实是我们这边漏发了", ["admission"]),
    ("最多给你退30%", ["offer"]), ("上游延迟,再等等", ["delay"]), ("留个V,我让财务加你", ["off_platform"]),
    ("把收到的六位验证码报一下", ["asks_secret"]), ("需要先交50元退款保证金", ["asks_money"]),
    ("恭喜您进入先行赔付名单,理赔专员一对一办理", ["second_scam"]), ("小心走夜路", ["threat"]),
  ]

  @Test(arguments: wanted)
  func `each kind is found, and nothing beside it`(text: String, kinds: [String]) throws {
    #expect(Set(try ShippedMessageRules.kinds(text)) == Set(kinds))
  }

  @Test(arguments: [
    "防骗提醒:客服不会向您索要验证码、密码,也不会让您加微信", "我们不会以“虚拟商品”为由拒绝您的合理退款",
    "您是说我们客服答应过您周五退款吗", "根据《消费者权益保护法》第二十六条,格式条款不得排除消费者权利",
    "“24小时内必退”是活动价商品才有的服务", "退款时效说明:微信零钱即时,银行卡1-3个工作日",
    "我们官方从不收取任何退款手续费", "您可以选择向12315投诉或向法院起诉", "昨天已经给您补发过了哦,订单页能看到两张卡",
    "亲亲在的呢,请问有什么可以帮您", "",
  ])
  func `a mention is no use`(text: String) throws {
    #expect(try ShippedMessageRules.kinds(text).isEmpty)
  }

  @Test(arguments: wanted.map(\.0))
  func `a person's own message says nothing`(text: String) throws {
    let reading = try ShippedMessageRules.read(text, from: .own)
    #expect(reading.findings.isEmpty)
    #expect(reading.unseenCount == 0)
  }

  @Test func `a quote is exactly what stands at its place`() throws {
    let text = "😀你好!老板说了,明\u{200b}天给你退98,別催。\n系统显示已到账,自己看"
    let reading = try ShippedMessageRules.read(text)
    #expect(reading.unseenCount == 1)
    #expect(reading.findings.count == 2)
    let bytes = Array(text.utf8)
    let scalars = Array(text.unicodeScalars)
    for finding in reading.findings {
      #expect(String(decoding: bytes[finding.place.bytes], as: UTF8.self) == finding.quote)
      var quoted = ""
      quoted.unicodeScalars.append(contentsOf: scalars[finding.place.scalars])
      #expect(quoted == finding.quote)
    }
    #expect(reading.findings.first?.quote == "明\u{200b}天给你退98")
    #expect(reading.findings.first?.fen == 9800)
  }

  @Test(arguments: [
    ("行吧行吧50退你", 5000), ("128元将于5个工作日内退至您的银行卡", 12_800), ("今晚退您19.9", 1990),
    ("明天给你退九十八块", 9800),
  ])
  func `the amount of a promise is read`(text: String, fen: Int64) throws {
    #expect(try ShippedMessageRules.read(text).findings.first?.fen == fen)
  }

  @Test func `the share of an offer is read`() throws {
    func share(_ text: String) throws -> Int? {
      try ShippedMessageRules.read(text).findings.first?.percentHundredths
    }
    #expect(try share("最多给你退30%") == 3000)
    #expect(try share("折中 七五成退款") == 7500)
  }

  @Test func `practice answers ten classes, each with its proof and its limits`() throws {
    let rules = try ShippedMessageRules.compiled.get().rules
    #expect(rules.classes.filter { $0.answer != nil }.count == 10)
    #expect(rules.classes.filter { $0.answer == nil }.map(\.id) == ["other"])
    #expect(rules.kinds.first { $0.id == "second_scam" }?.facts == ["G09"])
  }

  @Test func `a compiled form gives the same rules`() throws {
    let compiled = try ShippedMessageRules.compiled.get()
    let digest = try #require(Digest(bytes: Array(repeating: 7, count: 32)))
    #expect(throws: CompiledTreeError.self) {
      _ = try RulesFamilies.messages.load(compiled.bytes, digest: digest)
    }
    let own = try ShippedRules.source("messages").1
    let loaded = try RulesFamilies.messages.load(compiled.bytes, digest: own)
    #expect(loaded.kinds == compiled.rules.kinds)
    #expect(loaded.classes == compiled.rules.classes)
    let message = Message(
      "明天给你退,先把投诉撤了", from: .other, at: Moment(seconds: 0), in: .shanghai)
    #expect(MessageReader(loaded).read(message) == MessageReader(compiled.rules).read(message))
  }
}
