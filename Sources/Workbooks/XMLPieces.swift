internal import CExpat

/// What goes through an XML document hears of it.
protocol XMLListener: AnyObject {
  /// An element begins; its name is without a prefix.
  func start(_ name: String, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: String)
  /// Text; one text may come in several pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Whether nothing more is wanted.
  var isDone: Bool { get }
}

/// The attributes of an element, looked up where they are.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of the attribute `name`, whatever its prefix.
  subscript(name: String) -> String? {
    guard var pair = pairs else { return nil }
    while let key = pair[0], let value = pair[1] {
      if withoutPrefix(key) == name { return String(cString: value) }
      pair += 2
    }
    return nil
  }
}

/// Goes through an XML document that comes in pieces. A document type is refused, so no entity is
/// ever expanded. The C library behind it does not leave this file.
struct XMLPieces: ~Copyable {
  private let parser: XML_Parser
  private let listener: any XMLListener
  private let box: Unmanaged<Box>

  private final class Box {
    let listener: any XMLListener
    var parser: XML_Parser?
    init(_ listener: any XMLListener) { self.listener = listener }
  }

  init(_ listener: any XMLListener) throws(WorkbookError) {
    guard let parser = XML_ParserCreate(nil) else { throw .machine("XML_ParserCreate") }
    self.parser = parser
    self.listener = listener
    let inside = Box(listener)
    inside.parser = parser
    box = Unmanaged.passRetained(inside)
    XML_SetUserData(parser, box.toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, pairs in
        guard let box = XMLPieces.box(data), let name else { return }
        box.listener.start(withoutPrefix(name), XMLAttributes(pairs: pairs))
        if box.listener.isDone { XML_StopParser(box.parser, 0) }
      },
      { data, name in
        guard let box = XMLPieces.box(data), let name else { return }
        box.listener.end(withoutPrefix(name))
        if box.listener.isDone { XML_StopParser(box.parser, 0) }
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let box = XMLPieces.box(data), let text, count > 0 else { return }
      UnsafeBufferPointer(start: text, count: Int(count)).withMemoryRebound(to: UInt8.self) {
        box.listener.text($0)
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let box = XMLPieces.box(data) else { return }
      XML_StopParser(box.parser, 0)
    }
  }

  deinit {
    XML_ParserFree(parser)
    box.release()
  }

  /// Takes the next piece.
  /// - Returns: Whether more is wanted.
  borrowing func take(_ piece: UnsafeRawBufferPointer) throws(WorkbookError) -> Bool {
    try parse(piece.assumingMemoryBound(to: CChar.self).baseAddress, piece.count, isLast: false)
    return !listener.isDone
  }

  /// Says that there is no more.
  borrowing func finish() throws(WorkbookError) {
    if !listener.isDone { try parse(nil, 0, isLast: true) }
  }

  private borrowing func parse(
    _ text: UnsafePointer<CChar>?, _ count: Int, isLast: Bool
  ) throws(WorkbookError) {
    guard XML_Parse(parser, text, Int32(count), isLast ? 1 : 0) == XML_STATUS_ERROR else { return }
    if listener.isDone { return }
    let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
    throw .broken(words ?? "XML")
  }

  private static func box(_ data: UnsafeMutableRawPointer?) -> Box? {
    data.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// `row` for `row` and for `x:row`.
private func withoutPrefix(_ name: UnsafePointer<XML_Char>) -> String {
  var start = name
  var index = name
  while index.pointee != 0 {
    if index.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = index + 1 }
    index += 1
  }
  return String(cString: start)
}
