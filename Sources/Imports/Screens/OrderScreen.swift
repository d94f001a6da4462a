internal import CaseCore

/// The page of one order of a shop.
struct OrderScreen {
  private var findings: ScreenFindings
  private let amountRank: Int?
  private let statusRank: Int?

  /// The findings of a page of one order.
  static func read(_ findings: inout ScreenFindings) {
    var screen = OrderScreen(findings)
    for pair in findings.pairs { screen.give(pair) }
    screen.findings.giveKeys()
    findings = screen.findings
  }

  /// Whether `findings` are those of an order: they have its number and something else of an order,
  /// or, where the number is cut off, several things that only orders have together.
  static func isOrder(_ findings: ScreenFindings) -> Bool {
    var hasNumber = false
    var others: Set<String> = []
    for pair in findings.pairs {
      switch pair.label {
      case .page(.orderNumber), .merchantNo: hasNumber = true
      case .page(.status): others.insert("status")
      case .page(.amount): others.insert("amount")
      case .page(.orderTime): others.insert("time")
      case .page(.goods): others.insert("goods")
      case .page(.account): others.insert("account")
      case .page(.quantity): others.insert("quantity")
      case .page(.payMethod): others.insert("method")
      default: continue
      }
    }
    return hasNumber && !others.isEmpty || others.count >= 3
  }

  /// Whether nothing in `number` can be taken for something else, as the letters O and I and the
  /// figures 0 and 1 are for each other.
  ///
  /// Figures before the first letter are a date or a count, and DN a known beginning; behind them
  /// only figures, or figures and the letters a to f, are certain whatever they are.
  static func isCertain(_ number: String) -> Bool {
    var rest = number[...]
    if rest.hasPrefix("DN") { rest = rest.dropFirst(2) }
    let figures = rest.prefix(while: \.isNumber)
    if figures.count >= 8 { rest = rest.dropFirst(figures.count) }
    guard rest.contains(where: \.isLetter) else { return true }
    if rest.first == "E" { rest = rest.dropFirst() }
    let isHex = rest.allSatisfy { $0.isNumber || "abcdef-".contains($0) }
    return isHex || !rest.contains { "0Oo1Il".contains($0) }
  }

  private init(_ findings: ScreenFindings) {
    self.findings = findings
    amountRank = findings.pairs.compactMap(Self.amountRank).min()
    statusRank = findings.pairs.compactMap {
      if case .page(.status(let rank)) = $0.label { rank } else { nil }
    }.min()
  }

  private static func amountRank(_ pair: ScreenPair) -> Int? {
    guard case .page(.amount(let rank)) = pair.label, ScreenValues.amount(pair.text) != nil else {
      return nil
    }
    return rank
  }

  private mutating func give(_ pair: ScreenPair) {
    let isClear = findings.isClear(pair)
    switch pair.label {
    case .page(let field): give(pair, field, isClear)
    case .merchantNo: giveNumber(pair, FindingKinds.orderNumber, FactNames.orderNo, isClear)
    case .paymentNo: giveNumber(pair, FindingKinds.paymentNo, FactNames.paymentNo, isClear)
    case .paidAt: giveTime(pair, FindingKinds.orderStepTime, nil, isClear)
    case .billStatus, .payee, .stepTime, .change, .balance, .other: return
    }
  }

  private mutating func give(_ pair: ScreenPair, _ field: PageField, _ isClear: Bool) {
    let text = findings.shown(pair.text)
    let asText = text.isEmpty ? nil : FactValue.text(text)
    let isPlain = findings.isClear(pair, least: Limits.sureTextConfidence)
    switch field {
    case .orderNumber: giveNumber(pair, FindingKinds.orderNumber, FactNames.orderNo, isClear)
    case .orderTime: giveTime(pair, FindingKinds.orderTime, FactNames.orderedAt, isClear)
    case .stepTime: giveTime(pair, FindingKinds.orderStepTime, nil, isClear)
    case .amount(let rank): giveAmount(pair, isFact: rank == amountRank, isClear)
    case .status(let rank):
      let state = rank == statusRank ? PageValues.status(pair.text) : nil
      findings.give(
        FindingKinds.orderStatus, pair, FactNames.orderStatus, state.map(FactValue.choice),
        isSure: isClear)
    case .account:
      // An account has no form: a letter that looks like another one stays open.
      findings.give(
        FindingKinds.orderAccount, pair, FactNames.orderAccountShown, asText,
        isSure: isPlain && Self.isCertain(pair.text))
    case .goods:
      findings.give(FindingKinds.goodsName, pair, FactNames.goodsName, asText, isSure: isPlain)
    case .quantity: findings.give(FindingKinds.orderQuantity, pair, nil, nil, isSure: isClear)
    case .payMethod: findings.give(FindingKinds.orderPayMethod, pair, nil, nil, isSure: isClear)
    case .sellerContact:
      let contact = PageValues.contact(pair.text).map(FactValue.text)
      findings.give(
        FindingKinds.sellerContact, pair, FactNames.sellerContact, contact,
        isSure: isPlain && Self.isCertain(pair.text))
    case .shopName:
      findings.give(FindingKinds.shopName, pair, FactNames.shopName, asText, isSure: isPlain)
    case .deliveryTime:
      let span = PageValues.promisedWithin(pair.text.utf8.span, isLabelled: true).map(
        FactValue.span)
      findings.give(
        FindingKinds.deliveryPromise, pair, FactNames.promisedWithin, span, isSure: isClear)
    case .officialPrice, .price:
      findings.give(FindingKinds.price, pair, nil, nil, isSure: isClear)
    case .cardKey, .orderDetail: return
    }
  }

  private mutating func giveNumber(
    _ pair: ScreenPair, _ kind: FindingKind.Name, _ fact: Fact.Name, _ isClear: Bool
  ) {
    let number = ScreenValues.orderNumber(pair.text)
    findings.give(
      kind, pair, fact, number.map(FactValue.text),
      isSure: isClear && number.map(Self.isCertain) == true)
  }

  private mutating func giveTime(
    _ pair: ScreenPair, _ kind: FindingKind.Name, _ fact: Fact.Name?, _ isClear: Bool
  ) {
    let time = ScreenValues.time(pair.text)
    findings.give(
      kind, pair, fact, time.map { .moment($0.moment) }, at: time?.moment,
      isSure: isClear && time != nil)
  }

  private mutating func giveAmount(_ pair: ScreenPair, isFact: Bool, _ isClear: Bool) {
    let amount = ScreenValues.amount(pair.text)
    let money = amount.map { FactValue.money(Money(minorUnits: $0.minorUnits)) }
    // An amount without its hundredths has lost them, or its point.
    let isWhole = amount?.hasHundredths == true || amount?.minorUnits == product
    findings.give(
      FindingKinds.orderAmount, pair, FactNames.orderAmount, isFact ? money : nil,
      isSure: isClear && isWhole && amount?.sign == nil)
  }

  // The price of one, as often as it was bought.
  private var product: Int64? {
    guard let price = findings.pair(.page(.price)).flatMap({ ScreenValues.amount($0.text) }),
      let count = findings.pair(.page(.quantity)).flatMap({ Int64($0.text) }), count > 0,
      count < 10_000
    else { return nil }
    let (product, isOver) = price.minorUnits.multipliedReportingOverflow(by: count)
    return isOver ? nil : product
  }
}
