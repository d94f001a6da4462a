internal import CaseCore

// The forms, one for each door that has one.
extension ChannelForm {
  /// Every form that is known.
  public static let all: [ChannelForm] = [
    seller, platform, wechat, alipay, payment("qq_wallet"), payment("other_app"), payment("bank"),
    payeeReport, samr12315, samrReport, consumerAssociation, police, court,
  ]

  /// A message in the chat that is already there; images can follow it.
  static let seller = ChannelForm(
    rung: "seller",
    fields: [
      field("message", Bilingual(zh: "消息正文", en: "Message"), .letter, required: true)
    ],
    attachments: images(most: nil, bytesEach: nil, card: nil))

  /// The complaint window of a card shop. Some ask for 20 characters at least, once an order
  /// (facts from practice, rule 1); the categories are those of the open shop systems.
  static let platform = ChannelForm(
    rung: "platform",
    fields: [
      field(
        "order-no", Bilingual(zh: "订单号", en: "Order number"), .fact(facts("order_no")),
        required: true),
      field(
        "query-password", Bilingual(zh: "查询密码", en: "Query password"),
        .byHand(queryPasswordByHand),
        note: Bilingual(
          zh: "没有设过就留空；先截图存好，丢了就查不到投诉进度。",
          en: "Leave it empty if you set none; keep it, or the complaint cannot be looked up.")),
      field(
        "category", Bilingual(zh: "投诉类型", en: "Category"),
        .option(
          byClaim: [
            "notDelivered": notReceived, "lateDelivered": notReceived,
            "keyUnusable": Bilingual(zh: "卡密无效", en: "Key not valid"),
            "wrongGoods": notAsDescribed, "shortDelivered": notAsDescribed,
          ], otherwise: Bilingual(zh: "其他", en: "Other")),
        required: true,
        note: Bilingual(
          zh: "选意思最接近的一项。不要选“不会使用”；没有欺诈信号时不要选“欺诈”。",
          en: """
            Choose the nearest in meaning. Never "cannot use it"; "fraud" only with a sign of fraud.
            """)),
      field(
        "detail", Bilingual(zh: "投诉内容", en: "What happened"), .letter, least: 20,
        required: true),
      field("contact", Bilingual(zh: "联系方式", en: "Contact"), .byHand(contactByHand)),
    ],
    attachments: images(most: 4, bytesEach: 5 << 20, card: nil))

  /// The complaint in WeChat Pay: 申请退款 with an amount and at most 300 characters (B27).
  static let wechat = ChannelForm(
    rung: "wechat",
    fields: [
      field(
        "type", Bilingual(zh: "投诉类型", en: "Type"),
        .option(byClaim: [:], otherwise: Bilingual(zh: "申请退款", en: "ask for a refund")),
        required: true,
        note: Bilingual(
          zh: "没有“申请退款”时，选“服务权益未生效”。", en: "If it is not there, choose “service not in effect”.")),
      field(
        "amount", Bilingual(zh: "申请退款金额", en: "Amount asked back"), .claimAmount,
        required: true),
      field(
        "detail", Bilingual(zh: "投诉内容", en: "What happened"), .letter,
        limit: Limit(characters: 300, card: "B27", verified: true), required: true),
      field(
        "phone", Bilingual(zh: "联系电话", en: "Phone"), .byHand(phoneByHand), required: true,
        note: Bilingual(
          zh: "商家看得到你填的电话和图片。", en: "The merchant sees the phone number and the images.")),
    ],
    attachments: images(most: 4, bytesEach: 5 << 20, card: nil))

  /// The complaint in Alipay. Its limits could not be read at a source.
  static let alipay = ChannelForm(
    rung: "alipay",
    // What the merchant may answer is known; what the complaint may say is kept as short (B31).
    fields: paymentFields.map { $0.limited(to: Limit(characters: 200, card: "B31")) },
    attachments: images(most: 4, bytesEach: 5 << 20))

  /// A payment provider whose form is not known: what every such form asks.
  static func payment(_ rung: String) -> ChannelForm {
    ChannelForm(
      rung: rung, fields: paymentFields, attachments: images(most: 4, bytesEach: 5 << 20))
  }

  /// The report of a private payee. It may limit the account and returns no money.
  static let payeeReport = ChannelForm(
    rung: "payee_report",
    fields: [
      field(
        "payee", Bilingual(zh: "被举报的收款账号", en: "The payee"),
        .fact(facts("payee", "payee_account", "payee_name"))),
      field("detail", Bilingual(zh: "举报内容", en: "What happened"), .letter, required: true),
    ],
    attachments: images(most: 4, bytesEach: 5 << 20))

  /// The national 12315 platform: real name, phone and address of the complainant, name and
  /// address of the respondent, the request (办法 art. 10: B04); the lengths and the attachments
  /// were seen on the sister form for reports, not on this one (B17).
  static let samr12315 = ChannelForm(
    rung: "samr_12315",
    fields: complainantFields + [
      field(
        "respondent-name", Bilingual(zh: "被投诉方名称", en: "Respondent's name"),
        .fact(facts("respondent_name")), required: true),
      field(
        "respondent-address", Bilingual(zh: "被投诉方地址", en: "Respondent's address"),
        .fact(facts("respondent_address")), limit: Limit(characters: 40, card: "B17"),
        required: true),
      field(
        "goods", Bilingual(zh: "商品名称", en: "Goods"), .fact(facts("goods_name", "goods"))),
      field(
        "sold", Bilingual(zh: "销售方式", en: "How it was sold"),
        .option(byClaim: [:], otherwise: Bilingual(zh: "网购", en: "online")), required: true),
      field(
        "platform", Bilingual(zh: "电商平台", en: "Online platform"),
        .fact(facts("platform_name", "shop_name", "shop_url")),
        limit: Limit(characters: 20, card: "B17")),
      field("request", Bilingual(zh: "诉求", en: "Request"), .request, required: true),
      field(
        "detail", Bilingual(zh: "投诉内容", en: "What happened"), .letter,
        limit: Limit(characters: 400, card: "B17"), required: true),
    ],
    attachments: Attachments(
      most: 4, bytesEach: 5 << 20, mediaTypes: ["image/jpeg", "image/png", "application/pdf"],
      card: "B17", verified: false))

  /// The report to the market regulator (举报), a form of its own beside the complaint: its lengths and
  /// attachments were seen by others on this very form (B17). It asks for no address of the other side.
  static let samrReport = ChannelForm(
    rung: "samr_report",
    fields: [
      field("name", Bilingual(zh: "举报人姓名", en: "Your name"), .byHand(nameByHand)),
      field("phone", Bilingual(zh: "联系电话", en: "Phone"), .byHand(phoneByHand)),
      field(
        "site", Bilingual(zh: "被举报的网站、店铺", en: "The site or shop reported"),
        .lines([
          line(Bilingual(zh: "网址", en: "Site"), "shop_url"),
          line(Bilingual(zh: "店铺", en: "Shop"), "shop_name"),
          line(Bilingual(zh: "名称", en: "Name"), "respondent_name"),
        ]), required: true),
      field("goods", Bilingual(zh: "商品名称", en: "Goods"), .fact(facts("goods_name"))),
      field(
        "sold", Bilingual(zh: "销售方式", en: "How it was sold"),
        .option(byClaim: [:], otherwise: Bilingual(zh: "网购", en: "online")), required: true),
      field(
        "platform", Bilingual(zh: "电商平台", en: "Online platform"),
        .fact(facts("shop_name", "shop_url")), limit: Limit(characters: 20, card: "B17")),
      field(
        "detail", Bilingual(zh: "举报内容", en: "What happened"), .letter,
        limit: Limit(characters: 400, card: "B17"), required: true),
    ],
    attachments: Attachments(
      most: 4, bytesEach: 5 << 20, mediaTypes: ["image/jpeg", "image/png", "application/pdf"],
      card: "B17", verified: false))

  /// A consumer association: the same core as 12315 (C13).
  static let consumerAssociation = ChannelForm(
    rung: "consumer_association",
    fields: complainantFields + [
      field(
        "respondent-name", Bilingual(zh: "被投诉方名称", en: "Respondent's name"),
        .fact(facts("respondent_name")), required: true),
      field(
        "respondent-address", Bilingual(zh: "被投诉方地址", en: "Respondent's address"),
        .fact(facts("respondent_address"))),
      field("request", Bilingual(zh: "诉求", en: "Request"), .request, required: true),
      field("detail", Bilingual(zh: "投诉内容", en: "What happened"), .letter, required: true),
    ],
    attachments: images(most: 4, bytesEach: 5 << 20))

  /// What a report to the police says (C14; there is no statutory form).
  static let police = ChannelForm(
    rung: "police",
    fields: [
      field("reporter", Bilingual(zh: "报案人", en: "Who reports"), .byHand(reporterByHand)),
      field(
        "paying-account", Bilingual(zh: "付款账户", en: "Paying account"), .byHand(payingByHand)),
      field(
        "payment", Bilingual(zh: "付款", en: "The payment"),
        .lines([
          line(Bilingual(zh: "付款时间", en: "Paid at"), "paid_at"),
          line(Bilingual(zh: "金额（元）", en: "Amount (yuan)"), "paid_amount"),
          line(Bilingual(zh: "付款方式", en: "Paid through"), "pay_channel"),
          line(Bilingual(zh: "交易单号", en: "Payment number"), "payment_no"),
          line(
            Bilingual(zh: "商户单号", en: "Merchant order number"), "merchant_no", "merchant_order_no"),
        ]), required: true),
      field(
        "other-side", Bilingual(zh: "对方线索", en: "What is known of the other side"),
        .lines([
          line(Bilingual(zh: "收款方", en: "Payee"), "payee", "payee_name"),
          line(Bilingual(zh: "收款账号", en: "Payee account"), "payee_account"),
          line(Bilingual(zh: "联系账号", en: "Contact"), "seller_contact"),
          line(Bilingual(zh: "网址", en: "Site"), "shop_url"),
          line(Bilingual(zh: "店铺", en: "Shop"), "shop_name"),
          line(Bilingual(zh: "订单号", en: "Order number"), "order_no"),
        ])),
      field("statement", Bilingual(zh: "经过", en: "What happened"), .letter, required: true),
    ],
    attachments: anyFile)

  /// What a statement of claim names (民诉法 art. 124: C12).
  static let court = ChannelForm(
    rung: "court",
    fields: [
      field("plaintiff", Bilingual(zh: "原告", en: "Plaintiff"), .byHand(plaintiffByHand)),
      field(
        "defendant", Bilingual(zh: "被告", en: "Defendant"),
        .lines([
          line(Bilingual(zh: "名称", en: "Name"), "respondent_name"),
          line(Bilingual(zh: "住所地", en: "Address"), "respondent_address"),
        ]), required: true),
      field("claims", Bilingual(zh: "诉讼请求", en: "Claims"), .request, required: true),
      field("grounds", Bilingual(zh: "事实与理由", en: "Facts and reasons"), .letter, required: true),
    ],
    attachments: anyFile)
}
