internal import CaseCore

// What several forms share.
extension ChannelForm {
  static let paymentFields = [
    field(
      "payment-no", Bilingual(zh: "交易单号", en: "Payment number"), .paymentNumber,
      note: Bilingual(
        zh: "从付款人自己的账单里点开这笔付款来投诉，一般会自动带出。",
        en: "Start from this payment in the payer's own bill; it is mostly filled in by itself.")),
    field(
      "type", Bilingual(zh: "投诉类型", en: "Type"),
      .option(byClaim: [:], otherwise: Bilingual(zh: "申请退款", en: "ask for a refund")),
      required: true,
      note: Bilingual(zh: "选意思最接近的一项。", en: "Choose the nearest in meaning.")),
    field("amount", Bilingual(zh: "退款金额", en: "Amount asked back"), .claimAmount, required: true),
    field("detail", Bilingual(zh: "投诉内容", en: "What happened"), .letter, required: true),
    field("phone", Bilingual(zh: "联系电话", en: "Phone"), .byHand(phoneByHand)),
  ]

  /// Real name, phone and address: the law asks for them (办法 art. 10: B04), so the person types
  /// them in, and nothing stores them.
  static let complainantFields = [
    field("name", Bilingual(zh: "投诉人姓名", en: "Your name"), .byHand(nameByHand), required: true),
    field("phone", Bilingual(zh: "联系电话", en: "Phone"), .byHand(phoneByHand), required: true),
    field("address", Bilingual(zh: "通讯地址", en: "Address"), .byHand(addressByHand), required: true),
  ]

  static let nameByHand = Bilingual(zh: "你的真实姓名", en: "your real name")
  static let phoneByHand = Bilingual(zh: "你自己的手机号", en: "your own phone number")
  static let addressByHand = Bilingual(zh: "你的通讯地址", en: "your postal address")
  static let queryPasswordByHand = Bilingual(
    zh: "下单时设的查询密码", en: "the query password that you set with the order")
  static let contactByHand = Bilingual(
    zh: "下单时留的联系方式", en: "the contact that you gave with the order")
  static let reporterByHand = Bilingual(
    zh: "姓名、身份证号、电话、住址；带上身份证", en: "name, ID number, phone and address; bring your ID")
  static let payingByHand = Bilingual(
    zh: "付款的银行卡号、开户行，或微信号、支付宝账号",
    en: "the card and bank that paid, or the WeChat or Alipay account")
  static let plaintiffByHand = Bilingual(
    zh: "姓名、性别、年龄、民族、职业、工作单位、住址、联系方式",
    en: "name, sex, age, ethnicity, occupation, employer, address and contact")
  static let notReceived = Bilingual(zh: "未收到", en: "Not received")
  static let notAsDescribed = Bilingual(zh: "描述不符", en: "Not as described")

  static let anyFile = Attachments(
    most: nil, bytesEach: nil, mediaTypes: nil, card: nil, verified: false)

  /// Images; a cap without a card is our own caution where none could be read at a source.
  static func images(
    most: Int?, bytesEach: Int64?, card: String? = nil
  ) -> Attachments {
    Attachments(
      most: most, bytesEach: bytesEach, mediaTypes: ["image/jpeg", "image/png"], card: card,
      verified: false)
  }

  static func field(
    _ id: String, _ label: Bilingual, _ content: Content, limit: Limit? = nil, least: Int = 0,
    required: Bool = false, note: Bilingual? = nil
  ) -> Field {
    Field(
      id: id, label: label, content: content, limit: limit, leastCharacters: least,
      required: required, note: note)
  }

  static func line(_ label: Bilingual, _ names: String...) -> Line {
    Line(label: label, facts: names.compactMap { Fact.Name($0) })
  }

  /// Facts by name, best first. A playbook that does not declare one simply has no value for it.
  static func facts(_ names: String...) -> [Fact.Name] { names.compactMap { Fact.Name($0) } }
}

extension ChannelForm.Field {
  /// The field with `limit`, if it takes the letter; else as it is.
  func limited(to limit: ChannelForm.Limit) -> ChannelForm.Field {
    guard content == .letter else { return self }
    return ChannelForm.Field(
      id: id, label: label, content: content, limit: limit, leastCharacters: leastCharacters,
      required: required, note: note)
  }
}

extension ChannelForm.Limit {
  /// A limit that somebody observed.
  init(characters: Int, card: String) {
    self.init(characters: characters, card: card, verified: false)
  }
}
