/// What a column of a bill means, whatever its name and place.
enum BillColumn: Int, Sendable, Hashable, CaseIterable {
  case time, createdTime, paidTime, modifiedTime, source, type, counterpart, counterpartAccount
  case goods, direction, amount, method, status, paymentNo, merchantOrderNo, remark
  case refundedAmount, fee, fundStatus
  // Banks: a day, a time of day, and amounts that say by sign, column or mark where they went.
  case day, postedDay, clock, signedAmount, amountIn, amountOut, mark, currency, summary, place

  /// The column that `name` names on the bill of a wallet; columns are found by name and never by
  /// number. Width of brackets and padding do not matter.
  init?(named name: String) {
    guard let column = Self.names[Self.folded(name)] else { return nil }
    self = column
  }

  /// The name by which a missing column is spoken of.
  var name: String {
    switch self {
    case .time: "交易时间"
    case .createdTime: "交易创建时间"
    case .paidTime: "付款时间"
    case .modifiedTime: "最近修改时间"
    case .source: "交易来源地"
    case .type: "交易类型"
    case .counterpart: "交易对方"
    case .counterpartAccount: "对方账号"
    case .goods: "商品"
    case .direction: "收/支"
    case .amount: "金额"
    case .method: "支付方式"
    case .status: "当前状态"
    case .paymentNo: "交易单号"
    case .merchantOrderNo: "商户单号"
    case .remark: "备注"
    case .refundedAmount: "成功退款"
    case .fee: "服务费"
    case .fundStatus: "资金状态"
    case .day: "交易日期"
    case .postedDay: "记账日期"
    case .clock: "交易时间"
    case .signedAmount: "交易金额"
    case .amountIn: "收入"
    case .amountOut: "支出"
    case .mark: "借贷"
    case .currency: "币种"
    case .summary: "摘要"
    case .place: "交易场所"
    }
  }

  /// `name` without padding, with narrow brackets.
  static func folded(_ name: String) -> String {
    var folded = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "（": folded.unicodeScalars.append("(")
      case "）": folded.unicodeScalars.append(")")
      case "／": folded.unicodeScalars.append("/")
      case " ", "\t", "\u{3000}", "\u{feff}", "\u{a0}", "\"": continue
      default: folded.unicodeScalars.append(scalar)
      }
    }
    return folded
  }

  private static let names: [String: BillColumn] = [
    "交易时间": .time, "交易创建时间": .createdTime, "付款时间": .paidTime,
    "最近修改时间": .modifiedTime, "交易来源地": .source,
    "交易类型": .type, "类型": .type, "交易分类": .type,
    "交易对方": .counterpart, "对方账号": .counterpartAccount, "商户名称": .counterpart,
    "商品": .goods, "商品说明": .goods, "商品名称": .goods, "交易说明": .goods,
    "收/支": .direction, "收/支/其他": .direction, "交易方式": .method, "金额(元)": .amount, "金额": .amount,
    "支付方式": .method, "收/付款方式": .method,
    "当前状态": .status, "交易状态": .status,
    "交易单号": .paymentNo, "交易订单号": .paymentNo, "交易号": .paymentNo,
    "商户单号": .merchantOrderNo, "商家订单号": .merchantOrderNo,
    "备注": .remark, "成功退款(元)": .refundedAmount, "服务费(元)": .fee, "资金状态": .fundStatus,
  ]
}
