import CaseCore
import Merkle

// Outside time: each token is checked over the exact bytes of the checkpoint that it names.
extension BundleCheck {
  /// Checks what stands in `data/timestamps` with the check that the verifier brought along.
  mutating func checkTimestamps(under head: SignedCheckpoint) throws {
    var unread = 0
    for name in namesInOrder {
      switch name {
      case .timestamp(let size, let number):
        let before = BundleName.timestamp(size: size, number: number - 1)
        guard let stamped = stamped(size, number, before: before, as: name) else { continue }
        guard let timestamps else {
          unread += 1
          continue
        }
        guard let response = try content(name)?.whole(limit: Limits.timestampBytes) else {
          report.fail(.timestamp(.tooLarge), at: .file(name.path))
          continue
        }
        take(timestamps(response, over: stamped.bytes), of: name, size: size)
      case .openTimestamps(let size, let number):
        let before = BundleName.openTimestamps(size: size, number: number - 1)
        guard let stamped = stamped(size, number, before: before, as: name) else { continue }
        guard let bytes = try content(name)?.whole(limit: Limits.openTimestampsBytes),
          let proof = OpenTimestampsProof(bytes)
        else {
          report.fail(.openTimestampsMalformed, at: .file(name.path))
          continue
        }
        guard proof.isOf(stamped.bytes) else {
          report.fail(.timestamp(.otherData), at: .file(name.path))
          continue
        }
        report.notProven.append(.openTimestampsUnchecked(file: name.path))
      case .bagit, .bagInfo, .manifest, .tagManifest, .explanation, .journal, .salts, .leaves,
        .keys, .evidence, .checkpoint, .proof, .playbook, .dossier:
        break
      }
    }
    if unread > 0 { report.notProven.append(.timestampsUnread(count: unread)) }
    if stampedSize > 0 { report.notProven.append(.authorityInForce) }
  }

  /// The checkpoint that a file is about; says what is wrong if there is none, or if the numbers of
  /// its files have a gap.
  private mutating func stamped(
    _ size: Int, _ number: Int, before: BundleName, as name: BundleName
  ) -> SignedCheckpoint? {
    guard let checkpoint = checkpoints[size], number >= 1, number == 1 || files[before] != nil
    else {
      report.fail(.unexpectedName, at: .file(name.path))
      return nil
    }
    return checkpoint
  }

  private mutating func take(_ finding: TimestampFinding, of name: BundleName, size: Int) {
    switch finding {
    case .verified(let before, let authority):
      report.proven.append(.existedBefore(before, authority: authority, size: size))
      stampedSize = max(stampedSize, size)
    case .unknownAuthority(let claimed, let authority):
      report.notProven.append(
        .unknownAuthority(file: name.path, claimed: claimed, authority: authority))
    case .wrong(let fault): report.fail(.timestamp(fault), at: .file(name.path))
    }
  }
}
