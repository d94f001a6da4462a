import CaseCore
import Imports

/// The orders that the pages and files of a case show, each once however often it is shown.
struct ShownOrders {
  private var parts: [String: OrderParts] = [:]

  /// The orders, by their numbers.
  var all: [SeenOrder] { parts.sorted { $0.key < $1.key }.map { $0.value.order(number: $0.key) } }

  /// Takes what one original shows: a page, or the rows of a file.
  mutating func take(_ original: [ListedFinding]) {
    for item in original where item.finding.kind == FindingKinds.orderRow { take(row: item) }
    take(page: original)
  }

  /// Takes one of several orders of a file; such a list is months of private life, so that it is of
  /// the case only if it is ticked or a page shows it too.
  private mutating func take(row: ListedFinding) {
    let finding = row.finding
    guard let number = finding.values.text("order_no") else { return }
    var part = OrderParts(name: row.name, isOfCase: row.state == .confirmed)
    part.at = finding.values.moment("ordered_at")
    part.money = finding.values.money("order_amount")
    part.status = finding.values.choice("order_status")
    part.quantity = finding.count(of: "quantity")
    part.keys = finding.count(of: "card_keys")
    keep(part, number)
  }

  /// Takes the findings of one page, in the order of the page.
  ///
  /// A page with one number is all about that order. Of several, what stands in the line of a number
  /// is its own; else it belongs to the number before it, or to the one after it where its sort
  /// stands above the first number and not below the last.
  private mutating func take(page: [ListedFinding]) {
    let heads = page.indices.filter { page[$0].finding.kind == FindingKinds.orderNumber }
    let numbers = heads.map { page[$0].finding.values.text("order_no") }
    let named = zip(heads, numbers).filter { $0.1 != nil }
    guard let first = named.first, let only = first.1 else { return }
    if Set(numbers.compactMap(\.self)).count == 1 {
      var part = OrderParts(name: page[first.0].name, isOfCase: true)
      for item in page { part.read(item.finding) }
      keep(part, only)
      return
    }
    var found = heads.map { OrderParts(name: page[$0].name, isOfCase: true) }
    let owners = Self.owners(page, heads)
    for (item, owner) in zip(page, owners) {
      if let owner { found[owner].read(item.finding) }
    }
    for (number, part) in zip(numbers, found) {
      if let number { keep(part, number) }
    }
  }

  private mutating func keep(_ part: OrderParts, _ number: String) {
    guard var known = parts[number] else {
      parts[number] = part
      return
    }
    known.add(part)
    parts[number] = known
  }

  /// For each finding of `page` the place among `heads` of the number it belongs to.
  private static func owners(_ page: [ListedFinding], _ heads: [Int]) -> [Int?] {
    guard let first = heads.first, let last = heads.last else { return page.map { _ in nil } }
    var inLine: [Place: [Int]] = [:]
    for (index, head) in heads.enumerated() {
      inLine[page[head].finding.place, default: []].append(index)
    }
    let above = Set(page[..<first].map(\.finding.kind))
    let below = Set(page[last...].map(\.finding.kind))
    let before = above.subtracting(below)
    var passed = 0
    return page.enumerated().map { index, item in
      if passed < heads.count, heads[passed] == index {
        passed += 1
        return passed - 1
      }
      if let same = inLine[item.finding.place], same.count == 1 { return same[0] }
      if before.contains(item.finding.kind) { return passed < heads.count ? passed : nil }
      return passed == 0 ? nil : passed - 1
    }
  }
}

/// What is known of one order.
private struct OrderParts {
  let names: [String]
  let isOfCase: Bool
  var at: Moment?
  var money: Money?
  var status: String?
  var quantity: Int?
  var keys: Int?

  init(name: String, isOfCase: Bool) {
    self.init(names: [name], isOfCase: isOfCase)
  }

  private init(names: [String], isOfCase: Bool) {
    self.names = names
    self.isOfCase = isOfCase
  }

  /// Takes what `finding` of a page says of this order; the first of each sort counts.
  mutating func read(_ finding: Finding) {
    let values = finding.values
    switch finding.kind {
    case FindingKinds.orderTime: at = at ?? values.moment("ordered_at")
    case FindingKinds.orderAmount: money = money ?? values.money("order_amount")
    case FindingKinds.orderStatus: status = status ?? values.choice("order_status")
    case FindingKinds.orderQuantity: quantity = quantity ?? finding.count(of: "value")
    case FindingKinds.cardKey: keys = (keys ?? 0) + 1
    default: break
    }
  }

  /// Adds what another page says of the same order. What the page that was added last says of its
  /// state counts: pages are saved as things go on.
  mutating func add(_ other: OrderParts) {
    var sum = OrderParts(names: names + other.names, isOfCase: isOfCase || other.isOfCase)
    sum.at = at ?? other.at
    sum.money = money ?? other.money
    sum.status = other.status ?? status
    sum.quantity = quantity ?? other.quantity
    // A page that shows no keys at all says nothing about how many there are.
    sum.keys = [keys, other.keys].compactMap(\.self).max()
    self = sum
  }

  func order(number: String) -> SeenOrder {
    SeenOrder(
      name: names.first ?? "", number: number, at: at, money: money, status: status,
      quantity: quantity, keys: keys, alsoShown: Array(names.dropFirst()), isOfCase: isOfCase)
  }
}

extension Finding {
  /// The number with which the detail `name` begins.
  fileprivate func count(of name: String) -> Int? {
    details.first { $0.name == name }.flatMap {
      Int($0.text.prefix { $0.isASCII && $0.isNumber })
    }
  }
}
