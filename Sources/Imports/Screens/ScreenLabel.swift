/// What a label on a screen stands for.
enum ScreenLabel: Sendable, Hashable {
  /// When money left: only bills say so.
  case paidAt
  /// The number that the payment service gave.
  case paymentNo
  /// The number that the merchant gave.
  case merchantNo
  /// The state of a payment.
  case billStatus
  /// Who was paid.
  case payee
  /// A label that order pages have too; what it means depends on the page.
  case page(PageField)
  /// When one step of a ledger was made.
  case stepTime
  /// By how much a balance changed.
  case change
  /// What is left.
  case balance
  /// A label whose value nobody needs, which still is no value of another one.
  case other

  /// The label that `text` is and nothing else, with or without a colon.
  static func whole(_ text: String) -> ScreenLabel? {
    var text = text.filter { $0 != " " }
    if text.last == ":" { text.removeLast() }
    guard !text.isEmpty, text.count <= longest else { return nil }
    if let own = labels[text] { return own }
    return PageField(label: text).map { .page($0) }
  }

  /// The labels with colon that stand in `text`, each with the text after it up to the next one.
  static func withColons(_ text: String) -> [(label: ScreenLabel, value: String)] {
    // A line of a screen is not longer; a text that is has no labels.
    guard text.utf8.count <= 1000 else { return [] }
    let characters = Array(text)
    var found: [(label: ScreenLabel, start: Int, value: Int)] = []
    for (index, character) in characters.enumerated() where character == ":" {
      let lower = max(found.last?.value ?? 0, index - longest)
      // The longest label that ends at the colon.
      guard
        let start = (lower..<index).first(where: { whole(String(characters[$0..<index])) != nil }),
        let label = whole(String(characters[start..<index]))
      else { continue }
      found.append((label, start, index + 1))
    }
    return found.enumerated().map { place, label in
      let end = place + 1 < found.count ? found[place + 1].start : characters.count
      return (label.label, String(characters[label.value..<end]).trimmingBlanks())
    }
  }

  /// A label without a colon at the beginning of `text`, and a value that begins with a digit, a
  /// sign or a mark of money.
  static func leading(_ text: String) -> (label: ScreenLabel, value: String)? {
    guard let start = text.firstIndex(where: { "¥0123456789+-".contains($0) }),
      start > text.startIndex, let label = whole(String(text[..<start]))
    else { return nil }
    return (label, String(text[start...]))
  }

  private static let longest = 14

  private static let labels: [String: ScreenLabel] = {
    var labels: [String: ScreenLabel] = [:]
    func add(_ label: ScreenLabel, _ names: String) {
      for name in names.split(separator: " ") { labels[String(name)] = label }
    }
    add(.paymentNo, "交易单号 转账单号 交易号 交易订单号 支付单号 支付流水号 微信支付单号 支付宝交易号")
    add(.merchantNo, "商户单号 商家订单号 商户订单号 商户单据号")
    add(.paidAt, "转账时间 交易时间 扣款时间")
    add(.billStatus, "交易状态")
    add(.payee, "商户全称 收款方全称 收款方 收款商户 收款商家 对方账户 收款人")
    add(.stepTime, "时间 变动时间")
    add(.change, "变动 变动数量 收支 点券变动")
    add(.balance, "余额 当前余额 账户余额 点券余额 剩余 剩余点券 可用余额 变动后余额")
    add(
      .other,
      "收单机构 付款方式 商品说明 收款方备注 账单服务 账单分类 标签和备注 备注 计入收支 类型 下单邮箱 订单类型 充值区服 "
        + "账单管理 对订单有疑惑 对此订单有疑问 发起群收款 支付奖励 服务详情 更多 联系商家 查看往来记录 订单信息 商品详情 手续费 "
        + "转账说明 收款时间 标签 联系收款方 申请电子回单 申请转账电子凭证")
    return labels
  }()
}
