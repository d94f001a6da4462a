internal import CaseCore

/// The findings of a page, in the order of its lines.
struct PageFindings {
  private(set) var all: [Finding] = []
  private let content: PageContent
  private var taken: [String: Int] = [:]

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
      add(
        FindingKinds.cardKey, on: found.line, quote: found.line.plain,
        secrets: [FoundSecret(found.key)])
    }
    for line in content.hidden { add(FindingKinds.hiddenText, on: line, quote: line.plain) }
    // The sort is stable, so findings of one line keep the order in which they were made.
    all.sort { Self.line(of: $0) < Self.line(of: $1) }
  }

  private static func line(of finding: Finding) -> Int {
    Int(finding.place.text.drop { $0 != ":" }.dropFirst()) ?? 0
  }

  private mutating func add(
    _ kind: FindingKind.Name, on line: PageLine, quote: String? = nil, at: Moment? = nil,
    values: [ShownValue] = [], details: [Finding.Detail] = [], secrets: [FoundSecret] = []
  ) {
    let base = "\(kind):\(line.line)"
    let count = (taken[base] ?? 0) + 1
    taken[base] = count
    let whole = content.keys.masked(quote ?? line.plain)
    let quote = whole.cut(to: Limits.lineBytes)
    all.append(
      Finding(
        id: count == 1 ? base : "\(base):\(count)", kind: kind, place: .line(line.line),
        quote: quote, at: at, values: values, details: details,
        remarks: quote.utf8.count < whole.utf8.count ? [.cut] : [], secrets: secrets))
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
    let text = content.keys.masked(pair.value).cut(to: Limits.factTextBytes)
    let asText = text.isEmpty ? nil : FactValue.text(text)
    let money = PageValues.money(pair.value).map(FactValue.money)
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
        let span = PageValues.promisedWithin(pair.value, isLabelled: true).map(FactValue.span)
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
    for line in content.lines where !labelled.contains(line) {
      for sentence in line.plain.split(whereSeparator: { "。；！!;".contains($0) }) {
        guard let span = PageValues.promisedWithin(String(sentence), isLabelled: false) else {
          continue
        }
        add(
          FindingKinds.deliveryPromise, on: line,
          values: [ShownValue(fact: FactNames.promisedWithin, value: .span(span))],
          details: [.init("value", String(sentence).cut(to: Limits.factTextBytes))])
      }
    }
  }

  private mutating func addClauses() {
    for line in content.lines {
      let text = line.plain
      if let number = ClauseNumber.leading(text) {
        add(FindingKinds.clause, on: line, details: [.init("clause", number)])
      } else if text.count <= 60,
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
