/// Comparisons whose time does not tell where two secrets differ.
enum ConstantTime {
  /// Whether two secrets of bytes are equal; their lengths are no secret.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
