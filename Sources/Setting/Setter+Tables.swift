internal import Paper

// Rows and columns.
extension Setter {
  /// What a table's columns come to in points.
  private struct Columns {
    let lefts: [Double]
    let widths: [Double]
  }

  private static let sidePad = 4.5
  private static let pad = 4.0

  private func columns(of table: Table) -> Columns {
    let sum = Double(table.columns.reduce(0) { $0 + $1.weight })
    var left = TypeStyle.left
    var lefts: [Double] = []
    var widths: [Double] = []
    for column in table.columns {
      let width = TypeStyle.width * Double(column.weight) / sum
      lefts.append(left)
      widths.append(width)
      left += width
    }
    return Columns(lefts: lefts, widths: widths)
  }

  private func head(of table: Table, _ columns: Columns) -> [SetText] {
    guard table.look != .pairs else { return [] }
    return zip(table.columns, columns.widths).map { column, width in
      text(
        column.head, TypeStyle.tableHead, width: width - 2 * Self.sidePad,
        isAtEnd: column.isAtEnd, most: 4)
    }
  }

  /// What a table takes on the page on which it begins: all of it where it is short, else its heads and
  /// the first row.
  func least(of table: Table) -> Double {
    let columns = columns(of: table)
    let heads = head(of: table, columns)
    let headHeight = heads.isEmpty ? 0 : height(heads)
    let whole = TypeStyle.floor - TypeStyle.top
    if table.rows.count <= Self.shortRows {
      let all = table.rows.reduce(headHeight) { $0 + height(cells($1, of: table, columns)) }
      if all < whole * 0.4 { return all }
    }
    let first = table.rows.first.map { height(cells($0, of: table, columns)) } ?? 0
    return headHeight + (first < whole * 0.4 ? first : 80)
  }

  /// A table of no more rows is not torn apart.
  private static let shortRows = 6

  func set(_ table: Table) {
    let columns = columns(of: table)
    let head = head(of: table, columns)
    let headHeight = head.isEmpty ? 0 : height(head)
    var isOpen = false
    if table.rows.count <= Self.shortRows { need(least(of: table)) }
    for row in table.rows {
      let cells = cells(row, of: table, columns)
      let height = height(cells)
      // A row stays together unless it would not fit on a page of its own.
      let mayBreak = height > TypeStyle.floor - TypeStyle.top - headHeight - 20
      let least = mayBreak ? 80 : height
      if needsPage || y + least + (isOpen ? 0 : headHeight) > TypeStyle.floor {
        if isOpen { sheet?.close("Table") }
        beginPage()
        isOpen = false
      }
      if !isOpen { begin(table, head, headHeight, columns) }
      isOpen = true
      set(row, cells, height, of: table, columns, head, headHeight)
    }
    if isOpen { sheet?.close("Table") }
    y += 10
  }

  private func height(_ cells: [SetText]) -> Double {
    (cells.map(\.height).max() ?? 0) + 2 * Self.pad
  }

  private func cells(_ row: Table.Row, of table: Table, _ columns: Columns) -> [SetText] {
    row.cells.enumerated().map { index, cell in
      let column = table.columns[index]
      let isName = table.look == .pairs && index == 0
      return text(
        cell, row.isTotal ? TypeStyle.tableHead : TypeStyle.table,
        width: columns.widths[index] - 2 * Self.sidePad, isAtEnd: column.isAtEnd,
        colour: isName ? TypeStyle.faint : TypeStyle.ink)
    }
  }

  /// The heads, at the beginning and on every page that the table goes on.
  private func begin(_ table: Table, _ head: [SetText], _ height: Double, _ columns: Columns) {
    guard let sheet else {
      y += height
      return
    }
    if head.isEmpty {
      line(TypeStyle.hairline, 0.6)
      sheet.open("Table")
      return
    }
    sheet.fill(
      TypeStyle.tint, x: TypeStyle.left, y: y, width: TypeStyle.width, height: height)
    line(TypeStyle.accent, 1)
    sheet.open("Table")
    tagged("TR") {
      for (index, text) in head.enumerated() {
        tagged("TH") { draw(text, x: columns.lefts[index] + Self.sidePad, y: y + Self.pad) }
      }
    }
    if table.look == .grid { grid(columns, height) }
    y += height
    line(TypeStyle.accent, 0.6)
  }

  private func line(_ colour: TypeStyle.Colour, _ weight: Double) {
    sheet?.line(
      colour, weight, x: TypeStyle.left, y: y, toX: TypeStyle.left + TypeStyle.width, toY: y)
  }

  private func grid(_ columns: Columns, _ height: Double) {
    for (left, width) in zip(columns.lefts, columns.widths) {
      sheet?.frame(x: left, y: y, width: width, height: height)
    }
  }

  private func set(
    _ row: Table.Row, _ cells: [SetText], _ height: Double, of table: Table, _ columns: Columns,
    _ head: [SetText], _ headHeight: Double
  ) {
    mark(row.anchor, y: y)
    var next = Array(repeating: 0, count: cells.count)
    while true {
      var ends = next
      var tallest = 0.0
      for (index, cell) in cells.enumerated() where next[index] < cell.lines.count {
        let origin = cell.lines[next[index]].top
        let floor = TypeStyle.floor - 2 * Self.pad
        while ends[index] < cell.lines.count,
          y + cell.lines[ends[index]].bottom - origin <= floor || ends[index] == next[index]
        {
          ends[index] += 1
        }
        tallest = max(tallest, cell.lines[ends[index] - 1].bottom - origin)
      }
      let part = tallest + 2 * Self.pad
      if row.isTotal, let sheet {
        sheet.fill(
          TypeStyle.tint, x: TypeStyle.left, y: y, width: TypeStyle.width, height: part)
      }
      tagged("TR") {
        for (index, cell) in cells.enumerated() {
          drawCell(
            cell, next[index]..<ends[index], x: columns.lefts[index] + Self.sidePad,
            isHead: table.look == .pairs && index == 0)
        }
      }
      if table.look == .grid { grid(columns, part) }
      y += part
      if table.look != .grid { line(TypeStyle.hairline, 0.4) }
      next = ends
      guard zip(next, cells).contains(where: { $0 < $1.lines.count }) else { return }
      sheet?.close("Table")
      beginPage()
      begin(table, head, headHeight, columns)
    }
  }

  private func drawCell(_ cell: SetText, _ lines: Range<Int>, x: Double, isHead: Bool) {
    tagged(isHead ? "TH" : "TD") {
      guard let first = lines.first else { return }
      let origin = cell.lines[first].top
      for line in cell.lines[lines] {
        sheet?.draw(line, of: cell, x: x, y: y + Self.pad - origin)
      }
    }
  }
}
