internal import CaseCore

/// The lines of a bill that are no rows: title, notes, printed totals, column names.
enum BillForm {
  /// A total that a line prints.
  struct Declared {
    /// The direction as the file names it; nil for all rows.
    let direction: String?
    let rows: Int?
    let minorUnits: Int64?
  }

  /// Whether `line`, whose cells are `cells`, belongs to the form. A row that was cut never does.
  static func isForm(_ line: Bytes, cells: RowCells) -> Bool {
    let filled = cells.cells.filter { !$0.content.isEmpty }
    guard let first = filled.first else { return false }
    let text = line.extracting(first.content)
    // The footer of a bank's record has its sums in their columns.
    for sum in bankSums where text.equals(sum) { return true }
    guard filled.count <= 2 else { return false }
    if isRule(text) { return true }
    for start in starts where text.matches(start) { return true }
    return isNumberedNote(text) || text.firstIndex(of: Array("不包括已删除的记录".utf8)) != nil
  }

  // `1.本回单内容…`, `2. 本明细仅展示…`; an amount goes on with a digit.
  private static func isNumberedNote(_ text: Bytes) -> Bool {
    var scanner = DigitScanner(position: 0)
    guard scanner.number(text, digits: 1...2) != nil, scanner.take(text, anyOf: ".") != nil else {
      return false
    }
    let start = Padding.skip(text, from: scanner.position, to: text.count)
    return start < text.count && text[start] > 0x7f
  }

  /// Whether `line` holds nothing but commas, quotation marks and blanks.
  static func isBlank(_ line: Bytes) -> Bool {
    for index in 0..<line.count {
      switch line[index] {
      case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\""): continue
      default: return Padding.trimmed(line, 0..<line.count).isEmpty
      }
    }
    return true
  }

  /// The total that `text` prints: `共43笔记录`, `收入：1笔 0.35元`, `已支出:1笔,27元`.
  static func declared(_ text: String) -> Declared? {
    let text = text.filter { $0 != " " && $0 != "\t" && $0 != "\"" }
    if text.hasPrefix("共") {
      let rest = text.dropFirst().drop { $0 == "：" || $0 == ":" }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard rest.dropFirst(digits.count).hasPrefix("笔记录"), let rows = Int(digits) else {
        return nil
      }
      return Declared(direction: nil, rows: rows, minorUnits: nil)
    }
    guard let direction = directions.first(where: { text.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(direction.count)
    guard rest.first == "：" || rest.first == ":" else { return nil }
    let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
    var tail = rest.dropFirst(1 + digits.count)
    guard tail.first == "笔", let rows = Int(digits) else { return nil }
    tail = tail.dropFirst()
    // `支出：16笔(含4笔部分退款)，1648.43元`
    if tail.first == "(" || tail.first == "（" {
      tail = tail.drop { $0 != ")" && $0 != "）" }.dropFirst()
    }
    let amount = tail.drop { $0 == "," || $0 == "，" }.prefix { $0 != "元" }
    return Declared(
      direction: direction, rows: rows, minorUnits: Money(decimal: amount)?.minorUnits)
  }

  /// The sums that the footer of a bank's record prints, `cells` being the line's.
  static func declaredByBank(
    _ line: Bytes, cells: RowCells, layout: BillLayout
  ) -> [Declared] {
    guard let first = cells.cells.first else { return [] }
    let title = line.extracting(first.content)
    guard bankSums.contains(where: { title.equals($0) }) else { return [] }
    return [(BillColumn.amountIn, "收入"), (.amountOut, "支出")].compactMap { column, direction in
      guard let place = layout.place(of: column), cells.cells.indices.contains(place),
        let sum = CellValues.minorUnits(line.extracting(cells.cells[place].content))
      else { return nil }
      return Declared(direction: direction, rows: nil, minorUnits: sum)
    }
  }

  /// The direction of the rows that a printed total speaks of.
  static func rowDirection(of declared: String) -> String {
    switch declared {
    case "中性交易": "/"
    case "已收入", "待收入": "收入"
    case "已支出", "待支出": "支出"
    default: declared
    }
  }

  private static func isRule(_ text: Bytes) -> Bool {
    text.matches(Array("----------".utf8))
  }

  private static let directions = [
    "收入", "支出", "中性交易", "不计收支", "其他", "已收入", "待收入", "已支出", "待支出",
  ]

  private static let bankSums = ["合计金额", "人民币合计", "合计"]

  private static let starts: [[UInt8]] =
    ([
      "微信支付账单", "微信昵称", "支付宝交易记录", "支付宝账户", "账号:", "账号：", "姓名", "京东账号", "申请时间", "日期区间", "起始", "终止",
      "导出",
      "特别提示", "注：", "注:", "共",
    ] + directions.flatMap { [$0 + "：", $0 + ":"] }).map { Array($0.utf8) }
}
