/// Something secret that stands in a file, such as a card key: taken along so that it can be committed
/// to, and printed nowhere.
public struct FoundSecret: Sendable, Hashable {
  /// It as it stands, in UTF-8.
  public let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
}

extension FoundSecret: CustomStringConvertible, CustomReflectable {
  /// Says that it is there and not what it is.
  public var description: String { "a secret" }
  /// Nothing: what is printed for debugging shows no secret either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
