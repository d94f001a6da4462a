/// A JSON value as the command line prints it: members in the order they were written, so that
/// output reads well and is the same each time.
///
/// For other programs to read; never for the journal (STYLE 5).
public enum OutputJSON: Sendable, Hashable {
  /// Nothing, where something could be.
  case null
  /// Yes or no.
  case flag(Bool)
  /// A whole number.
  case number(Int64)
  /// A text.
  case text(String)
  /// Values in order.
  case list([OutputJSON])
  /// Members in order.
  case object([Member])

  /// One name with its value.
  public struct Member: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: OutputJSON

    /// `value` under `name`.
    public init(name: String, value: OutputJSON) {
      self.name = name
      self.value = value
    }
  }

  /// A text, or null.
  public static func optional(_ text: String?) -> OutputJSON { text.map(OutputJSON.text) ?? .null }
  /// A number, or null.
  public static func optional(_ number: Int64?) -> OutputJSON {
    number.map(OutputJSON.number) ?? .null
  }
  /// A list of texts.
  public static func texts(_ texts: some Sequence<String>) -> OutputJSON {
    .list(texts.map { .text($0) })
  }
  /// A whole number.
  public static func number(_ number: Int) -> OutputJSON { .number(Int64(number)) }

  /// This object with one more member at its end; nothing is added for a nil value.
  public func with(_ name: String, _ value: OutputJSON?) -> OutputJSON {
    guard case .object(let members) = self, let value else { return self }
    return .object(members + [Member(name: name, value: value)])
  }

  /// The text, two spaces a level; empty lists and objects on one line.
  public var pretty: String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  /// The text on one line, for output of one object a line.
  public var compact: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  private func write(to text: inout String, indent: String?) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .number(let number): text += String(number)
    case .text(let value): Self.quote(value, into: &text)
    case .list(let values):
      Self.enclose("[", "]", values, into: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.enclose("{", "}", members, into: &text, indent: indent) { member, text, indent in
        Self.quote(member.name, into: &text)
        text += indent == nil ? ":" : ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private static func enclose<Element>(
    _ open: String, _ close: String, _ elements: [Element], into text: inout String,
    indent: String?, _ write: (Element, inout String, String?) -> Void
  ) {
    text += open
    let deeper = indent.map { $0 + "  " }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let deeper { text += "\n" + deeper }
      write(element, &text, deeper)
    }
    if let indent, !elements.isEmpty { text += "\n" + indent }
    text += close
  }

  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension OutputJSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
  ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral
{
  /// The value that is written there.
  public init(dictionaryLiteral elements: (String, OutputJSON)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
  /// The value that is written there.
  public init(stringLiteral value: String) { self = .text(value) }
  /// The value that is written there.
  public init(arrayLiteral elements: OutputJSON...) { self = .list(elements) }
  /// The value that is written there.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}
