import CaseCore
import Imports

/// Asks for the password of the file `name`; `isAgain` says that the last one was wrong. Nil gives up.
///
/// A password is neither kept nor written anywhere.
public typealias FileUnlocking =
  @Sendable (_ name: String, _ isAgain: Bool) throws -> [UInt8]?

extension Engine {
  /// Opens the archive `added` and takes each file out of it that a reader may read, as evidence of its
  /// own. The archive stays as it came; an entry for each file says which evidence it became.
  ///
  /// An archive that was there already is opened again, so that a password can be given later.
  func unpacking(
    _ added: AddedEvidence, as kindName: String?, obtained: EvidenceAdded.Obtained?,
    in id: Case.ID, _ unlocking: FileUnlocking?
  ) async throws -> AddedEvidence {
    guard let original = added.loaded.state.evidence(at: added.entry),
      original.mediaType == MediaType.zip.rawValue
    else { return added }
    var result = added
    let archive: MailedArchive
    do {
      archive = try await reaching {
        try await ports.blobs.withMappedBytes(of: original.digest, in: id) { raw in
          try raw.withMemoryRebound(to: UInt8.self) { bytes in
            try Self.opened(bytes.span, added.fileName, unlocking)
          }
        }
      }
    } catch let error as ReaderError {
      result.failure = error
      return result
    }
    for member in archive.taken {
      let one = try await addEvidence(
        named: member.name, as: kindName, obtained: obtained, to: id, unlocking
      ) { try await ports.blobs.keep(bytes: member.bytes, of: id) }
      result.members.append(one)
    }
    result.passedOver = archive.passedOver
    result.unreadMembers = archive.unread
    if archive.taken.isEmpty { result.failure = archive.unread.first?.why }
    result.loaded = try await linking(result, in: id)
    return result
  }

  /// Records which evidence the files of an archive became, each once.
  private func linking(_ zip: AddedEvidence, in id: Case.ID) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let known = Set(
      loaded.state.confirmedFindings.filter {
        $0.value.evidence == zip.entry && $0.value.kind == FindingKinds.archiveMember
      }.map(\.value.finding))
    let events = zip.members.enumerated().compactMap { index, member -> (Event, Recorder)? in
      let finding = "member:\(member.entry)"
      guard !known.contains(finding) else { return nil }
      return (
        .findingConfirmed(
          FindingConfirmed(
            evidence: zip.entry, finding: finding, kind: FindingKinds.archiveMember,
            place: .row(index + 1), quote: member.fileName, values: [])),
        .program
      )
    }
    return try await record(events, in: loaded)
  }

  /// Opens an archive, asking for passwords as often as a person may err.
  /// - Throws: `ReaderError` where it cannot be opened at all.
  static func opened(
    _ bytes: Bytes, _ name: String, _ unlocking: FileUnlocking?
  ) throws -> MailedArchive {
    var archive = try MailedArchive(bytes, password: nil)
    for attempt in 0..<Limits.filePasswordTries where archive.isLocked {
      guard let password = try unlocking?(name, attempt > 0) else { break }
      archive = try MailedArchive(bytes, password: password)
    }
    return archive
  }
}
