import CaseCore

/// The words that open a vault. Printing it shows nothing.
public struct Passphrase: Sendable, CustomStringConvertible, CustomReflectable {
  let bytes: [UInt8]

  /// The passphrase as it was typed or read: the bytes as they are, without the line end that a
  /// file or a terminal puts behind them; nil if nothing is left, for more than
  /// `Limits.passphraseBytes`, and for a second line.
  public init?(_ input: [UInt8]) {
    var bytes = input
    if bytes.last == 0x0a { bytes.removeLast() }
    if bytes.last == 0x0d { bytes.removeLast() }
    guard !bytes.isEmpty, bytes.count <= Limits.passphraseBytes,
      !bytes.contains(0x0a), !bytes.contains(0)
    else { return nil }
    self.bytes = bytes
  }

  /// Whether it is long enough to protect anything. An old one is taken whatever its length.
  public var isLongEnough: Bool { bytes.count >= Limits.passphraseLeastBytes }

  /// Whether two are the same words.
  public func isSame(as other: Passphrase) -> Bool { bytes == other.bytes }

  public var description: String { "Passphrase" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
