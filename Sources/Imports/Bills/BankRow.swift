internal import CaseCore

extension BillRow {
  /// Reads a row of a bank's record. Cells that lack at its end are empty: one bank leaves them out.
  static func bankRow(
    _ line: Bytes, layout: BillLayout, form: BankForm, cells: inout RowCells
  ) -> Outcome {
    let (found, expected) = (cells.cells.count, layout.columns.count)
    guard found <= expected else { return .unread(.tooManyCells(found: found, expected: expected)) }
    guard found >= 4, found * 2 > expected else {
      return .unread(.tooFewCells(found: found, expected: expected))
    }
    cells.pad(to: expected, end: line.count)
    let row = BankCells(
      texts: cells.cells.map { line.extracting($0.content).text }, layout: layout)
    guard let time = row.time else { return .unread(.badTime(row.rawTime)) }
    if let currency = row.foreignCurrency { return .unread(.otherCurrency(currency)) }
    guard let amount = row.amount(form) else { return .unread(.badAmount(row.rawAmount)) }
    return .row(
      BillRow(
        time: time, minorUnits: amount.minorUnits, nature: row.nature(isOut: amount.isOut),
        direction: amount.isOut ? .out : .into, joined: nil))
  }
}

/// The cells of one row of a bank's record.
struct BankCells {
  let texts: [String]
  let layout: BillLayout

  /// The content of `column`; empty where there is none. A stroke is how a bank leaves a cell empty.
  func text(_ column: BillColumn) -> String {
    guard let place = layout.place(of: column), texts.indices.contains(place) else { return "" }
    let text = texts[place]
    return text == "-" || text == "--" ? "" : text
  }

  /// When it happened; a row may have a day only, and one that was only posted has no other day.
  var time: CellValues.Time? {
    if layout.place(of: .time) != nil { return CellValues.time(text(.time).utf8.span) }
    let written = text(.day).isEmpty ? text(.postedDay) : text(.day)
    guard let day = CellValues.day(written.utf8.span, month: layout.month) else { return nil }
    guard let clock = CellValues.clock(text(.clock).utf8.span) else {
      return CellValues.Time(
        moment: CivilZone.shanghai.start(of: day), hasSeconds: true, hasClock: false,
        isSpreadsheetForm: false)
    }
    let moment = CivilZone.shanghai.moment(
      day, hour: clock.hour, minute: clock.minute, second: clock.second)
    return CellValues.Time(
      moment: moment, hasSeconds: true, hasClock: true, isSpreadsheetForm: false)
  }

  /// What stands where the time should.
  var rawTime: String {
    [text(.time), text(.day), text(.postedDay)].first { !$0.isEmpty } ?? ""
  }

  /// A currency other than the yuan.
  var foreignCurrency: String? {
    let named = text(.currency)
    // A column of currency and amount says in what the amount itself is.
    let own =
      named.isEmpty || named.contains(where: \.isNumber) ? Self.code(text(.signedAmount)) : named
    return own.isEmpty || ["CNY", "RMB", "人民币", "人民币元"].contains(own) ? nil : own
  }

  /// The amount without its sign, and whether it left.
  func amount(_ form: BankForm) -> (minorUnits: Int64, isOut: Bool)? {
    switch form.sign {
    case .columns:
      let (into, out) = (Self.number(text(.amountIn)), Self.number(text(.amountOut)))
      // A row with both, or with none, says nothing that could be relied on.
      if let out, into ?? 0 == 0, out != 0 || into == nil { return (out, true) }
      if let into, out ?? 0 == 0 { return (into, false) }
      return nil
    case .minusIsOut, .minusIsIn:
      let written = text(.signedAmount)
      guard let number = Self.number(written) else { return nil }
      let isMinus = written.first == "-"
      return (abs(number), form.sign.isMinusOut ? isMinus : !isMinus)
    case .mark:
      guard let number = Self.number(text(.signedAmount)) else { return nil }
      if text(.mark).hasPrefix("借") { return (number, true) }
      return text(.mark).hasPrefix("贷") ? (number, false) : nil
    case .words:
      let written = text(.signedAmount)
      let code = Self.code(written)
      guard let number = Self.number(String(written.dropFirst(code.count))) else { return nil }
      let isBack = ["退货", "退款", "信用卡还款", "还款"].contains { text(.summary).hasPrefix($0) }
      return (number, !isBack)
    }
  }

  /// What stands where the amount should.
  var rawAmount: String {
    [text(.signedAmount), text(.amountIn), text(.amountOut)].first { !$0.isEmpty } ?? ""
  }

  /// What kind of row it is, by its words.
  func nature(isOut: Bool) -> BillNature {
    let words = [text(.type), text(.summary), text(.remark)]
    func says(_ marks: String...) -> Bool {
      words.contains { word in marks.contains { word.contains($0) } }
    }
    if isOut {
      if says("还款", "理财", "基金", "利息税", "取款") { return .other }
      return says("转账", "汇款", "网转", "红包", "群收款") ? .transfer : .payment
    }
    if says("退款", "退货") { return .refund }
    return says("还款", "赎回", "分期") ? .other : .income
  }

  /// Whether another institution paid in the person's name, so that its own bill has the payment.
  var isThroughWallet: Bool {
    let marks = ["财付通", "微信", "支付宝", "京东支付", "网银在线", "抖音支付", "云闪付"]
    return (texts).contains { text in marks.contains { text.contains($0) } }
  }

  /// Whom the bank names: the other side, or where it was, or the words behind the kind of payment.
  var payee: String? {
    let named = [text(.counterpart), text(.place)].first { !$0.isEmpty }
    return named ?? (text(.summary).isEmpty ? nil : text(.summary))
  }

  private static func number(_ text: String) -> Int64? {
    text.isEmpty ? nil : CellValues.minorUnits(text.utf8.span)
  }

  // The letters before an amount: `CNY 13.50`, `CNY13.50`.
  private static func code(_ text: String) -> String {
    String(text.prefix { $0.isASCII && $0.isLetter })
  }
}

extension BankForm.Sign {
  fileprivate var isMinusOut: Bool {
    switch self {
    case .minusIsOut: true
    case .minusIsIn, .columns, .mark, .words: false
    }
  }
}
