/// The records of banks that are read: each has columns of its own. Only forms of which a file was
/// seen are here.
enum BankForm: String, Sendable, Hashable, CaseIterable {
  case abcDebit = "abc-debit"
  case bocomDebit = "bocom-debit"
  case bocomCredit = "bocom-credit"
  case cgbCredit = "cgb-credit"
  case cmbDebit = "cmb-debit"
  case cmbCredit = "cmb-credit"
  case icbcCredit = "icbc-credit"
  case icbcDebit = "icbc-debit"
  case spdbDebit = "spdb-debit"

  /// How an amount says whether it came or went.
  enum Sign {
    /// Minus is money that left.
    case minusIsOut
    /// Minus is money that came, as on the bill of a credit card.
    case minusIsIn
    /// There is a column for each.
    case columns
    /// A column says 借 or 贷.
    case mark
    /// Only the words say it: 消费 is money that left.
    case words
  }

  /// How its amounts are to be understood.
  var sign: Sign {
    switch self {
    case .abcDebit, .cmbDebit: .minusIsOut
    case .cgbCredit, .cmbCredit: .minusIsIn
    case .icbcCredit, .icbcDebit, .spdbDebit: .columns
    case .bocomDebit: .mark
    case .bocomCredit: .words
    }
  }

  /// Whether it is the bill of a credit card.
  var isCredit: Bool {
    switch self {
    case .bocomCredit, .cgbCredit, .cmbCredit, .icbcCredit: true
    case .abcDebit, .bocomDebit, .cmbDebit, .icbcDebit, .spdbDebit: false
    }
  }

  /// Its columns by their names without padding. All but the last ones, which are of no use to a
  /// case, have to be there.
  var columns: [(name: String, column: BillColumn)] {
    switch self {
    case .abcDebit:
      [
        ("交易日期", .day), ("交易时间", .clock), ("交易摘要", .summary), ("交易金额", .signedAmount),
        ("对手信息", .counterpart), ("日志号", .paymentNo), ("交易渠道", .place), ("交易附言", .remark),
      ]
    case .bocomDebit:
      [
        ("交易日期", .day), ("交易时间", .clock), ("交易类型", .type), ("借贷", .mark),
        ("交易金额", .signedAmount), ("对方账号", .counterpartAccount), ("对方户名", .counterpart),
        ("交易地点", .place), ("摘要", .summary),
      ]
    case .bocomCredit:
      [
        ("交易日期", .day), ("记账日期", .postedDay), ("交易说明", .summary), ("交易币种/金额", .currency),
        ("入账币种/金额", .signedAmount),
      ]
    case .cgbCredit:
      [
        ("交易日期", .day), ("入账日期", .postedDay), ("交易摘要", .summary), ("入账金额", .signedAmount),
        ("入账货币", .currency),
      ]
    case .cmbDebit:
      [
        ("记账日期", .day), ("货币", .currency), ("交易金额", .signedAmount), ("联机余额", .fee),
        ("交易摘要", .summary), ("对手信息", .counterpart), ("客户摘要", .remark),
      ]
    case .cmbCredit:
      [
        ("交易日", .day), ("记账日", .postedDay), ("交易摘要", .summary), ("人民币金额", .signedAmount),
        ("卡号末四位", .method),
      ]
    case .icbcCredit:
      [
        ("交易日期", .day), ("记账日期", .postedDay), ("摘要", .summary), ("交易场所", .place),
        ("记账金额(收入)", .amountIn), ("记账金额(支出)", .amountOut), ("记账币种", .currency),
        ("对方户名", .counterpart),
      ]
    case .icbcDebit:
      [
        ("交易日期", .day), ("摘要", .summary), ("交易场所", .place), ("钞/汇", .type),
        ("记账金额(收入)", .amountIn), ("记账金额(支出)", .amountOut), ("记账币种", .currency),
        ("对方户名", .counterpart),
      ]
    case .spdbDebit:
      [
        ("交易日期", .time), ("交易类型", .summary), ("存入金额", .amountIn), ("取出金额", .amountOut),
        ("交易对手名称", .counterpart), ("交易对手账号", .counterpartAccount), ("附言", .remark),
      ]
    }
  }

  /// The form whose columns `names` are, and where each stands; nil for none.
  static func match(_ names: [String]) -> (form: BankForm, places: [Int?])? {
    for form in allCases {
      var places: [Int?] = Array(repeating: nil, count: BillColumn.allCases.count)
      let isWhole = form.columns.allSatisfy { column in
        places[column.column.rawValue] = names.firstIndex(of: column.name)
        return places[column.column.rawValue] != nil
      }
      if isWhole { return (form, places) }
    }
    return nil
  }
}
