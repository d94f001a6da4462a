/// A browser that was let in.
struct BrowserSession: Sendable {
  /// What its cookie holds.
  let secret: String
  /// What its forms bring along.
  let formToken: String
}

/// Texts that are secrets.
enum SecretText {
  /// Whether two texts are equal, found in a time that does not tell where they differ.
  static func areEqual(_ left: String, _ right: String) -> Bool {
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
