/// How the scalars of a text are read alike: full-width as half-width, capitals as small letters,
/// traditional characters as simplified ones; what cannot be seen is left out.
public struct Folding: Sendable, Hashable {
  private let pairs: [UInt32: UInt32]

  /// Folds what every text needs, and each pair of `characters` (`後后`) to its second one.
  /// - Throws: `PatternFault.badPair` for a text that is no pair of characters.
  public init(pairs characters: [String] = []) throws(PatternFault) {
    var pairs: [UInt32: UInt32] = [:]
    for text in characters {
      let scalars = Array(text.unicodeScalars)
      guard scalars.count == 2, scalars[0] != scalars[1] else { throw .badPair(text) }
      pairs[scalars[0].value] = scalars[1].value
    }
    self.pairs = pairs
  }

  /// What every text needs and nothing else.
  public static let plain = Folding()

  private init() { pairs = [:] }

  /// Whether `scalar` shows nothing and has no width: it can only hide words from who searches them.
  static func isUnseen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2069: true
    default: false
    }
  }

  /// What `scalar` is read as; nil for one that is not read at all.
  func folded(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x41...0x5a: return scalar + 0x20
    case 0x0a, 0x0d: return 0x0a
    case 0x09, 0x20, 0xa0, 0x1f, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: return nil
    case _ where Self.isUnseen(scalar): return nil
    // Variation selectors and the mark of byte order.
    case 0xfe00...0xfe0f, 0xfeff: return nil
    case 0xff01...0xff5e: return folded(scalar - 0xfee0)
    case 0x2018, 0x2019: return 0x27
    case 0x201c, 0x201d, 0x300c, 0x300d, 0x300e, 0x300f: return 0x22
    default: return pairs[scalar] ?? scalar
    }
  }
}
