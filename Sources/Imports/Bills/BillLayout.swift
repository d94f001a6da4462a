internal import CaseCore

/// The columns of one bill: found by their names in the header row.
final class BillLayout: Sendable, Hashable {
  /// Whose bill it is.
  enum Issuer: Sendable, Hashable {
    case wechat, alipayWeb, alipayAppTimeLast, alipayApp
  }

  /// The names as the header spells them, without padding.
  let columns: [String]
  /// Whose bill it is.
  let issuer: Issuer
  private let places: [Int?]

  private init(columns: [String], issuer: Issuer, places: [Int?]) {
    self.columns = columns
    self.issuer = issuer
    self.places = places
  }

  /// Where `column` stands in a row.
  func place(of column: BillColumn) -> Int? { places[column.rawValue] }

  /// The column from which to join cells where a row has too many, in the order to try. WeChat
  /// writes a comma of a merchant's name as it is (WALMART HONG KONG CO.,LIMITED).
  var joinable: [BillColumn] { [.counterpart, .goods, .remark] }

  /// What a line is to the search for the header.
  enum HeaderMatch {
    case header(BillLayout)
    case lacking(missing: [String], found: [String])
    case none
  }

  /// Tells whether `line` is the header row of a bill.
  static func match(_ line: Bytes, cells: inout RowCells) -> HeaderMatch {
    cells.split(line, expecting: nil)
    guard cells.cells.count >= 5 else { return .none }
    var columns = cells.cells.map { line.extracting($0.content).text }
    while columns.last?.isEmpty == true { columns.removeLast() }
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
    where !has(column) {
      missing.append(column)
    }
    guard missing.isEmpty else {
      return .lacking(missing: missing.map(\.name), found: columns.filter { !$0.isEmpty })
    }
    return .header(BillLayout(columns: columns, issuer: issuer(columns), places: places))
  }

  private static func issuer(_ columns: [String]) -> Issuer {
    let names = Set(columns.map { $0.filter { $0 != " " } })
    if names.contains("交易单号") || names.contains("当前状态") { return .wechat }
    if names.contains("交易创建时间") || names.contains("资金状态") { return .alipayWeb }
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
    left === right || (left.columns == right.columns && left.issuer == right.issuer)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(issuer)
  }
}
