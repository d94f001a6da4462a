internal import CaseCore

/// Reads what card-shop systems give out about orders as JSON or as a table: the answer behind an
/// order page, a list of orders.
///
/// One order gives the findings of an order page. Of several, each is one `order_row`, which a
/// person ticks: a list of orders is months of private life, as a bill is.
enum OrderFile {
  /// The orders of `text`, which is UTF-8; none where it holds none.
  static func orders(
    _ text: Bytes, isJSON: Bool, unread: (Int, UnreadReason) -> Void
  ) -> [OrderRecord] {
    isJSON ? objects(text) : rows(text, unread: unread)
  }

  // Every object that has the number of an order of its own, wherever it stands.
  private static func objects(_ text: Bytes) -> [OrderRecord] {
    var records: [OrderRecord] = []
    var tree = ValueTree(isLenient: false)
    // Objects within objects are gone through again; a file that is only brackets costs a limit.
    var budget = text.count * 8
    var index = 0
    var line = 1
    while index < text.count, records.count < Limits.findingsPerFile {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "\""),
        let string = ValueTree.text(text, at: index, isLenient: false)
      {
        index = string.range.upperBound + 1
        continue
      }
      guard byte == UInt8(ascii: "{"), budget > 0 else {
        index += 1
        continue
      }
      guard let end = tree.read(text, at: index) else {
        budget -= max(tree.fault - index, 1)
        index += 1
        continue
      }
      budget -= end - index
      // An object that only holds orders is none.
      let hasNumber = tree.children(of: 0).contains { child in
        let name = text.extracting(tree.nodes[child].key).text.lowercased()
        return OrderKeys.isOwnNumber(name) || name == "trade_no"
      }
      let record = OrderRecord(hasNumber ? values(of: tree, text) : [], line: line)
      guard record.isOrder else {
        index += 1
        continue
      }
      records.append(record)
      for place in index..<end where text[place] == UInt8(ascii: "\n") { line += 1 }
      index = end
    }
    return records
  }

  // The words and numbers of an object and of what it holds, by their own names. What the first
  // item of a list says stands for the order; the others are in the original.
  private static func values(
    of tree: ValueTree, _ text: Bytes
  ) -> [(name: String, value: String, isBareNumber: Bool)] {
    var values: [(name: String, value: String, isBareNumber: Bool)] = []
    var names: Set<String> = []
    for index in tree.nodes.indices.dropFirst() {
      let node = tree.nodes[index]
      guard !node.key.isEmpty, let value = tree.words(at: index, in: text) else { continue }
      let name = text.extracting(node.key).text
      guard names.insert(name).inserted else { continue }
      let isBare = node.kind == .number && !value.contains(".")
      values.append((name, value.trimmingBlanks().cut(to: Limits.factTextBytes), isBare))
    }
    return values
  }

  /// Whether the first line of `text` names the columns of orders.
  static func isHeader(_ text: Bytes) -> Bool {
    let end = text.firstIndex(of: UInt8(ascii: "\n"), from: 0) ?? text.count
    let names = cells(of: text.extracting(0..<end))
    guard names.count >= 3,
      names.contains(where: OrderKeys.isOwnNumber) || names.contains("trade_no")
    else { return false }
    return names.count { OrderKeys.part($0, hasOwnNumber: true) != nil } >= 3
  }

  private static func rows(
    _ text: Bytes, unread: (Int, UnreadReason) -> Void
  ) -> [OrderRecord] {
    guard isHeader(text) else { return [] }
    var records: [OrderRecord] = []
    var names: [String] = []
    var start = 0
    var number = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let line = text.extracting(start..<end)
      start = end + 1
      number += 1
      guard !Padding.trimmed(line, 0..<line.count).isEmpty else { continue }
      var cells = cells(of: line)
      if names.isEmpty {
        names = cells
        continue
      }
      // A comma at the end makes one empty cell more.
      while cells.count > names.count, cells.last == "" { cells.removeLast() }
      guard cells.count == names.count else {
        unread(
          number,
          cells.count < names.count
            ? .tooFewCells(found: cells.count, expected: names.count)
            : .tooManyCells(found: cells.count, expected: names.count))
        continue
      }
      records.append(
        OrderRecord(zip(names, cells).map { ($0, $1, false) }, line: number))
    }
    return records
  }

  private static func cells(of line: Bytes) -> [String] {
    var row = RowCells()
    row.split(line, expecting: nil)
    return row.cells.map { cell in
      let text = line.extracting(cell.content).text
      return cell.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
    }
  }
}

extension PageContent {
  /// The content of one order, as a page would show it.
  init(_ order: OrderRecord) {
    let parts = order.lines
    self.init(
      lines: parts.map(\.line),
      pairs: parts.compactMap { part in
        part.field.map { PagePair(field: $0, value: part.value, line: part.line) }
      })
  }
}

extension Finding {
  /// One of several orders: its findings as a page, in one.
  init(_ order: OrderRecord, number: Int, place: Place) {
    let content = PageContent(order)
    let findings = PageFindings(content, kind: EvidenceKinds.orderPage).all
    var values: [ShownValue] = []
    for value in findings.flatMap(\.values) where !values.contains(where: { $0.fact == value.fact })
    {
      values.append(value)
    }
    let shown = content.lines.map { content.keys.masked($0.text) }
    self.init(
      id: "order:\(number)", kind: FindingKinds.orderRow, place: place,
      quote: shown.joined(separator: "\n").cut(to: Limits.lineBytes),
      at: findings.first { $0.kind == FindingKinds.orderTime }?.at, values: values,
      details: Self.counts(findings), secrets: content.keys.found.map { FoundSecret($0.key) })
  }
  // How many were bought, and how many keys stand there: no facts, and needed to compare the two.
  private static func counts(_ findings: [Finding]) -> [Detail] {
    var counts: [Detail] = []
    let bought = findings.first { $0.kind == FindingKinds.orderQuantity }
    if let text = bought?.details.first(where: { $0.name == "value" })?.text {
      counts.append(Detail("quantity", text))
    }
    let keys = findings.count { $0.kind == FindingKinds.cardKey }
    if keys > 0 { counts.append(Detail("card_keys", "\(keys)")) }
    return counts
  }
}
