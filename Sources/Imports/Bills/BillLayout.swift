internal import CaseCore

/// The columns of one bill: found by their names in the header row.
final class BillLayout: Sendable, Hashable {
  /// The names as the header spells them, without padding.
  let columns: [String]
  /// Whose bill it is.
  let issuer: BillIssuer
  /// The month that the title of the bill names, where its days have no year.
  let month: StatementMonth?
  private let places: [Int?]

  private init(
    columns: [String], issuer: BillIssuer, places: [Int?], month: StatementMonth? = nil
  ) {
    self.columns = columns
    self.issuer = issuer
    self.places = places
    self.month = month
  }

  /// Where `column` stands in a row.
  func place(of column: BillColumn) -> Int? { places[column.rawValue] }

  /// The column from which to join cells where a row has too many, in the order to try. WeChat
  /// writes a comma of a merchant's name as it is (WALMART HONG KONG CO.,LIMITED).
  var joinable: [BillColumn] {
    issuer.bank == nil ? [.counterpart, .goods, .remark] : []
  }

  /// What a line is to the search for the header.
  enum HeaderMatch {
    case header(BillLayout)
    case lacking(missing: [String], found: [String])
    case none
  }

  /// Tells whether `line` is the header row of a bill, of the month `month` if it is one without
  /// years. `isProof` says that it would be that of a statement, which names no states.
  static func match(
    _ line: Bytes, cells: inout RowCells, month: StatementMonth? = nil, isProof: Bool = false
  ) -> HeaderMatch {
    cells.split(line, expecting: nil)
    guard cells.cells.count >= 5 else { return .none }
    var columns = cells.cells.map { line.extracting($0.content).text }
    while columns.last?.isEmpty == true { columns.removeLast() }
    if let bank = BankForm.match(columns.map(BillColumn.folded)) {
      return .header(
        BillLayout(
          columns: columns, issuer: .bank(bank.form), places: bank.places, month: month))
    }
    var places: [Int?] = Array(repeating: nil, count: BillColumn.allCases.count)
    var found = 0
    for (index, name) in columns.enumerated() {
      guard let column = BillColumn(named: name), places[column.rawValue] == nil else { continue }
      places[column.rawValue] = index
      found += 1
    }
    guard found >= 4 else { return .none }
    func has(_ column: BillColumn) -> Bool { places[column.rawValue] != nil }
    var missing: [BillColumn] = []
    if !has(.time), !has(.createdTime), !has(.paidTime) { missing.append(.time) }
    for column: BillColumn in [.counterpart, .direction, .amount, .status, .paymentNo]
    where !has(column) && !(isProof && column == .status) {
      missing.append(column)
    }
    guard missing.isEmpty else {
      return .lacking(missing: missing.map(\.name), found: columns.filter { !$0.isEmpty })
    }
    let proof: BillIssuer = columns.contains("交易单号") ? .wechatProof : .alipayProof
    return .header(
      BillLayout(columns: columns, issuer: isProof ? proof : issuer(columns), places: places))
  }

  private static func issuer(_ columns: [String]) -> BillIssuer {
    let names = Set(columns.map { $0.filter { $0 != " " } })
    if names.contains("交易单号") || names.contains("当前状态") { return .wechat }
    if names.contains("交易创建时间") || names.contains("资金状态") { return .alipayWeb }
    if names.contains("商户名称") { return .jd }
    return columns.first == "收/支" ? .alipayAppTimeLast : .alipayApp
  }

  /// Takes a row apart again from its quote.
  func row(_ quote: String) -> BillRow.Text? {
    let bytes = quote.utf8.span
    var cells = RowCells()
    guard case .row(let row) = BillRow.parse(bytes, layout: self, cells: &cells) else { return nil }
    return BillRow.Text(row, bytes: bytes, cells: cells, layout: self)
  }

  static func == (left: BillLayout, right: BillLayout) -> Bool {
    left === right
      || (left.columns == right.columns && left.issuer == right.issuer && left.month == right.month)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(issuer)
    hasher.combine(month)
  }
}

/// The month of a bill whose rows give days without a year.
struct StatementMonth: Sendable, Hashable {
  let year: Int
  let month: Int

  /// The month that a title such as `招商银行信用卡对账单（个人消费卡账户 2024年01月）` names.
  init?(title: String) {
    guard title.contains("信用卡"), title.contains("账单") || title.contains("对账单") else {
      return nil
    }
    let bytes = title.utf8.span
    guard let mark = bytes.firstIndex(of: Array("年".utf8)), mark >= 4 else { return nil }
    var scanner = DigitScanner(position: mark - 4)
    guard let year = scanner.number(bytes, digits: 4...4) else { return nil }
    scanner.position = mark + 3
    guard let month = scanner.number(bytes, digits: 1...2), (1...12).contains(month) else {
      return nil
    }
    self.year = year
    self.month = month
  }

  /// The day of the last twelve months before the end of this one.
  func day(month: Int, day: Int) -> Day? {
    Day(year: month > self.month ? year - 1 : year, month: month, day: day)
  }
}
