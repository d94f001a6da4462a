public import CaseCore
import Evidence
public import Imports
public import Playbook

/// What came of adding a file.
public struct AddedEvidence: Sendable {
  /// The entry number of the original; that of the earlier one for content that was there already.
  public let entry: Int
  /// The name the file has.
  public let fileName: String
  /// The kind it was taken in as.
  public let kind: EvidenceKind.Name
  /// Other kinds that were as likely, where the content did not decide.
  public let candidates: [EvidenceKind.Name]
  /// How firm it is, as the playbook grades its kind and the way it was obtained; nil if it does not.
  public let grade: Grade.Name?
  /// Whether the same content was there already and nothing was added.
  public let isDuplicate: Bool
  /// What was read, without the findings; nil if no reader reads this kind of file.
  public internal(set) var reading: ReadingSummary?
  /// Why nothing could be read, where a reader tried and failed.
  public internal(set) var failure: ReaderError?
  /// What came of reading the text on it; nil for what is no picture, or was not to be read.
  public let picture: RecognisedPicture.Outcome?
  /// The case afterwards.
  public internal(set) var loaded: LoadedCase
  /// What came out of an archive, each as evidence of its own.
  public internal(set) var members: [AddedEvidence] = []
  /// The files of an archive that could not be had.
  public internal(set) var unreadMembers: [MailedArchive.Unread] = []
  /// How many files of an archive no reader reads: they stay in it.
  public internal(set) var passedOver = 0
}

extension Engine {
  /// Takes a file in as it is, byte for byte, and reads it.
  ///
  /// The original is durable before its entry is. A file that no reader understands is kept and
  /// said to be unread. The same content twice is kept once.
  /// `obtained` says how the person came to have it. Of a zip archive the files that can be read are
  /// taken in too; `unlocking` is asked for its password.
  /// The last part of `path` is kept as the original name; without `kindName` the kind is recognised
  /// by the content.
  /// - Throws: `Refusal` for a file that cannot be taken in, an unknown kind, or failing storage.
  public func addEvidence(
    _ path: String, as kindName: String? = nil, obtained: EvidenceAdded.Obtained? = nil,
    to id: Case.ID, unlocking: FileUnlocking? = nil
  ) async throws -> AddedEvidence {
    let added = try await addEvidence(
      named: path, as: kindName, obtained: obtained, to: id, unlocking
    ) {
      try await ports.blobs.keep(fileAt: path, of: id)
    }
    return try await opening(added, as: kindName, obtained: obtained, in: id, unlocking)
  }

  /// Takes in `bytes` that are in no file, such as what was pasted, under `name`; else as a file.
  /// - Throws: `Refusal` for a name that is none, an unknown kind, or failing storage.
  public func addEvidence(
    _ bytes: [UInt8], named name: String, as kindName: String? = nil,
    obtained: EvidenceAdded.Obtained? = nil, to id: Case.ID, unlocking: FileUnlocking? = nil
  ) async throws -> AddedEvidence {
    try await addEvidence(
      bytes, named: name, as: kindName, obtained: obtained, seen: nil, to: id,
      unlocking: unlocking)
  }

  func addEvidence(
    _ bytes: [UInt8], named name: String, as kindName: String?,
    obtained: EvidenceAdded.Obtained?, seen: RecognitionQueue.Page?, to id: Case.ID,
    unlocking: FileUnlocking?
  ) async throws -> AddedEvidence {
    guard !name.isEmpty, name == Self.fileName(of: name), !name.contains("/") else {
      throw Refusal.noFileName(name)
    }
    let added = try await addEvidence(
      named: name, as: kindName, obtained: obtained, seen: seen, to: id, unlocking
    ) {
      try await ports.blobs.keep(bytes: bytes, of: id)
    }
    return try await opening(added, as: kindName, obtained: obtained, in: id, unlocking)
  }

  /// Takes the files out of an archive, and the text out of a document that was locked until now.
  func opening(
    _ added: AddedEvidence, as kindName: String?, obtained: EvidenceAdded.Obtained?,
    in id: Case.ID, _ unlocking: FileUnlocking?
  ) async throws -> AddedEvidence {
    try await unpacking(
      try await rereading(added, in: id, unlocking), as: kindName, obtained: obtained, in: id,
      unlocking)
  }

  /// Takes in what `keep` keeps, under the last part of `path`. `seen` is what came of reading the text
  /// on it before; nil if the text on pictures is not to be read.
  func addEvidence(
    named path: String, as kindName: String?, obtained: EvidenceAdded.Obtained?,
    seen: RecognitionQueue.Page? = nil, to id: Case.ID, _ unlocking: FileUnlocking?,
    _ keep: () async throws -> KeptBlob
  ) async throws -> AddedEvidence {
    var loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    for text in [obtained?.app, obtained?.device, obtained?.from].compactMap(\.self) {
      try Self.check(
        text, Bilingual(zh: "来源", en: "where it comes from"), limit: Limits.factTextBytes)
    }
    let named = try kindName.map { try Self.evidenceKind($0, in: playbook) }
    let fileName = Self.fileName(of: path)
    let blob = try await keeping(in: id) { try await keep() }
    if let earlier = loaded.state.evidence.first(where: { $0.value.digest == blob.digest }) {
      let picture = try await pictureAgain(seen, of: earlier, blob, in: &loaded)
      return AddedEvidence(
        entry: earlier.entry, fileName: fileName, kind: earlier.value.kind, candidates: [],
        grade: playbook.grade(of: earlier.value), isDuplicate: true, reading: nil, failure: nil,
        picture: picture, loaded: loaded)
    }
    let detected = Detection.detect(
      head: blob.head, fileName: fileName, sizeBytes: blob.sizeBytes)
    let intake = try await read(
      blob, detected, fileName, as: named, seen, in: loaded,
      known: Set(playbook.parts.evidence.map(\.id)), unlocking)
    let added = EvidenceAdded(
      kind: intake.kind, digest: blob.digest, sizeBytes: blob.sizeBytes,
      mediaType: detected.mediaType.rawValue, fileName: fileName, modifiedAt: blob.modifiedAt,
      kindNamedByPerson: named != nil, obtained: obtained)
    let entry = loaded.size
    let after = try await record(
      [(.evidenceAdded(added), .person)] + intake.records, in: loaded)
    return AddedEvidence(
      entry: entry, fileName: fileName, kind: intake.kind,
      candidates: named == nil ? detected.certainty.candidates : [],
      grade: playbook.grade(of: added), isDuplicate: false, reading: intake.reading,
      failure: intake.failure, picture: intake.picture, loaded: after)
  }

  /// What is known of an original before it is recorded.
  private struct Intake {
    var kind: EvidenceKind.Name
    var reading: ReadingSummary?
    var failure: ReaderError?
    var picture: RecognisedPicture.Outcome?
    var records: [(Event, Recorder)] = []
  }

  private func read(
    _ blob: KeptBlob, _ detected: DetectedKind, _ name: String, as named: EvidenceKind.Name?,
    _ seen: RecognitionQueue.Page?, in loaded: LoadedCase, known: Set<EvidenceKind.Name>,
    _ unlocking: FileUnlocking?
  ) async throws -> Intake {
    var intake = Intake(kind: named ?? detected.kind)
    switch try await text(seen, on: blob, detected.mediaType, in: loaded.id) {
    case .failure(let error): intake.picture = .failed(error)
    case .success(let text):
      let read = PageReading(text, as: intake.kind)
      // A kind that this playbook does not have could be neither graded nor asked for.
      if named == nil, let shown = read.summary?.kind, known.contains(shown) {
        intake.kind = shown
      }
      let copies = try await copies(of: text, original: loaded.size, in: loaded.id)
      intake.records = records(of: read, copies, original: loaded.size)
      intake.reading = read.summary
      intake.failure = read.failure
      intake.picture = .read(
        .init(read, text, entry: loaded.size + copies.count, isUnchanged: false))
    case nil:
      let first = try await firstReading(
        of: blob, detected.mediaType, name, as: intake.kind, entry: loaded.size, in: loaded.id,
        unlocking)
      intake.reading = first.summary
      intake.failure = first.failure
      intake.records = first.events
      if intake.kind == EvidenceKinds.other, let summary = first.summary {
        intake.kind = summary.kind
      }
    }
    return intake
  }

  // A picture that was taken in unread can be read when it comes again.
  private func pictureAgain(
    _ seen: RecognitionQueue.Page?, of earlier: CaseState.Recorded<EvidenceAdded>,
    _ blob: KeptBlob, in loaded: inout LoadedCase
  ) async throws -> RecognisedPicture.Outcome? {
    guard let media = MediaType(rawValue: earlier.value.mediaType) else { return nil }
    if loaded.state.recognisedPage(of: earlier.entry) != nil { return .readBefore }
    switch try await text(seen, on: blob, media, in: loaded.id) {
    case .failure(let error): return .failed(error)
    case .success(let text): return .read(try await keep(text, of: earlier, in: &loaded))
    case nil: return nil
    }
  }

  /// What the readers make of `blob`, which comes in as entry `entry`.
  private func firstReading(
    of blob: KeptBlob, _ media: MediaType, _ name: String, as kind: EvidenceKind.Name, entry: Int,
    in id: Case.ID, _ unlocking: FileUnlocking?
  ) async throws -> FirstReading {
    if media == .pdf {
      return try await documentReading(
        of: blob.digest, blob.sizeBytes, name, as: kind, entry: entry, in: id, unlocking)
    }
    var first = FirstReading()
    guard blob.sizeBytes <= Int64(Limits.readableBytes),
      let reader = Readers.reader(for: kind, media: media)
    else { return first }
    do {
      let (summary, digest, secret) = try await reaching {
        try await self.read(blob.digest, of: id, as: kind, with: reader)
      }
      first.summary = summary
      first.events = [(Self.fileRead(summary, digest, evidence: entry), .program)]
      first.events += commitments(to: secret, in: entry)
    } catch let error as ReaderError {
      // A spreadsheet that is no bill is kept like any other file.
      let isAnything = kind == EvidenceKinds.other && media.isWorkbook && error != .locked
      first.failure = isAnything ? nil : error
    }
    return first
  }

  /// Reads a file that is in no case, for a look at what would be found; of an archive the one file
  /// in it that can be read.
  /// - Throws: `Refusal` for a file that cannot be read at all or an unknown kind.
  public func dryReading(
    of path: String, as kindName: String? = nil, unlocking: FileUnlocking? = nil
  ) async throws -> FileReading {
    let kind = try kindName.map(Self.readableKind)
    let fileName = Self.fileName(of: path)
    do {
      let outcome = try ports.files.withMappedBytes(at: path) { raw in
        try raw.withMemoryRebound(to: UInt8.self) { bytes in
          try Self.reading(of: bytes.span, named: fileName, as: kind, unlocking)
        }
      }
      return try await reading(outcome, as: kind, unlocking)
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    } catch let error as ReaderError {
      throw Refusal.reader(error, fileName)
    }
  }

  /// Reads `bytes` that are in no file, for a look at what would be found; else as a file.
  /// - Throws: `Refusal` for bytes that cannot be read at all or an unknown kind.
  public func dryReading(
    of bytes: [UInt8], named name: String, as kindName: String? = nil,
    unlocking: FileUnlocking? = nil
  ) async throws -> FileReading {
    let kind = try kindName.map(Self.readableKind)
    do {
      let outcome = try Self.reading(of: bytes.span, named: name, as: kind, unlocking)
      return try await reading(outcome, as: kind, unlocking)
    } catch let error as ReaderError {
      throw Refusal.reader(error, name)
    }
  }

  /// A look at a file: what was read, or a document whose text is to be taken out first.
  private enum Look: Sendable {
    case read(FileReading)
    case document([UInt8], name: String)
  }

  private func reading(
    _ look: Look, as kind: EvidenceKind.Name?, _ unlocking: FileUnlocking?
  ) async throws -> FileReading {
    switch look {
    case .read(let reading): return reading
    case .document(let bytes, let name):
      return try await dryDocument(bytes, named: name, as: kind, unlocking)
    }
  }

  private static func reading(
    of bytes: Bytes, named name: String, as kind: EvidenceKind.Name?, _ unlocking: FileUnlocking?
  ) throws -> Look {
    if MailedArchive.isArchive(bytes) {
      let archive = try opened(bytes, name, unlocking)
      guard archive.taken.count <= 1 else {
        throw Refusal.archiveOfSeveral(name, archive.taken.map(\.name))
      }
      if let only = archive.taken.first {
        return try look(only.bytes.span, only.name, as: kind)
      }
      if let unread = archive.unread.first { throw unread.why }
    }
    return try look(bytes, name, as: kind)
  }

  private static func look(
    _ bytes: Bytes, _ name: String, as kind: EvidenceKind.Name?
  ) throws -> Look {
    let head = bytes.extracting(first: Limits.detectionBytes)
    let media = Detection.detect(head: head, fileName: name, sizeBytes: Int64(bytes.count))
      .mediaType
    guard media == .pdf else {
      return .read(try Readers.reading(of: bytes, fileName: name, as: kind))
    }
    let document = bytes.withUnsafeBufferPointer { Array($0.prefix(Limits.documentFileBytes + 1)) }
    return .document(document, name: name)
  }

  private static func readableKind(_ name: String) throws(Refusal) -> EvidenceKind.Name {
    guard let kind = EvidenceKind.Name(name), Readers.reader(for: kind) != nil else {
      throw .unknownName(
        name, what: Bilingual(zh: "可读的文件种类", en: "kind of file that is read"),
        known: (Readers.all.flatMap { $0.kinds.map(\.text) }
          + DocumentReader.kinds.subtracting(PageReader.kinds).map(\.text)).sorted())
    }
    return kind
  }

  /// Reads the original `digest` and gives each finding to nobody: what is kept is the summary and
  /// the digest of the list, which can be made again at any time. Findings with card keys come back,
  /// to be committed to.
  private func read(
    _ digest: Digest, of id: Case.ID, as kind: EvidenceKind.Name,
    with reader: any FileReader.Type
  ) async throws -> (ReadingSummary, Digest, [Finding]) {
    try await ports.blobs.withMappedBytes(of: digest, in: id) { raw in
      try raw.withMemoryRebound(to: UInt8.self) { bytes in
        var list = FindingsDigest()
        var secret: [Finding] = []
        let summary = try reader.read(bytes.span, as: kind) { finding in
          list.add(finding)
          if secret.count < Limits.commitmentsPerFile, !finding.secrets.isEmpty {
            secret.append(finding)
          }
        }
        return (summary, list.digest, secret)
      }
    }
  }

  static func fileRead(
    _ summary: ReadingSummary, _ digest: Digest, evidence: Int
  ) -> Event {
    .fileRead(
      FileRead(
        evidence: evidence, reader: summary.reader, readerVersion: summary.readerVersion,
        variant: summary.variant, rows: summary.rows, findings: summary.findingCount,
        unread: summary.unreadCount, complete: summary.complete, findingsDigest: digest))
  }

  static func evidenceKind(
    _ name: String, in playbook: Playbook
  ) throws(Refusal) -> EvidenceKind.Name {
    guard let kind = playbook.parts.evidence.first(where: { $0.id.text == name }) else {
      throw .unknownName(
        name, what: Bilingual(zh: "证据种类", en: "kind of evidence"),
        known: playbook.parts.evidence.map(\.id.text))
    }
    return kind.id
  }

  /// The last part of a path, cut to what is kept. It is shown and never used as a path again.
  static func fileName(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    var name = ""
    for character in last {
      guard name.utf8.count + String(character).utf8.count <= Limits.fileNameBytes else { break }
      name.append(character)
    }
    return name
  }
}

extension DetectedKind.Certainty {
  /// The kinds that were as likely; none where the content decided.
  fileprivate var candidates: [EvidenceKind.Name] {
    switch self {
    case .certain: []
    case .uncertain(let candidates): candidates
    }
  }
}
