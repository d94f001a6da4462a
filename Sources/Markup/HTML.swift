/// A page, or a part of one, as it is written: one buffer of UTF-8 that grows from the front.
///
/// Elements are written in the order of the page: an element writes its opening tag, then what its
/// content writes, then its closing tag, so a tag that was opened is closed. Text and the values of
/// attributes are escaped on the way in. Nothing else comes in: there is no way to write markup from
/// a text that is not part of the program.
public struct HTML: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8]

  /// Nothing yet, with room for `capacity` bytes.
  public init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Writes the mark of an HTML document; it comes first.
  public mutating func doctype() { write("<!doctype html>") }

  /// Writes an element and what stands in it.
  public mutating func element(
    _ tag: Tag, _ attributes: [Attribute] = [], _ content: (inout HTML) throws -> Void
  ) rethrows {
    open(tag.name, attributes)
    try content(&self)
    write("</")
    write(tag.name)
    write(">")
  }

  /// Writes an element that holds nothing but `text`.
  public mutating func element(_ tag: Tag, _ attributes: [Attribute] = [], _ text: String) {
    open(tag.name, attributes)
    self.text(text)
    write("</")
    write(tag.name)
    write(">")
  }

  /// Writes an element that can hold nothing.
  public mutating func element(_ tag: EmptyTag, _ attributes: [Attribute] = []) {
    open(tag.name, attributes)
  }

  /// Writes a text.
  public mutating func text(_ text: String) { Escaping.append(text, to: &bytes) }

  /// Writes a text from outside, set apart so that its direction of writing ends where it ends.
  public mutating func given(_ text: String) { element(.bdi, [], text) }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    write(name)
    for attribute in attributes {
      switch attribute.value {
      case .absent: continue
      case .present:
        bytes.append(UInt8(ascii: " "))
        write(attribute.name)
      case .text(let text):
        bytes.append(UInt8(ascii: " "))
        write(attribute.name)
        write("=\"")
        Escaping.append(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
      }
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ constant: StaticString) {
    constant.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
