import CaseCore

/// What a form sent: `application/x-www-form-urlencoded`.
struct FormData: Sendable {
  private var pairs: [(name: String, value: String)] = []

  /// Nothing.
  init() {}

  /// Reads `bytes`; nil for more fields than a form of ours has, a broken escape, or what is not
  /// UTF-8.
  init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let fields = bytes.split(separator: UInt8(ascii: "&"))
    guard fields.count <= Limits.formFields else { return nil }
    for field in fields {
      let parts = field.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = FormData.decoded(parts[0]),
        let value = parts.count == 2 ? FormData.decoded(parts[1]) : ""
      else { return nil }
      pairs.append((name, value))
    }
  }

  /// The value of `name`; nil where it was not sent.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Every value of `name`, in the order of the form.
  func values(of name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// The text of `bytes`, of which `+` is a space and `%2A` a byte. A line ends with a line feed here;
  /// browsers send a carriage return before it.
  static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
          return nil
        }
        decoded.append(high << 4 | low)
      default: decoded.append(byte)
      }
    }
    var text: [UInt8] = []
    text.reserveCapacity(decoded.count)
    for byte in decoded {
      if byte == UInt8(ascii: "\n"), text.last == UInt8(ascii: "\r") { text.removeLast() }
      text.append(byte)
    }
    return String(validating: text, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
