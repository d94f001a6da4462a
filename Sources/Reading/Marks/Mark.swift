/// What stands in a text and is no word: patterns ask for it as for a list of words, by its name in
/// braces.
public enum Mark: String, Sendable, Hashable, CaseIterable {
  /// A telephone number.
  case phone
  /// The number of an identity card, with its check digit.
  case idNumber = "id_number"
  /// The number of a bank card, with its check digit.
  case bankCard = "bank_card"
  /// Groups of letters and digits, as card keys are written.
  case cardKey = "card_key"
  /// Any other row of at least four letters and digits that is no word, no amount and no date.
  case code
  /// Behind a number that is none of these; it can be an amount without its unit.
  case number
  /// Many exclamation or question marks at once.
  case shout
  /// Behind the same words, said again and again.
  case repeated

  /// The lists of words that patterns know these by.
  static let lists: [(name: String, words: [String])] = allCases.map { mark in
    (mark.rawValue, [String(mark.scalar)])
  }

  /// A scalar for private use (Unicode, U+E000…); a text that has one of its own loses it.
  var scalar: Unicode.Scalar {
    switch self {
    case .phone: "\u{e000}"
    case .idNumber: "\u{e001}"
    case .bankCard: "\u{e002}"
    case .cardKey: "\u{e003}"
    case .code: "\u{e004}"
    case .number: "\u{e005}"
    case .shout: "\u{e006}"
    case .repeated: "\u{e007}"
    }
  }

  /// Those that stand in the place of what they mark; the others stand behind it.
  var isInPlace: Bool {
    switch self {
    case .phone, .idNumber, .bankCard, .cardKey, .code: true
    case .number, .shout, .repeated: false
    }
  }
}
