import CaseCore
import Crypto

/// A key as 14 groups of 5 letters and digits, to be written on paper and typed again.
///
/// Crockford's base 32: no I, L, O or U; small letters, and O for 0, I and L for 1, are understood.
/// Four characters of each group are data and the fifth is its check, which names the group with a
/// mistake; the last 16 bits of the data check the whole.
public struct KeyGroups: Sendable {
  /// What it holds.
  public let holding: WrappedKey.Holding
  /// The key.
  public let key: SecretKey

  /// How many groups there are.
  public static let count = 14
  /// How many characters a group has.
  public static let length = 5

  /// The groups of `key`.
  public init(_ key: SecretKey, holding: WrappedKey.Holding) {
    self.key = key
    self.holding = holding
  }

  /// Why typed groups are not a key.
  public enum Mistake: Error, Sendable, Hashable {
    /// There are not 14 groups.
    case groups(found: Int)
    /// The group with this number, from 1, is not one that was printed at this place.
    case group(Int)
    /// Every group is sound by itself, but not together: groups of two backups, or mistakes that
    /// happen to cancel out.
    case whole
  }

  /// The groups, as they are printed.
  public var groups: [String] {
    let values = Self.values(of: payload)
    return (0..<Self.count).map { number in
      let data = Array(values[number * 4..<number * 4 + 4])
      return String(
        decoding: (data + [Self.check(of: data, in: number)]).map { Self.alphabet[Int($0)] },
        as: UTF8.self)
    }
  }

  /// Reads groups that a person typed: letters in either case, with spaces, line ends or dashes
  /// between the groups.
  /// - Throws: `Mistake` that names the wrong group where it can.
  public init(parsing text: String) throws(Mistake) {
    let groups = text.utf8.split { byte in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || (0x09...0x0d).contains(byte)
    }
    guard groups.count == Self.count else { throw .groups(found: groups.count) }
    var data: [UInt8] = []
    for (number, group) in groups.enumerated() {
      let values = group.compactMap { Self.value(of: $0) }
      guard group.count == Self.length, values.count == Self.length,
        Self.check(of: Array(values.prefix(4)), in: number) == values[4]
      else { throw .group(number + 1) }
      data += values.prefix(4)
    }
    let payload = Self.bytes(of: data)
    guard let holding = payload.first.flatMap({ Self.holding(of: $0) }),
      let key = SecretKey(payload[1..<33]),
      Array(payload.suffix(2)) == Self.wholeCheck(of: Array(payload.dropLast(2)))
    else { throw .whole }
    self.holding = holding
    self.key = key
  }

  /// One byte that says what it is, the key, two bytes of check: 35 bytes, 56 characters.
  private var payload: [UInt8] {
    let kind: UInt8 =
      switch holding {
      case .signingKey: 0x11
      case .vaultKey: 0x12
      }
    let bytes = [kind] + key.bytes
    return bytes + Self.wholeCheck(of: bytes)
  }

  private static func holding(of kind: UInt8) -> WrappedKey.Holding? {
    switch kind {
    case 0x11: .signingKey
    case 0x12: .vaultKey
    default: nil
    }
  }

  private static func wholeCheck(of bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array("recourse/1/key-groups".utf8) + bytes).prefix(2))
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  private static func value(of character: UInt8) -> UInt8? {
    var character = character
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(character) { character -= 32 }
    switch character {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: character).map { UInt8($0) }
    }
  }

  /// The check of a group: a sum over the field of 32 elements, each place with a weight of its
  /// own, and one for the number of the group. So one wrong character, two exchanged characters
  /// and two exchanged groups are always found.
  private static func check(of data: [UInt8], in group: Int) -> UInt8 {
    var sum = power(group + 8)
    for (place, value) in data.enumerated() { sum ^= product(power(place + 1), value) }
    return sum
  }

  /// x to `exponent`, where x generates the field.
  private static func power(_ exponent: Int) -> UInt8 {
    (0..<exponent).reduce(1) { value, _ in product(value, 2) }
  }

  /// The product modulo x^5 + x^2 + 1.
  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var (left, right, result) = (left, right, UInt8(0))
    while right > 0 {
      if right & 1 == 1 { result ^= left }
      left <<= 1
      if left & 0x20 != 0 { left ^= 0x25 }
      right >>= 1
    }
    return result
  }

  /// Five bits at a time, the most significant first.
  private static func values(of bytes: [UInt8]) -> [UInt8] {
    (0..<bytes.count * 8 / 5).map { index in
      (0..<5).reduce(0) { value, offset in
        let bit = index * 5 + offset
        return value << 1 | (bytes[bit / 8] >> UInt8(7 - bit % 8) & 1)
      }
    }
  }

  private static func bytes(of values: [UInt8]) -> [UInt8] {
    (0..<values.count * 5 / 8).map { index in
      (0..<8).reduce(0) { byte, offset in
        let bit = index * 8 + offset
        return byte << 1 | (values[bit / 5] >> UInt8(4 - bit % 5) & 1)
      }
    }
  }
}
