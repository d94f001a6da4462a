internal import CaseCore

/// The head line of a message in a QQ export: `2019-09-23 8:43:38 昵称(12345678)`.
struct ChatHead {
  /// When the message was sent; the zone is that of the exporting machine, taken as +08:00.
  let at: Moment
  /// The name as shown, with any `【…】` title.
  let name: String
  /// The QQ number or mail address, where one is written. Private chats have none.
  let account: String?

  /// By what a speaker is known: the account, else the name without its title.
  var speaker: String { account ?? untitledName }

  /// The name without the title that groups put before it.
  var untitledName: String { Self.untitled(name) }

  /// `name` without the title that groups put before it: `【管理员】昵称`.
  static func untitled(_ name: String) -> String {
    guard name.hasPrefix("【"), let end = name.firstIndex(of: "】") else { return name }
    let rest = name[name.index(after: end)...]
    return rest.isEmpty ? name : String(rest)
  }

  /// The name without the marks that WeFlow puts around it.
  var unquotedName: String {
    name.count > 2 && name.hasPrefix("'") && name.hasSuffix("'")
      ? String(name.dropFirst().dropLast()) : name
  }

  /// Whether the chat program itself speaks: 系统消息(10000), 系统消息(1000000).
  var isSystem: Bool { account == "10000" || account == "1000000" || name == "系统消息" }

  private static let halves = [(Array("AM ".utf8), false), (Array("PM ".utf8), true)]

  /// Reads a head line; nil for anything else, for a time that does not exist, and for one that
  /// nobody can have chatted at (QQ began in 1999).
  init?(_ line: Bytes) {
    guard line.count >= 17, line[0] == UInt8(ascii: "1") || line[0] == UInt8(ascii: "2") else {
      return nil
    }
    var scanner = DigitScanner(position: 0)
    guard let year = scanner.number(line, digits: 4...4), (1999...2099).contains(year),
      scanner.take(line, anyOf: "-") != nil, let month = scanner.number(line, digits: 2...2),
      scanner.take(line, anyOf: "-") != nil, let day = scanner.number(line, digits: 2...2),
      scanner.take(line, anyOf: " ") != nil, var hour = scanner.number(line, digits: 1...2),
      scanner.take(line, anyOf: ":") != nil, let minute = scanner.number(line, digits: 2...2),
      scanner.take(line, anyOf: ":") != nil, let second = scanner.number(line, digits: 2...2),
      scanner.take(line, anyOf: " ") != nil, hour < 24, minute < 60, second < 60,
      let date = Day(year: year, month: month, day: day)
    else { return nil }
    for (mark, isAfternoon) in Self.halves where line.matches(mark, at: scanner.position) {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      scanner.position += 3
    }
    at = CivilZone.shanghai.moment(date, hour: hour, minute: minute, second: second)
    let rest = line.extracting(Padding.trimmed(line, scanner.position..<line.count)).text
    guard !rest.isEmpty else { return nil }
    (name, account) = Self.parts(of: rest)
  }

  /// The name and the account of `text`; with `wxid` also accounts that are no numbers.
  static func parts(of text: String, wxid: Bool = false) -> (String, String?) {
    guard text.utf8.last == UInt8(ascii: ")") || text.utf8.last == UInt8(ascii: ">") else {
      return (text, nil)
    }
    for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)]
    where text.last == close {
      guard let start = text.lastIndex(of: open) else { continue }
      let account = text[text.index(after: start)...].dropLast()
      let isAccount =
        open == "("
        ? account.count >= 5
          && account.allSatisfy {
            $0.isASCII && ($0.isNumber || wxid && ($0.isLetter || $0 == "_" || $0 == "-"))
          }
        : account.contains("@") && !account.contains(" ")
      if isAccount {
        let name = text[..<start]
        return (name.isEmpty ? String(account) : String(name), String(account))
      }
    }
    return (text, nil)
  }
}
