/// An address that a page of ours may lead to.
///
/// It is a path on this server, a part of the page, or an address that is written in the program; so
/// no text from outside becomes an address, and none that runs something.
public struct Link: Sendable, Hashable {
  /// The address as it stands in the page.
  public let text: String

  private init(text: String) { self.text = text }

  /// The path made of `segments`, and what is asked of it.
  ///
  /// Everything is percent-encoded, so that a segment is a segment whatever it holds.
  public init(path segments: [String], query: [(name: String, value: String)] = []) {
    // An empty segment would make "//", behind which a browser reads the name of another server.
    precondition(!segments.contains(""), "A segment of a path is never empty.")
    var text = segments.isEmpty ? "/" : ""
    for segment in segments { text += "/" + Link.encoded(segment) }
    for (index, item) in query.enumerated() {
      text += (index == 0 ? "?" : "&") + Link.encoded(item.name) + "=" + Link.encoded(item.value)
    }
    self.text = text
  }

  /// The part of the same page that bears `id`.
  public init(fragment id: String) { text = "#" + Link.encoded(id) }

  /// An address that is written in the program.
  public static func constant(_ address: StaticString) -> Link { Link(text: "\(address)") }

  /// The same path at the part of the page that bears `id`.
  public func at(_ id: String) -> Link { Link(text: text + "#" + Link.encoded(id)) }

  /// `text` with everything but letters, digits and `-._~` percent-encoded (RFC 3986, 2.3). A
  /// segment of dots alone is no segment to a browser, so its dots are encoded too.
  static func encoded(_ text: String) -> String {
    let keepsDots = text.utf8.contains { $0 != UInt8(ascii: ".") }
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where keepsDots: encoded += "."
      default:
        let digits = Array("0123456789ABCDEF")
        encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return encoded
  }
}
