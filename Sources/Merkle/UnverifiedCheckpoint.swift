import CaseCore

/// A signed note that has the form of a checkpoint. What it claims counts only once
/// `verified(with:)` has returned.
public struct UnverifiedCheckpoint: Sendable, Hashable {
  struct Signature: Sendable, Hashable {
    let name: [UInt8]
    let keyID: [UInt8]
    let bytes: [UInt8]
  }

  /// The head that is claimed.
  public let claimed: Checkpoint
  /// The note as it was read.
  public let bytes: [UInt8]
  private let body: [UInt8]
  private let signatures: [Signature]

  /// Reads a checkpoint strictly: UTF-8, no control characters, three body lines, a blank line,
  /// then signature lines. Extension lines are refused: our journals have none.
  /// - Throws: `CheckpointError` with the line that is wrong.
  public init(parsing bytes: [UInt8]) throws(CheckpointError) {
    guard bytes.count <= Limits.checkpointBytes else { throw .tooLarge }
    let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    guard bytes.last == newline, lines.count >= 6 else { throw .malformed(line: lines.count) }
    guard lines.count - 5 <= Limits.checkpointSignatures else { throw .tooLarge }
    guard let origin = String(validating: lines[0], as: UTF8.self), VerifierKey.isName(origin)
    else { throw .malformed(line: 1) }
    guard let size = decimal(lines[1]) else { throw .malformed(line: 2) }
    guard let root = Base64.decode(lines[2]).flatMap({ Digest(bytes: $0) }) else {
      throw .malformed(line: 3)
    }
    guard lines[3].isEmpty else { throw .malformed(line: 4) }
    var signatures: [Signature] = []
    for (index, line) in lines[4..<lines.count - 1].enumerated() {
      guard let signature = Self.signature(line) else { throw .malformed(line: index + 5) }
      signatures.append(signature)
    }
    claimed = Checkpoint(origin: origin, size: size, root: root)
    self.bytes = bytes
    body = Array(bytes[..<lines[3].startIndex])
    self.signatures = signatures
  }

  /// Checks the signatures of the `keys` that we know and ignores those of any other (C2SP
  /// signed-note).
  /// - Throws: `CheckpointError.signatureFails` if a known key did not make its signature,
  ///   `.unknownKeys` if no signature is of a known key.
  public func verified(with keys: [VerifierKey]) throws(CheckpointError) -> SignedCheckpoint {
    var known = false
    for signature in signatures {
      for key in keys where Array(key.name.utf8) == signature.name && key.keyID == signature.keyID {
        guard key.verifies(signature.bytes, of: body) else {
          throw .signatureFails(key: key.name)
        }
        known = true
      }
    }
    guard known else { throw .unknownKeys }
    return SignedCheckpoint(checkpoint: claimed, bytes: bytes)
  }

  // `— <name> <base64 of key id ‖ signature>`; the dash is U+2014, three bytes.
  private static func signature(_ line: ArraySlice<UInt8>) -> Signature? {
    guard line.starts(with: Array("— ".utf8)) else { return nil }
    let parts = line.dropFirst(4).split(
      separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2, let name = String(validating: parts[0], as: UTF8.self),
      VerifierKey.isName(name), let bytes = Base64.decode(parts[1]), bytes.count > 4
    else { return nil }
    return Signature(
      name: Array(parts[0]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
  }
}

/// The number that `text` spells in decimal without leading zeros; nil for anything else.
func decimal(_ text: some Collection<UInt8>) -> Int? {
  guard let number = Digits.number(text), text.count == 1 || text.first != UInt8(ascii: "0")
  else { return nil }
  return number
}
