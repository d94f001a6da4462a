internal import CaseCore

extension BillRow {
  /// A row with its texts: what it shows, column by column and as facts.
  struct Text {
    private let row: BillRow
    private let layout: BillLayout
    private let contents: [String]
    private let raws: [String]

    /// The texts of `row`, whose line is `bytes`.
    init(_ row: BillRow, bytes: Bytes, cells: RowCells, layout: BillLayout) {
      self.row = row
      self.layout = layout
      contents = cells.cells.map { cell in
        let text = bytes.extracting(cell.content).text
        return cell.hasDoubledQuotes ? Self.undoubled(text) : text
      }
      raws = cells.cells.map { bytes.extracting($0.raw).text }
    }

    /// Every column with its raw cell, so that a person recognises the row.
    var details: [Finding.Detail] {
      zip(layout.columns, raws).map { Finding.Detail($0, $1) }
    }

    /// The content of the cell; nil where it is empty, only a stroke, or there is no such column.
    func content(_ column: BillColumn) -> String? {
      guard let place = layout.place(of: column), contents.indices.contains(place) else {
        return nil
      }
      let text = contents[place]
      return text.isEmpty || text == "/" ? nil : text
    }

    /// A number of the row, unless a spreadsheet has spoiled it.
    private func number(_ column: BillColumn) -> String? {
      content(column).flatMap { CellValues.isScientific($0.utf8.span) ? nil : $0 }
    }

    /// What is unusual about the row.
    var remarks: [Finding.Remark] {
      var remarks: [Finding.Remark] = []
      if let joined = row.joined, let place = layout.place(of: joined) {
        remarks.append(.joined(column: layout.columns[place]))
      }
      if !row.time.hasSeconds { remarks.append(.secondsLost) }
      if !row.time.hasClock { remarks.append(.dayOnly) }
      for column: BillColumn in [.paymentNo, .merchantOrderNo] {
        guard let text = content(column), CellValues.isScientific(text.utf8.span),
          let place = layout.place(of: column)
        else { continue }
        remarks.append(.numberLost(column: layout.columns[place]))
      }
      if isFamilyCard { remarks.append(.familyCard) }
      if content(.status) == "等待确认收货" { remarks.append(.heldUntilReceipt) }
      return remarks
    }

    /// The facts that the row shows.
    var values: [ShownValue] {
      switch row.nature {
      case _ where layout.issuer.bank != nil: bankValues
      case .payment, .transfer: paymentValues(isPaid: isPaid)
      case .refund: refundValues
      case .income: []
      case .failed: statusValue
      // Alipay's 不计收支 can be a payment that the person set as not counted, or a top-up: not
      // told apart here, so it never says `paid`; with a merchant's number it can be the payment
      // that is looked for. WeChat's neutral rows never are.
      case .other:
        layout.issuer == .wechat || layout.issuer == .wechatProof
          || content(.merchantOrderNo) == nil
          ? [] : paymentValues(isPaid: false)
      }
    }

    /// The number of the payment to which a refund belongs.
    var refersTo: String? {
      guard row.nature == .refund else { return nil }
      switch layout.issuer {
      case .wechat, .wechatProof: return number(.merchantOrderNo)
      // The refund bears the numbers of the order that it belongs to.
      case .jd: return number(.paymentNo)
      case .bank: return nil
      case .alipayWeb, .alipayAppTimeLast, .alipayApp, .alipayProof:
        // A refund's number is the payment's, then `_` or `*`, then its own.
        guard let own = number(.paymentNo),
          let mark = own.lastIndex(where: { $0 == "_" || $0 == "*" })
        else { return nil }
        return String(own[..<mark])
      }
    }

    /// What the payment's own row says came back: 已退款(￥5.00), 已全额退款, 成功退款（元）.
    var refundedByStatus: Money? {
      guard row.nature != .refund else { return nil }
      if let text = content(.refundedAmount), let money = Money(decimal: text),
        money.minorUnits > 0
      {
        return money
      }
      if layout.issuer == .jd {
        let amount = content(.amount).flatMap { CellValues.refunded($0.utf8.span) }
        return amount.map { Money(minorUnits: $0) }
      }
      guard let status = content(.status) else { return nil }
      if status == "已全额退款" || status == "对方已退还" {
        return Money(minorUnits: row.minorUnits)
      }
      guard status.hasPrefix("已退款") else { return nil }
      return Money(decimal: status.dropFirst(3).filter { !"()（）".contains($0) })
    }

    /// The values that belong to `refundedByStatus`.
    var refundStatusValues: [ShownValue] {
      guard let money = refundedByStatus else { return [] }
      return [
        ShownValue(fact: FactNames.refundSeen, value: .flag(true)),
        ShownValue(fact: FactNames.refundedAmount, value: .money(money)),
      ]
    }

    private var isFamilyCard: Bool {
      let type = content(.type) ?? ""
      return type.hasPrefix("亲属卡") || type == "亲友代付" || content(.goods)?.contains("亲情卡") == true
    }

    /// Only states that say that the money left; for any other the question stays open.
    private var isPaid: Bool {
      let status = content(.status) ?? ""
      switch layout.issuer {
      case .wechat:
        return [
          "支付成功", "已转账", "对方已收钱", "朋友已收钱", "已收钱", "已全额退款", "对方已退还",
        ].contains(status) || status.hasPrefix("已退款")
      case .alipayWeb where content(.paidTime) != nil: return true
      case .alipayWeb, .alipayAppTimeLast, .alipayApp, .jd:
        return ["交易成功", "支付成功", "等待确认收货"].contains(status)
      // A bank lists what it has booked, and a statement what was done: neither names a state.
      case .bank, .wechatProof, .alipayProof: return true
      }
    }

    private func paymentValues(isPaid: Bool) -> [ShownValue] {
      var values: [ShownValue] = []
      func show(_ fact: Fact.Name, _ value: FactValue?) {
        if let value { values.append(ShownValue(fact: fact, value: value)) }
      }
      if isPaid { show(FactNames.paid, .flag(true)) }
      show(FactNames.paidAmount, .money(Money(minorUnits: row.minorUnits)))
      // A day is no instant: midnight would be a time that nobody wrote.
      if row.time.hasClock { show(FactNames.paidAt, .moment(row.time.moment)) }
      show(FactNames.payee, payee.map(FactValue.text))
      show(FactNames.payChannel, channel.map(FactValue.choice))
      show(FactNames.paymentNo, number(.paymentNo).map(FactValue.text))
      show(FactNames.merchantOrderNo, number(.merchantOrderNo).map(FactValue.text))
      return values + statusValue
    }

    private var payee: String? {
      layout.issuer.bank == nil ? content(.counterpart) : bankCells.payee
    }

    private var bankCells: BankCells { BankCells(texts: contents, layout: layout) }

    // A record of a bank shows that money left or came back; a state it does not know.
    private var bankValues: [ShownValue] {
      switch row.nature {
      case .payment, .transfer: paymentValues(isPaid: true)
      case .refund: refundValues
      case .income, .failed, .other: []
      }
    }

    private var statusValue: [ShownValue] {
      content(.status).map { [ShownValue(fact: FactNames.billStatus, value: .text($0))] } ?? []
    }

    private var refundValues: [ShownValue] {
      // A refund to a family card goes to the card's owner (退款-亲情卡), so it shows nothing here.
      guard !isFamilyCard else { return statusValue }
      var values = [
        ShownValue(fact: FactNames.refundSeen, value: .flag(true)),
        ShownValue(
          fact: FactNames.refundedAmount, value: .money(Money(minorUnits: row.minorUnits))),
      ]
      if row.time.hasClock {
        values.append(ShownValue(fact: FactNames.refundedAt, value: .moment(row.time.moment)))
      }
      if let own = number(.paymentNo) {
        values.append(ShownValue(fact: FactNames.refundNo, value: .text(own)))
      }
      return values
    }

    /// Merchant or person (law fact B23): a merchant's payment is 商户消费; a transfer or the
    /// scan of a person's code is not. Where the row does not say, nothing is said.
    private var channel: String? {
      let type = content(.type) ?? ""
      switch layout.issuer {
      case .wechat, .wechatProof:
        if type == "商户消费" { return "wechat_merchant" }
        return ["扫二维码付款", "转账", "微信红包", "群收款", "赞赏码"].contains(type)
          ? "wechat_personal" : nil
      case .jd: return nil
      // Paid through a wallet, the wallet's own bill says to whom.
      case .bank: return bankCells.isThroughWallet ? nil : "bank"
      case .alipayWeb, .alipayAppTimeLast, .alipayApp, .alipayProof:
        if isFamilyCard { return nil }
        let goods = content(.goods) ?? ""
        if ["转账", "转账红包"].contains(type) || goods == "转账" || goods.contains("收钱码") {
          return "alipay_personal"
        }
        return content(.merchantOrderNo) != nil ? "alipay_merchant" : nil
      }
    }

    private static func undoubled(_ text: String) -> String {
      var result = ""
      var wasQuote = false
      for character in text.unicodeScalars {
        if character == "\"", wasQuote {
          wasQuote = false
          continue
        }
        wasQuote = character == "\""
        result.unicodeScalars.append(character)
      }
      return result
    }
  }
}
