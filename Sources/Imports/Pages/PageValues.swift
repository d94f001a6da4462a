internal import CaseCore

/// Values as pages write them.
enum PageValues {
  /// The order number at the beginning of `text`: 6 to 64 letters, digits, `-` and `_`, at least
  /// one of them a digit.
  static func orderNumber(_ text: String) -> String? {
    let number = text.utf8.prefix(65).prefix(while: CardKeys.isKeyByte)
    guard (6...64).contains(number.count), number.contains(where: isDigit) else { return nil }
    return String(Substring(number))
  }

  /// The first amount in `text`.
  static func money(_ text: String) -> Money? {
    guard let start = text.utf8.firstIndex(where: isDigit) else { return nil }
    var number = text.utf8[start...].prefix {
      isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    if number.last.map({ !isDigit($0) }) ?? false { number = number.dropLast() }
    return Money(decimal: Substring(number))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The time at the beginning of `text`: `2026-11-18 20:14:05`, with or without seconds.
  static func moment(_ text: String) -> Moment? {
    // Systems keep seconds since 1970, or RFC 3339.
    if let stamp = ChatStamp.moment(text.utf8.span) ?? Moment(text) { return stamp }
    let words = text.cut(to: 200).split(separator: " ", maxSplits: 2)
    guard words.count >= 2 else {
      return CellValues.time(text.utf8.span)?.moment
    }
    let joined = "\(words[0]) \(words[1])"
    return CellValues.time(joined.utf8.span)?.moment
  }

  /// The state that the playbook knows for the word a page uses; nil for a word not known here.
  /// 已退款 at the shop is what the shop says; only a bill shows that money came back.
  static func status(_ text: String) -> String? {
    guard text.utf8.count <= 200 else { return nil }
    let bytes = text.utf8.span
    var word: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let blank = Blanks.whiteSpace(bytes, at: index)
      if blank == 0 {
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index])
        word.append(isCapital ? bytes[index] | 0x20 : bytes[index])
      }
      index += max(blank, 1)
    }
    return stateOfWord[word]
  }

  /// The length of time within which goods are promised in `sentence`; the longest of a range.
  /// `isLabelled` says that a label already names the sentence a delivery time.
  static func promisedWithin(_ sentence: Bytes, isLabelled: Bool) -> Span? {
    guard isLabelled || deliveryWords.isIn(sentence) && !otherWords.isIn(sentence) else {
      return nil
    }
    for (word, unit) in units {
      var index = 0
      while let start = sentence.firstIndex(of: word, from: index) {
        let after = start + word.count
        if let count = count(in: sentence, from: index, before: start),
          isLabelled || isLimit(sentence, after)
        {
          return Span(count, unit)
        }
        index = after
      }
    }
    return nil
  }

  /// Whether a sentence in `text` can promise a time: it has a number, and the word for "within".
  static func mayPromise(_ text: Bytes) -> Bool {
    guard text.firstIndex(of: limitWords[0], from: 0) != nil else { return false }
    for index in 0..<text.count where isDigit(text[index]) { return true }
    return false
  }

  /// Gives `body` the sentences of `text`: what stands between `。；！!;`, where it is not empty.
  static func forEachSentence(_ text: Bytes, _ body: (Range<Int>) -> Void) {
    var start = 0
    var index = 0
    while index < text.count {
      let length: Int
      switch text[index] {
      case UInt8(ascii: "!"), UInt8(ascii: ";"): length = 1
      case 0xe3: length = text.matches([0x80, 0x82], at: index + 1) ? 3 : 0
      case 0xef:
        length =
          text.matches([0xbc, 0x81], at: index + 1) || text.matches([0xbc, 0x9b], at: index + 1)
          ? 3 : 0
      default: length = 0
      }
      if length > 0, index > start { body(start..<index) }
      index += max(length, 1)
      if length > 0 { start = index }
    }
    if start < text.count { body(start..<text.count) }
  }

  // The number that stands before `end`, maybe with blanks between.
  private static func count(in text: Bytes, from start: Int, before end: Int) -> Int64? {
    let upper = Blanks.trimmed(text, start..<end).upperBound
    var lower = upper
    while lower > start, isDigit(text[lower - 1]), upper - lower <= 5 { lower -= 1 }
    guard (1...5).contains(upper - lower) else { return nil }
    return (lower..<upper).reduce(0) { $0 * 10 + Int64(text[$1] - UInt8(ascii: "0")) }
  }

  private static func isLimit(_ text: Bytes, _ start: Int) -> Bool {
    var index = start
    while index < text.count {
      let blank = Blanks.length(text, at: index)
      if blank == 0 { break }
      index += blank
    }
    return limitWords.contains { text.matches($0, at: index) }
  }

  /// The account in a seller's contact: the longest run of the letters that accounts have.
  static func contact(_ text: String) -> String? {
    let runs = text.utf8.split { byte in
      !(isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || "_@.-+".utf8.contains(byte))
    }
    guard let longest = runs.max(by: { $0.count < $1.count }), longest.count >= 5,
      longest.contains(where: { isDigit($0) || "@_-".utf8.contains($0) })
    else { return nil }
    return String(Substring(longest))
  }

  private static let units: [([UInt8], Span.Unit)] = [
    (Array("个工作日".utf8), .workingDays), (Array("工作日".utf8), .workingDays),
    (Array("分钟".utf8), .minutes), (Array("小时".utf8), .hours), (Array("天".utf8), .days),
  ]
  private static let limitWords = ["内", "之内", "以内", "左右内"].map { Array($0.utf8) }
  private static let deliveryWords = WordFinder([
    "到账", "到帐", "发货", "发卡", "送达", "交付", "充值完成", "完成充值", "充到", "充好",
  ])
  private static let otherWords = WordFinder([
    "退款", "退回", "退货", "投诉", "申诉", "售后", "答复", "回复", "提现", "审核", "联系",
  ])

  private static let stateOfWord: [[UInt8]: String] = {
    var found: [[UInt8]: String] = [:]
    for (state, words) in states {
      for word in words where found[Array(word.utf8)] == nil { found[Array(word.utf8)] = state }
    }
    return found
  }()

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
