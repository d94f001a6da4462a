/// Where unpredictable bytes come from: ids and salts.
public struct Randomness: Sendable {
  private let draw: @Sendable (Int) -> [UInt8]

  /// A source that asks `draw` for a number of bytes.
  public init(_ draw: @escaping @Sendable (Int) -> [UInt8]) { self.draw = draw }

  /// `count` bytes.
  public func bytes(_ count: Int) -> [UInt8] {
    precondition(count >= 0, "A count of bytes is never negative.")
    let bytes = draw(count)
    precondition(bytes.count == count, "A source of randomness gives as many bytes as asked for.")
    return bytes
  }
}
