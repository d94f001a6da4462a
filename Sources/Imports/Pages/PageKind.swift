internal import CaseCore

/// What kind of page a text is, told by what it says.
struct PageKind {
  /// The kind; `note` where nothing speaks for another or several do so equally.
  let kind: EvidenceKind.Name
  /// The kinds that are equally likely, where that is so.
  let candidates: [EvidenceKind.Name]

  /// Weighs `content`. An order has a number, a listing has none, an agreement has clauses.
  init(_ content: PageContent) {
    let order = Self.orderWeight(content)
    let scores: [(EvidenceKind.Name, Int)] = [
      (EvidenceKinds.orderPage, order.hasNumber && order.weight >= 4 ? order.weight : 0),
      (EvidenceKinds.agreement, Self.agreementWeight(content)),
      (EvidenceKinds.listing, order.hasNumber ? 0 : Self.listingWeight(content)),
    ]
    let best = scores.map(\.1).max() ?? 0
    // Weights that differ by little say that the page is both.
    let leading = scores.filter { $0.1 > 0 && best - $0.1 <= 2 }.map(\.0)
    guard best > 0 else {
      kind = EvidenceKinds.note
      candidates = []
      return
    }
    kind = leading.count == 1 ? leading[0] : EvidenceKinds.note
    candidates = leading.count == 1 ? [] : leading
  }

  private static func orderWeight(_ content: PageContent) -> (hasNumber: Bool, weight: Int) {
    var hasNumber = false
    var others: Set<String> = []
    for pair in content.pairs {
      switch pair.field {
      case .orderNumber: hasNumber = hasNumber || PageValues.orderNumber(pair.value) != nil
      case .status: if PageValues.status(pair.value) != nil { others.insert("status") }
      case .amount: if PageValues.money(pair.value) != nil { others.insert("amount") }
      case .orderTime, .stepTime:
        if PageValues.moment(pair.value) != nil { others.insert("time") }
      case .cardKey: others.insert("key")
      case .payMethod: others.insert("method")
      case .account: others.insert("account")
      case .goods, .quantity, .sellerContact, .shopName, .orderDetail, .deliveryTime,
        .officialPrice, .price:
        continue
      }
    }
    return (hasNumber, hasNumber && !others.isEmpty ? 3 + others.count : 0)
  }

  private static func agreementWeight(_ content: PageContent) -> Int {
    var weight = 0
    let isTitled = content.lines.prefix(8).contains { line in
      line.text.utf8.count <= 40 * 4 && line.text.count <= 40
        && titles.contains { line.text.lowercased().contains($0) }
    }
    if isTitled { weight += 3 }
    let clauses = content.lines.filter { ClauseNumber.leading($0.text) != nil }.count
    weight += clauses >= 8 ? 4 : clauses >= 3 ? 2 : 0
    weight += min(contractWords.found(in: content.lines).count, 6) / 2
    return weight >= 4 ? weight : 0
  }

  private static func listingWeight(_ content: PageContent) -> Int {
    var hasPrice = false
    var weight = 0
    for pair in content.pairs {
      switch pair.field {
      case .price, .amount: hasPrice = hasPrice || PageValues.money(pair.value) != nil
      case .officialPrice: if PageValues.money(pair.value) != nil { weight += 1 }
      case .deliveryTime: weight += 1
      case .orderNumber, .status, .orderTime, .stepTime, .account, .goods, .quantity, .payMethod,
        .sellerContact, .shopName, .cardKey, .orderDetail:
        continue
      }
    }
    guard hasPrice || content.lines.contains(where: { moneyMarks.isIn($0.text.utf8.span) }) else {
      return 0
    }
    weight += 2
    weight += min(shopWords.found(in: content.lines).count, 3)
    let promises = content.lines.contains { line in
      guard PageValues.mayPromise(line.text.utf8.span) else { return false }
      return PageValues.promisedWithin(line.plain.utf8.span, isLabelled: false) != nil
    }
    if promises { weight += 1 }
    return weight >= 4 ? weight : 0
  }

  private static let titles = [
    "用户协议", "服务协议", "服务条款", "使用条款", "购买协议", "交易协议", "交易规则", "平台规则", "退款规则", "退款政策",
    "售后规则", "售后政策", "购买须知", "免责声明", "terms of", "agreement",
  ]
  private static let moneyMarks = WordFinder(["¥", "￥"])
  private static let contractWords = WordFinder([
    "本协议", "本条款", "本平台", "本站", "甲方", "乙方", "用户应", "概不", "有权", "不承担", "视为", "免责", "争议", "管辖",
  ])
  private static let shopWords = WordFinder([
    "库存", "立即购买", "加入购物车", "购买数量", "立即下单", "销量", "自动发货", "秒发", "秒到", "已售", "商品", "到账",
  ])
}
