internal import CaseCore

/// Values as pages write them.
enum PageValues {
  /// The order number at the beginning of `text`: 6 to 64 letters, digits, `-` and `_`, at least
  /// one of them a digit.
  static func orderNumber(_ text: String) -> String? {
    let number = text.prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    guard (6...64).contains(number.count), number.contains(where: \.isNumber) else { return nil }
    return String(number)
  }

  /// The first amount in `text`.
  static func money(_ text: String) -> Money? {
    guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
    let digits = text[start...].prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let number = digits.last == "." || digits.last == "," ? digits.dropLast() : digits
    return Money(decimal: number)
  }

  /// The time at the beginning of `text`: `2026-11-18 20:14:05`, with or without seconds.
  static func moment(_ text: String) -> Moment? {
    // Systems keep seconds since 1970, or RFC 3339.
    if let stamp = ChatStamp.moment(text.utf8.span) ?? Moment(text) { return stamp }
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count >= 2 else {
      return CellValues.time(text.utf8.span)?.moment
    }
    let joined = "\(words[0]) \(words[1])"
    return CellValues.time(joined.utf8.span)?.moment
  }

  /// The state that the playbook knows for the word a page uses; nil for a word not known here.
  /// 已退款 at the shop is what the shop says; only a bill shows that money came back.
  static func status(_ text: String) -> String? {
    let word = text.filter { !$0.isWhitespace }.lowercased()
    return states.first { $0.words.contains { word == $0 } }?.state
  }

  /// The length of time within which goods are promised in `sentence`; the longest of a range.
  /// `isLabelled` says that a label already names the sentence a delivery time.
  static func promisedWithin(_ sentence: String, isLabelled: Bool) -> Span? {
    let about = ["到账", "到帐", "发货", "发卡", "送达", "交付", "充值完成", "完成充值", "充到", "充好"]
    let other = ["退款", "退回", "退货", "投诉", "申诉", "售后", "答复", "回复", "提现", "审核", "联系"]
    guard isLabelled || about.contains(where: sentence.contains),
      isLabelled || !other.contains(where: sentence.contains)
    else { return nil }
    var found: Span?
    for (word, unit) in units {
      var rest = sentence[...]
      while let match = rest.firstRange(of: word) {
        let digits = rest[..<match.lowerBound].trimmingBlanks().reversed()
          .prefix { $0.isASCII && $0.isNumber }
        let after = rest[match.upperBound...].trimmingBlanks()
        let isLimit = ["内", "之内", "以内", "左右内"].contains { after.hasPrefix($0) } || isLabelled
        if found == nil, isLimit, digits.count <= 5, let count = Int64(String(digits.reversed())) {
          found = Span(count, unit)
        }
        rest = rest[match.upperBound...]
      }
    }
    return found
  }

  /// The account in a seller's contact: the longest run of the letters that accounts have.
  static func contact(_ text: String) -> String? {
    let runs = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "_@.-+".contains($0))) }
    guard let longest = runs.max(by: { $0.count < $1.count }), longest.count >= 5,
      longest.contains(where: \.isNumber) || longest.contains("@") || longest.contains("_")
        || longest.contains("-")
    else { return nil }
    return String(longest)
  }

  private static let units: [(String, Span.Unit)] = [
    ("个工作日", .workingDays), ("工作日", .workingDays), ("分钟", .minutes), ("小时", .hours),
    ("天", .days),
  ]

  private static let states: [(state: String, words: [String])] = [
    (
      "pending",
      [
        "pending_payment", "pending", "unpaid", "待支付", "待付款", "未支付", "未付款", "等待支付", "等待付款",
        "等待买家付款",
      ]
    ),
    ("paid", ["paid", "已支付", "已付款", "支付成功", "付款成功", "待发货", "未发货", "等待发货", "待处理", "已付待发货"]),
    (
      "processing",
      ["fulfilling", "processing", "delivering", "处理中", "正在处理", "充值中", "发货中", "进行中", "交易中"]
    ),
    (
      "completed",
      [
        "completed", "delivered", "success", "已完成", "交易成功", "交易完成", "完成", "订单完成", "已发货", "充值成功",
        "已到账", "发货成功", "成功", "已确认收货",
      ]
    ),
    ("failed", ["failed", "处理失败", "充值失败", "交易失败", "发货失败", "失败"]),
    ("abnormal", ["异常", "订单异常", "异常待人工"]),
    ("refunded", ["refunded", "已退款", "已退单", "退款成功", "已全额退款"]),
    (
      "closed",
      [
        "closed", "canceled", "cancelled", "expired", "已关闭", "已取消", "已过期", "过期", "交易关闭", "交易取消",
        "订单关闭", "已作废",
      ]
    ),
  ]
}
