public import CaseCore
import Evidence
import Imports

/// A card key that the case holds a commitment to.
public struct CommittedKey: Sendable, Hashable {
  /// The entry with the commitment.
  public let entry: Int
  /// The entry number of the original that shows the key.
  public let evidence: Int
  /// Where it stands there.
  public let place: Place
  /// What stands there, the key masked.
  public let quote: String
}

extension Engine {
  /// Looks which commitments of the case open to `secret`: which original showed this very card key.
  ///
  /// `secret` is neither kept nor written anywhere. Blanks around it, and small letters for capital
  /// ones, make no difference.
  /// - Returns: The commitments that open, and how many there are.
  public func committedKeys(
    opening secret: [UInt8], in id: Case.ID
  ) async throws -> (found: [CommittedKey], of: Int) {
    let commitments = try await load(id).state.confirmedFindings.compactMap { confirmed in
      CardKeyCommitment(confirmed.value).map { (confirmed, $0) }
    }
    let spellings = CardKeyCommitment.spellings(of: secret)
    let found = commitments.filter { _, commitment in
      // Each is tried, so that the time does not tell which one it was.
      spellings.map(commitment.opens).contains(true)
    }
    return (
      found.map { confirmed, _ in
        CommittedKey(
          entry: confirmed.entry, evidence: confirmed.value.evidence, place: confirmed.value.place,
          quote: confirmed.value.quote)
      }, commitments.count
    )
  }

  /// The entries that commit to the card keys of `findings`, which stand in the original `evidence`.
  func commitments(to findings: [Finding], in evidence: Int) -> [(Event, Recorder)] {
    var events: [(Event, Recorder)] = []
    for finding in findings {
      for (index, secret) in finding.secrets.enumerated() {
        guard events.count < Limits.commitmentsPerFile else { return events }
        let commitment = CardKeyCommitment(
          to: secret.bytes, under: .init(randomBytes: randomness.bytes(32)))
        let isPage = finding.kind == FindingKinds.cardKey
        events.append(
          (
            .findingConfirmed(
              FindingConfirmed(
                evidence: evidence, finding: "\(finding.id)/key:\(index + 1)",
                kind: FindingKinds.cardKey, place: finding.place,
                // A row, and a message of a chat, say more than that a key is there.
                quote: isPage ? finding.quote : "", speaker: nil, values: [commitment.value])),
            .program
          ))
      }
    }
    return events
  }
}

/// A commitment to a card key as the value of a confirmed finding: `hmac-sha256:<key>:<code>`, both in
/// hexadecimal.
struct CardKeyCommitment {
  private static let fact = Fact.Name("card_key_commitment")
  private static let scheme = "hmac-sha256"

  private let key: SecretCommitment.Key
  private let commitment: SecretCommitment

  /// Commits to `secret` under `key`.
  init(to secret: [UInt8], under key: SecretCommitment.Key) {
    self.key = key
    commitment = SecretCommitment(to: secret, under: key)
  }

  /// The commitment that `confirmed` carries; nil for any other finding.
  init?(_ confirmed: FindingConfirmed) {
    guard confirmed.kind == FindingKinds.cardKey,
      let value = confirmed.values.first(where: { $0.fact == Self.fact })?.value,
      case .text(let text) = value
    else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.scheme, let key = Digest(hex: String(parts[1])),
      let code = Digest(hex: String(parts[2]))
    else { return nil }
    self.key = SecretCommitment.Key(randomBytes: key.bytes)
    commitment = SecretCommitment(code: code)
  }

  /// The value that carries it.
  var value: ShownValue {
    guard let fact = Self.fact else {
      preconditionFailure("A name that is written in the code is well formed.")
    }
    return ShownValue(
      fact: fact,
      value: .text("\(Self.scheme):\(Hex.text(of: key.bytes)):\(commitment.code.hex)"))
  }

  /// Whether it is a commitment to `secret`.
  func opens(to secret: [UInt8]) -> Bool { commitment.opens(to: secret, under: key) }

  /// `secret` as it may stand in a file: without blanks around it, and in capitals.
  static func spellings(of secret: [UInt8]) -> [[UInt8]] {
    let blank: (UInt8) -> Bool = { [0x20, 0x09, 0x0a, 0x0d].contains($0) }
    let trimmed = Array(secret.drop(while: blank).reversed().drop(while: blank).reversed())
    guard !trimmed.isEmpty else { return [] }
    let capitals = trimmed.map { (0x61...0x7a).contains($0) ? $0 - 0x20 : $0 }
    return capitals == trimmed ? [trimmed] : [trimmed, capitals]
  }
}
