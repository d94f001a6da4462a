public import CaseCore

/// A payment, as a row of a bill shows it.
public struct SeenPayment: Sendable, Hashable {
  /// The name of the finding, such as `3/row:18`.
  public let name: String
  /// When.
  public let at: Moment
  /// How much.
  public let money: Money
  /// The payee as the bill prints it.
  public let payee: String?
  /// The number of the payment.
  public let number: String?
  /// The number that the shop gave the payment; as a rule its own order number.
  public let merchantOrder: String?
  /// What it was paid from, as the bill prints it.
  public let route: String?
  /// Whether it belongs to the case or most likely does; other rows are the person's own life.
  public let isOfCase: Bool

  /// A payment of `money`.
  public init(
    name: String, at: Moment, money: Money, payee: String? = nil, number: String? = nil,
    merchantOrder: String? = nil, route: String? = nil, isOfCase: Bool = true
  ) {
    self.name = name
    self.at = at
    self.money = money
    self.payee = payee
    self.number = number
    self.merchantOrder = merchantOrder
    self.route = route
    self.isOfCase = isOfCase
  }
}

/// Money that came back, as a row of a bill shows it.
public struct SeenRefund: Sendable, Hashable {
  /// The name of the finding.
  public let name: String
  /// When.
  public let at: Moment
  /// How much.
  public let money: Money
  /// Who paid it back, as the bill prints it.
  public let payee: String?
  /// Its own number.
  public let number: String?
  /// The number of the payment, or of its order, that it says it belongs to.
  public let refersTo: String?
  /// Where it went, as the bill prints it.
  public let route: String?

  /// A refund of `money`.
  public init(
    name: String, at: Moment, money: Money, payee: String? = nil, number: String? = nil,
    refersTo: String? = nil, route: String? = nil
  ) {
    self.name = name
    self.at = at
    self.money = money
    self.payee = payee
    self.number = number
    self.refersTo = refersTo
    self.route = route
  }
}

/// An order, as pages of the shop and files of orders show it.
public struct SeenOrder: Sendable, Hashable {
  /// The name of the finding with its number.
  public let name: String
  /// Its number.
  public let number: String
  /// When it was made.
  public let at: Moment?
  /// What it cost.
  public let money: Money?
  /// Its state, in the words of the playbook: `pending`, `paid`, `completed`, …
  public let status: String?
  /// How many were bought.
  public let quantity: Int?
  /// How many card keys the page shows; nil where it shows none at all.
  public let keys: Int?
  /// The names of the other findings that show the same number.
  public let alsoShown: [String]
  /// Whether it belongs to the case; a row of a list of orders does once it is ticked.
  public let isOfCase: Bool

  /// The order `number`.
  public init(
    name: String, number: String, at: Moment? = nil, money: Money? = nil, status: String? = nil,
    quantity: Int? = nil, keys: Int? = nil, alsoShown: [String] = [], isOfCase: Bool = true
  ) {
    self.name = name
    self.number = number
    self.at = at
    self.money = money
    self.status = status
    self.quantity = quantity
    self.keys = keys
    self.alsoShown = alsoShown
    self.isOfCase = isOfCase
  }
}

/// A refund that was promised.
public struct SeenPromise: Sendable, Hashable {
  /// The entry that records it.
  public let entry: Int
  /// When it was promised.
  public let at: Moment?
  /// How much, where an amount was named.
  public let money: Money?
  /// By when, where a time was named.
  public let dueAt: Moment?

  /// A promise that entry `entry` records.
  public init(entry: Int, at: Moment? = nil, money: Money? = nil, dueAt: Moment? = nil) {
    self.entry = entry
    self.at = at
    self.money = money
    self.dueAt = dueAt
  }
}

/// What the documents of a case show, side by side.
public struct SeenRecords: Sendable, Hashable {
  /// Payments, in any order.
  public var payments: [SeenPayment] = []
  /// Refunds, in any order.
  public var refunds: [SeenRefund] = []
  /// Orders, in any order.
  public var orders: [SeenOrder] = []
  /// Promises, in any order.
  public var promises: [SeenPromise] = []
  /// Up to when the bills say anything: the time of their last row; nil without a bill.
  public var billsReach: Moment?

  /// Nothing yet.
  public init() {}
}
