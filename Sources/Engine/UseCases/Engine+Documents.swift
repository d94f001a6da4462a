import CaseCore
import Evidence
import Imports

/// What the readers made of an original that has just come in.
struct FirstReading: Sendable {
  /// What was read; nil if no reader reads it, or it could not be read.
  var summary: ReadingSummary?
  /// Why it could not be read.
  var failure: ReaderError?
  /// What is to be recorded of it.
  var events: [(Event, Recorder)] = []
}

// The text of documents of pages is taken out once, by another program, and kept as a copy: findings
// are made from it again without that program, and without the password.
extension Engine {
  /// Takes the text out of the document `digest`, whose entry is `entry`, and reads it as `kind`.
  func documentReading(
    of digest: Digest, _ sizeBytes: Int64, _ name: String, as kind: EvidenceKind.Name, entry: Int,
    in id: Case.ID, _ unlocking: FileUnlocking?
  ) async throws -> FirstReading {
    guard sizeBytes <= Int64(Limits.documentFileBytes) else {
      return FirstReading(
        failure: .tooLarge(sizeBytes: Int(clamping: sizeBytes), limit: Limits.documentFileBytes))
    }
    let bytes = try await reaching {
      try await ports.blobs.read(digest, of: id, offset: 0, count: Int(sizeBytes))
    }
    var first = FirstReading()
    do {
      let text = try await documentText(of: bytes, name, unlocking)
      guard !text.isWithoutText else { return FirstReading(failure: .noText) }
      let copy = text.encoded
      let blob = try await keeping(in: id) { try await ports.blobs.keep(bytes: copy, of: id) }
      first.events.append(
        (
          .derivativeAdded(
            DerivativeAdded(
              original: entry, digest: blob.digest, sizeBytes: blob.sizeBytes,
              mediaType: MediaType.document.rawValue, how: .converted, recipients: ["self"],
              tool: "\(text.tool) \(text.version)")), .program
        ))
      var list = FindingsDigest()
      var secret: [Finding] = []
      let summary = try DocumentReader.read(text, as: kind) { finding in
        list.add(finding)
        if secret.count < Limits.commitmentsPerFile, !finding.secrets.isEmpty {
          secret.append(finding)
        }
      }
      first.summary = summary
      first.events.append((Self.fileRead(summary, list.digest, evidence: entry), .program))
      first.events += commitments(to: secret, in: entry)
    } catch let error as ReaderError {
      first.failure = error
    }
    return first
  }

  /// The words of a document, asking for its password as often as a person may err.
  /// - Throws: `ReaderError` where they cannot be had.
  func documentText(
    of bytes: [UInt8], _ name: String, _ unlocking: FileUnlocking?
  ) async throws -> DocumentText {
    var password: [UInt8]?
    for attempt in 0...Limits.filePasswordTries {
      do {
        return try await ports.documents.text(of: bytes, password: password)
      } catch let error as DocumentError {
        guard error == .locked, attempt < Limits.filePasswordTries,
          let next = try unlocking?(name, attempt > 0)
        else { throw Self.meaning(of: error) }
        password = next
      }
    }
    throw ReaderError.locked
  }

  /// Reads a document that is in the case already and whose text could not be had before, as when its
  /// password was missing.
  func rereading(
    _ added: AddedEvidence, in id: Case.ID, _ unlocking: FileUnlocking?
  ) async throws -> AddedEvidence {
    let state = added.loaded.state
    guard added.isDuplicate, let original = state.evidence(at: added.entry),
      original.mediaType == MediaType.pdf.rawValue, state.documentText(of: added.entry) == nil
    else { return added }
    let first = try await documentReading(
      of: original.digest, original.sizeBytes, added.fileName, as: original.kind,
      entry: added.entry, in: id, unlocking)
    var result = added
    result.reading = first.summary
    result.failure = first.failure
    if !first.events.isEmpty {
      result.loaded = try await record(first.events, in: try await loadToChange(id))
    }
    return result
  }

  /// What the document `bytes` shows, which is in no case.
  func dryDocument(
    _ bytes: [UInt8], named name: String, as kind: EvidenceKind.Name?, _ unlocking: FileUnlocking?
  ) async throws -> FileReading {
    guard bytes.count <= Limits.documentFileBytes else {
      throw ReaderError.tooLarge(sizeBytes: bytes.count, limit: Limits.documentFileBytes)
    }
    let text = try await documentText(of: bytes, name, unlocking)
    var findings: [Finding] = []
    let summary = try DocumentReader.read(text, as: kind ?? EvidenceKinds.other) {
      findings.append($0)
    }
    return FileReading(summary: summary, findings: findings)
  }

  private static func meaning(of error: DocumentError) -> ReaderError {
    switch error {
    case .toolMissing(let program): .noTool(program)
    case .locked: .locked
    case .unreadable: .damaged("PDF")
    case .overflowing(let limit): .overflowing(limit: limit)
    case .timedOut(let seconds): .tooSlow(seconds: seconds)
    }
  }
}

extension CaseState {
  /// The text that was taken out of the document at entry `number` last.
  func documentText(of number: Int) -> Recorded<DerivativeAdded>? {
    derivatives.last {
      $0.value.original == number && $0.value.how == .converted
        && $0.value.mediaType == MediaType.document.rawValue
    }
  }
}
