internal import CaseCore

/// The names under which card-shop systems keep what an order is, in their JSON and tables
/// (`docs/formats/readers.md` lists the systems).
enum OrderKeys {
  /// What stands under a name.
  enum Part: Sendable, Hashable {
    case field(PageField)
    /// The number of the payment at the payment provider.
    case paymentNumber
    /// What is secret, or somebody's own: shown nowhere.
    case secret
  }

  /// What stands under `name`; nil for an unknown one. A table may bear the words of a page.
  static func part(_ name: String, hasOwnNumber: Bool) -> Part? {
    let name = name.lowercased()
    // The same word is the shop's own number in some systems, the provider's in others; beside a
    // number of the shop's own it is the provider's.
    if name == "trade_no" || name == "tradeno" {
      return hasOwnNumber ? .paymentNumber : .field(.orderNumber)
    }
    return parts[name] ?? PageField(label: name).map { .field($0) }
  }

  /// Whether `name` is the shop's own number of an order and nothing else.
  static func isOwnNumber(_ name: String) -> Bool {
    ["order_sn", "order_no", "orderno", "order_number", "orderid", "order_id", "订单号", "订单编号"]
      .contains(name.lowercased())
  }

  private static let parts: [String: Part] = {
    var parts: [String: Part] = [:]
    func add(_ part: Part, _ names: String) {
      for name in names.split(separator: " ") { parts[String(name)] = part }
    }
    add(.field(.orderNumber), "order_sn order_no orderno order_number orderid order_id")
    add(.paymentNumber, "transaction_id thirdtradeno pay_trade_no payment_transaction_id")
    add(.field(.goods), "title goods_name product_name producttitle listing_title goodsname")
    add(.field(.quantity), "buy_amount quantity card_num buy_num count num")
    add(
      .field(.amount(rank: 0)), "actual_price payamount online_paid_amount pay_amount paid_amount")
    add(.field(.amount(rank: 1)), "total_price total_amount totalamount amount money")
    add(.field(.price), "goods_price unit_price unitprice price")
    add(.field(.status(rank: 0)), "status order_status order_state state")
    add(.field(.status(rank: 2)), "delivery_status")
    add(.field(.status(rank: 3)), "pay_status")
    add(.field(.orderTime), "created_at create_time create_at createdat addtime")
    add(
      .field(.stepTime),
      "paid_at pay_time delivered_at success_at refunded_at endtime completed_at deliveredat paidat"
    )
    add(.field(.payMethod), "pay_channel paymethod pay_name payment_method pay_type")
    add(.field(.cardKey), "info secret delivered_content payload carmi kami km cards")
    add(.secret, "search_pwd password take_card_password pwd query_token contact email buyer_email")
    add(.secret, "buy_ip ip mobile phone")
    return parts
  }()
}

/// One order of a file of orders: its parts, in the order of the file.
struct OrderRecord {
  /// One part.
  struct Item {
    let part: OrderKeys.Part
    let name: String
    let value: String
    /// Whether it is a number of JSON without a point: yuan in one system, cents in another.
    let isBareNumber: Bool
  }

  private(set) var items: [Item] = []
  /// The line it begins on.
  let line: Int

  init(_ values: [(name: String, value: String, isBareNumber: Bool)], line: Int) {
    self.line = line
    let hasOwn = values.contains { OrderKeys.isOwnNumber($0.name) }
    for (name, value, isBare) in values where !value.isEmpty {
      guard let part = OrderKeys.part(name, hasOwnNumber: hasOwn) else { continue }
      items.append(Item(part: part, name: name, value: value, isBareNumber: isBare))
    }
  }

  /// Whether it is an order: it has a number, and one more thing that orders have.
  var isOrder: Bool {
    number != nil
      && items.contains { item in
        switch item.part {
        case .field(.status), .field(.amount), .field(.orderTime), .field(.payMethod),
          .field(.cardKey):
          true
        default: false
        }
      }
  }

  /// The shop's number of it.
  var number: String? {
    items.lazy.compactMap { item in
      item.part == .field(.orderNumber) ? PageValues.orderNumber(item.value) : nil
    }.first
  }

  /// The parts as lines of a page, for the readers of pages; what is secret is left out.
  var lines: [(line: PageLine, field: PageField?, value: String)] {
    items.compactMap { item in
      let text = "\(item.name)：\(item.value)"
      let shown = PageLine(line: line, text: text, isHidden: false)
      switch item.part {
      case .secret: return nil
      case .paymentNumber: return (shown, nil, item.value)
      case .field(.amount) where item.isBareNumber, .field(.price) where item.isBareNumber:
        return (shown, nil, item.value)
      case .field(let field): return (shown, field, item.value)
      }
    }
  }
}
