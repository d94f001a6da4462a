internal import CaseCore

/// The findings of a page, in the order of its lines.
struct PageFindings {
  private(set) var all: [Finding] = []
  private let content: PageContent
  private var taken: [String: Int] = [:]
  // The line on which each finding stands, and what was quoted last.
  private var numbers: [Int] = []
  private var quoted: (line: PageLine, quote: String, isCut: Bool)?

  /// What `content` says, looked at as a page of `kind`.
  init(_ content: PageContent, kind: EvidenceKind.Name) {
    self.content = content
    let isOrder = kind == EvidenceKinds.orderPage || kind == EvidenceKinds.orderMail
    if isOrder || kind == EvidenceKinds.listing {
      addPairs(isOrder: isOrder)
      addPromises()
    }
    if kind == EvidenceKinds.agreement {
      addClauses()
      // Who the other side is often stands in its terms only.
      for pair in content.pairs where pair.field == .sellerContact || pair.field == .shopName {
        addPlain(pair, isOrder: false)
      }
    }
    for found in content.keys.found {
      add(FindingKinds.cardKey, on: found.line, secrets: [FoundSecret(found.key)])
    }
    for line in content.hidden { add(FindingKinds.hiddenText, on: line) }
    // Findings of one line keep the order in which they were made.
    let order = all.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    all = order.map { all[$0] }
  }

  private mutating func add(
    _ kind: FindingKind.Name, on line: PageLine, at: Moment? = nil,
    values: [ShownValue] = [], details: [Finding.Detail] = [], secrets: [FoundSecret] = []
  ) {
    let base = "\(kind):\(line.line)"
    let count = (taken[base] ?? 0) + 1
    taken[base] = count
    // A whole page can be one line, with thousands of findings on it.
    if quoted?.line != line {
      let whole = content.keys.masked(line.plain)
      let quote = whole.cut(to: Limits.lineBytes)
      quoted = (line, quote, quote.utf8.count < whole.utf8.count)
    }
    guard let quoted else { return }
    numbers.append(line.line)
    all.append(
      Finding(
        id: count == 1 ? base : "\(base):\(count)", kind: kind, place: .line(line.line),
        quote: quoted.quote, at: at, values: values, details: details,
        remarks: quoted.isCut ? [.cut] : [], secrets: secrets))
  }

  private mutating func addPairs(isOrder: Bool) {
    // Of several amounts and states only the one nearest to the money that moved, or the most
    // general one, sets the fact; the others are shown without a value.
    let amountRank = content.pairs.compactMap(Self.amountRank).min()
    let statusRank = content.pairs.compactMap(Self.statusRank).min()
    for pair in content.pairs {
      switch pair.field {
      case .amount(let rank):
        let money = PageValues.money(pair.value).map(FactValue.money)
        if isOrder {
          addPair(
            pair, FindingKinds.orderAmount, FactNames.orderAmount, rank == amountRank ? money : nil)
        } else {
          addPair(pair, FindingKinds.price, FactNames.listedPrice, nil)
        }
      case .status(let rank):
        let state = rank == statusRank ? PageValues.status(pair.value) : nil
        addPair(pair, FindingKinds.orderStatus, FactNames.orderStatus, state.map(FactValue.choice))
      case .orderNumber, .orderTime, .stepTime, .account, .goods, .quantity, .payMethod,
        .sellerContact, .shopName, .cardKey, .orderDetail, .deliveryTime, .officialPrice, .price:
        addPlain(pair, isOrder: isOrder)
      }
    }
  }

  private mutating func addPlain(_ pair: PagePair, isOrder: Bool) {
    var asText: FactValue? {
      let text = content.keys.masked(pair.value).cut(to: Limits.factTextBytes)
      return text.isEmpty ? nil : .text(text)
    }
    var money: FactValue? { PageValues.money(pair.value).map(FactValue.money) }
    switch pair.field {
    case .orderNumber:
      let number = PageValues.orderNumber(pair.value).map(FactValue.text)
      addPair(pair, FindingKinds.orderNumber, FactNames.orderNo, number)
    case .orderTime:
      let moment = PageValues.moment(pair.value)
      addPair(
        pair, FindingKinds.orderTime, FactNames.orderedAt, moment.map(FactValue.moment), at: moment)
    case .stepTime:
      addPair(
        pair, FindingKinds.orderStepTime, nil, nil, at: PageValues.moment(pair.value))
    case .account:
      addPair(pair, FindingKinds.orderAccount, FactNames.orderAccountShown, asText)
    case .goods: addPair(pair, FindingKinds.goodsName, FactNames.goodsName, asText)
    case .quantity: addPair(pair, FindingKinds.orderQuantity, nil, nil)
    case .payMethod: addPair(pair, FindingKinds.orderPayMethod, nil, nil)
    case .sellerContact:
      let contact = PageValues.contact(pair.value).map(FactValue.text)
      addPair(pair, FindingKinds.sellerContact, FactNames.sellerContact, contact)
    case .shopName: addPair(pair, FindingKinds.shopName, FactNames.shopName, asText)
    case .deliveryTime:
      let moment = PageValues.moment(pair.value)
      if moment != nil {
        addPair(pair, FindingKinds.orderStepTime, nil, nil, at: moment)
      } else {
        let span = PageValues.promisedWithin(pair.value.utf8.span, isLabelled: true).map(
          FactValue.span)
        addPair(pair, FindingKinds.deliveryPromise, FactNames.promisedWithin, span)
      }
    case .officialPrice:
      addPair(pair, FindingKinds.price, FactNames.officialPrice, money)
    case .price:
      addPair(pair, FindingKinds.price, FactNames.listedPrice, isOrder ? nil : money)
    case .cardKey, .orderDetail, .status, .amount: return
    }
  }

  private mutating func addPair(
    _ pair: PagePair, _ kind: FindingKind.Name, _ fact: Fact.Name?, _ value: FactValue?,
    at: Moment? = nil
  ) {
    var values: [ShownValue] = []
    if let fact, let value { values.append(ShownValue(fact: fact, value: value)) }
    let shown = content.keys.masked(pair.value).cut(to: Limits.factTextBytes)
    add(kind, on: pair.line, at: at, values: values, details: [.init("value", shown)])
  }

  // A promise stands in a sentence of its own; labelled ones were found with the pairs.
  private mutating func addPromises() {
    let labelled = Set(content.pairs.filter { $0.field == .deliveryTime }.map(\.line))
    for line in content.lines where PageValues.mayPromise(line.text.utf8.span) {
      guard !labelled.contains(line) else { continue }
      let plain = line.plain.utf8.span
      PageValues.forEachSentence(plain) { range in
        let sentence = plain.extracting(range)
        guard let span = PageValues.promisedWithin(sentence, isLabelled: false) else { return }
        add(
          FindingKinds.deliveryPromise, on: line,
          values: [ShownValue(fact: FactNames.promisedWithin, value: .span(span))],
          details: [.init("value", sentence.checkedText.cut(to: Limits.factTextBytes))])
      }
    }
  }

  private mutating func addClauses() {
    for line in content.lines {
      let text = line.plain
      if let number = ClauseNumber.leading(text) {
        add(FindingKinds.clause, on: line, details: [.init("clause", number)])
      } else if text.utf8.count <= 60 * 4, text.count <= 60,
        ["更新", "生效", "发布", "修订", "版本"].contains(where: text.contains),
        text.contains("20"), text.contains("日") || text.contains("-")
      {
        add(FindingKinds.agreementDate, on: line)
      }
    }
  }

  private static func amountRank(_ pair: PagePair) -> Int? {
    guard case .amount(let rank) = pair.field, PageValues.money(pair.value) != nil else {
      return nil
    }
    return rank
  }

  private static func statusRank(_ pair: PagePair) -> Int? {
    guard case .status(let rank) = pair.field else { return nil }
    return rank
  }
}
