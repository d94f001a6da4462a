/// What is known of the case that a draft is about. All of it may be missing.
public struct DraftFacts: Sendable, Hashable {
  /// The numbers of the order, as they are written.
  public let orderNumbers: [String]
  /// The amount that was paid, in fen.
  public let paidFen: Int64?
  /// The amount that can be asked for, in fen.
  public let claimFen: Int64?
  /// The texts by which the case knows accounts, goods and orders; numbers in them are no news to
  /// anybody who deals with it.
  public internal(set) var names: [String]
  /// What the person stated, by the names of the playbook: `goods_arrived` is `none`.
  public let stated: [String: String]

  /// What is known; by default nothing.
  public init(
    orderNumbers: [String] = [], paidFen: Int64? = nil, claimFen: Int64? = nil,
    names: [String] = [], stated: [String: String] = [:]
  ) {
    self.orderNumbers = orderNumbers
    self.paidFen = paidFen
    self.claimFen = claimFen
    self.names = names
    self.stated = stated
  }

  /// Whether `words` hold numbers of telephones and the like, and every one of them is in a name.
  func knowsNumbers(in words: String) -> Bool {
    let numbers = words.split { !$0.isASCII || !$0.isWholeNumber }
      .filter { $0.count >= Self.shortestNumber }
    return !numbers.isEmpty
      && numbers.allSatisfy { number in names.contains { $0.contains(number) } }
  }

  // A telephone number without its area code.
  private static let shortestNumber = 7
}

/// Words of a draft that hurt the one who sends it.
public struct DraftObjection: Sendable, Hashable {
  /// The kind.
  public let kind: DraftKind
  /// Why, and what to write instead.
  public let advice: DraftAdvice
  /// The words, exactly as they stand in the draft.
  public let quote: String
  /// Where they stand.
  public let place: TextPlace
  /// The words that speak for the kind where none of its rules was found, the heaviest first.
  public let because: [String]
}

/// What reading a draft gives.
public struct DraftReading: Sendable, Hashable {
  /// What speaks against sending it so, in the order of the text.
  public let objections: [DraftObjection]
  /// Words of the same kinds that may be said to this recipient.
  public let allowed: [DraftObjection]
  /// Whether it demands something.
  public let isDemand: Bool
  /// What a demand should have and this one has not; empty for a draft that demands nothing.
  public let missing: [DraftPart]
}
