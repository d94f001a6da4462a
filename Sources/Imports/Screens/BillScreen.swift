internal import CaseCore

/// The detail of one payment as WeChat and Alipay show it.
struct BillScreen {
  private var findings: ScreenFindings
  private let time: (pair: ScreenPair, value: ScreenValues.Time?)?
  private let number: ScreenPair?
  private let status: ScreenPiece?

  /// The findings of `page`.
  static func read(_ findings: inout ScreenFindings) {
    var screen = BillScreen(findings)
    screen.giveAmount()
    screen.giveTime()
    screen.giveNumbers()
    screen.giveWords()
    findings = screen.findings
  }

  /// Whether `findings` are those of a bill.
  static func isBill(_ findings: ScreenFindings) -> Bool {
    let hasNumber = findings.pair(.paymentNo) != nil
    let hasOther = findings.pair(.merchantNo) != nil
    let hasOrder = findings.pair(.page(.orderNumber)) != nil
    // An order page can show the number of its payment too; a bill has no state of an order.
    let isOrder = findings.pairs.contains {
      $0.label == .page(.status(rank: 0)) || $0.label == .page(.orderTime) && hasOrder && !hasOther
    }
    guard !isOrder else { return false }
    return hasNumber || hasOther
      || (BillScreen.headline(findings) != nil
        && findings.pairs.contains {
          $0.label == .paidAt || $0.label == .page(.stepTime) || $0.label == .payee
        })
  }

  private init(_ findings: ScreenFindings) {
    self.findings = findings
    let pair =
      findings.pair(.paidAt, .page(.stepTime)) ?? findings.pair(.page(.orderTime), .stepTime)
    time = pair.map { ($0, ScreenValues.time($0.text)) }
    // 订单号 of Alipay's own is the number of the payment; the merchant's has a name of its own.
    number = findings.pair(.paymentNo, .page(.orderNumber))
    let states = findings.page.rows.flatMap(\.pieces).filter { Self.states[$0.text] != nil }
    status = states.first
  }

  // The amount stands above everything in large figures, without a label.
  private static func headline(_ findings: ScreenFindings) -> ScreenPiece? {
    let page = findings.page
    return page.rows.prefix { $0.top < page.height * 3 / 5 }.flatMap(\.pieces).filter { piece in
      piece.box.height * 4 >= page.lineHeight * 5
        && ScreenValues.amount(piece.text)?.hasHundredths == true
    }.max { ($0.box.height, -$0.top) < ($1.box.height, -$1.top) }
  }

  private mutating func giveAmount() {
    let labelled = findings.pairs.first {
      if case .page(.amount) = $0.label { ScreenValues.amount($0.text) != nil } else { false }
    }
    guard let piece = Self.headline(findings) ?? labelled?.pieces.first,
      let amount = ScreenValues.amount(piece.text)
    else { return }
    let others = labelled.flatMap { ScreenValues.amount($0.text)?.minorUnits }
    let agrees = others.map { $0 == amount.minorUnits } ?? true
    let isSure = findings.isClear(piece) && amount.hasHundredths && agrees
    let money = FactValue.money(Money(minorUnits: amount.minorUnits))
    let fact = isRefund ? FactNames.refundedAmount : FactNames.paidAmount
    // Money that came in without the word for a refund is no payment of this person.
    let isOther = amount.sign == "+" && !isRefund
    findings.give(
      FindingKinds.paidAmount, piece.box, quote: piece.raw,
      values: isOther ? [] : [ShownValue(fact: fact, value: money)],
      details: [.init("value", piece.text)], isSure: isSure)
  }

  private mutating func giveTime() {
    guard let (pair, value) = time else { return }
    var isSure = value != nil && findings.isClear(pair)
    // A payment's number bears its day.
    if let value, let day = dayOfNumber { isSure = isSure && day == value.day }
    findings.give(
      FindingKinds.paidAt, pair, isRefund ? FactNames.refundedAt : FactNames.paidAt,
      value.map { .moment($0.moment) }, at: value?.moment, isSure: isSure)
  }

  private mutating func giveNumbers() {
    if let number {
      let text = ScreenValues.orderNumber(number.text)
      let day = text.flatMap(ScreenValues.day(inPaymentNo:))
      // Without its form nothing tells whether a figure is missing.
      let agrees = day.map { $0 == time?.value?.day || time?.value == nil } ?? false
      findings.give(
        FindingKinds.paymentNo, number, isRefund ? FactNames.refundNo : FactNames.paymentNo,
        text.map(FactValue.text), isSure: agrees && findings.isClear(number))
    }
    if let pair = findings.pair(.merchantNo) {
      let text = ScreenValues.orderNumber(pair.text)
      findings.give(
        FindingKinds.merchantOrderNo, pair, FactNames.merchantOrderNo, text.map(FactValue.text),
        isSure: findings.isClear(pair) && text.map(OrderScreen.isCertain) == true)
    }
  }

  private mutating func giveWords() {
    if let status {
      var values = [ShownValue(fact: FactNames.billStatus, value: .text(status.text))]
      if Self.states[status.text] == true, !isRefund {
        values.insert(ShownValue(fact: FactNames.paid, value: .flag(true)), at: 0)
      }
      findings.give(
        FindingKinds.billStatus, status.box, quote: status.raw, values: values,
        details: [.init("value", status.text)], isSure: findings.isClear(status))
    }
    if let pair = findings.pair(.payee) {
      let text = findings.shown(pair.text)
      findings.give(
        FindingKinds.payee, pair, FactNames.payee, text.isEmpty ? nil : .text(text),
        isSure: findings.isClear(pair, least: Limits.sureTextConfidence))
    }
    if let pair = findings.pair(.page(.payMethod)) {
      findings.give(FindingKinds.orderPayMethod, pair, nil, nil, isSure: findings.isClear(pair))
    }
  }

  private var dayOfNumber: Day? {
    number.flatMap { ScreenValues.orderNumber($0.text) }.flatMap(ScreenValues.day(inPaymentNo:))
  }

  private var isRefund: Bool {
    status.map { $0.text.hasPrefix("退款") } ?? false
      || findings.page.rows.contains { $0.text.contains("退款单号") || $0.text.contains("退款时间") }
  }

  /// The states of a payment, and whether they say that the money left.
  private static let states: [String: Bool] = [
    "支付成功": true, "交易成功": true, "已转账": true, "对方已收钱": true, "朋友已收钱": true, "已收钱": true,
    "付款成功": true, "等待确认收货": true, "已全额退款": true, "对方已退还": true, "退款成功": false,
    "支付失败": false, "交易关闭": false, "付款失败": false,
  ]
}
