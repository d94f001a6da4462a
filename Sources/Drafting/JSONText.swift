/// A JSON value written by hand: keys in the order given, no floating-point numbers.
indirect enum JSONText {
  case object([(String, JSONText)])
  case array([JSONText])
  case string(String)
  case integer(Int64)
  case flag(Bool)
  case null

  /// The value, indented by two spaces a level, ended by a line break.
  var document: String { text(indent: "") + "\n" }

  private var isPlain: Bool {
    switch self {
    case .string, .integer, .flag, .null: true
    case .object, .array: false
    }
  }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { inner + JSONText.quoted($0.0) + ": " + $0.1.text(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    case .array(let values):
      // A list of plain values, such as entry numbers, is read at a glance on one line.
      if values.allSatisfy(\.isPlain) {
        return "[" + values.map { $0.text(indent: "") }.joined(separator: ", ") + "]"
      }
      let lines = values.map { inner + $0.text(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
    case .string(let string): return JSONText.quoted(string)
    case .integer(let integer): return String(integer)
    case .flag(let flag): return flag ? "true" : "false"
    case .null: return "null"
    }
  }

  private static func quoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
