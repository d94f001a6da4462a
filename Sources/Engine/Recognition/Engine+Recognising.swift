public import CaseCore
import Evidence
public import Imports

/// What came of reading the text on one picture of a case.
public struct RecognisedPicture: Sendable {
  /// A page that an engine read.
  public struct Page: Sendable {
    /// The entry that keeps it.
    public let entry: Int
    /// The engine, with its version.
    public let engine: String
    /// How many pieces of text it has.
    public let pieces: Int
    /// What was found in it, without the findings; nil where no reader reads pictures of this kind.
    public let reading: ReadingSummary?
    /// Why nothing was found, where a reader tried and failed.
    public let failure: ReaderError?
    /// Whether the case had the same page already.
    public let isUnchanged: Bool
  }

  /// What came of it.
  public enum Outcome: Sendable {
    case read(Page)
    /// It was read before, and was not to be read again.
    case readBefore
    case failed(RecognitionError)
  }

  /// The entry number of the picture.
  public let evidence: Int
  /// The name that it had.
  public let fileName: String
  /// The kind that it was taken in as.
  public let kind: EvidenceKind.Name
  /// What came of it.
  public let outcome: Outcome
}

extension Engine {
  /// Reads the text on pictures of a case: those of the entry numbers `numbers`, or all; those that
  /// were read before only if `again`.
  ///
  /// Each page is kept as a copy of its picture in another format, for the person alone, and recorded
  /// as soon as it and those before it are read; so a run that is broken off has lost nothing that
  /// was read, and the next goes on. A picture that cannot be read fails nothing else.
  /// `progress` is told how many of how many are done.
  /// - Throws: `Refusal` for failing storage, or if somebody else wrote into the case meanwhile.
  public func recognise(
    _ numbers: Set<Int>? = nil, again: Bool = false, in id: Case.ID,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws -> [RecognisedPicture] {
    var loaded = try await loadToChange(id)
    let pictures = loaded.state.evidence.filter {
      numbers?.contains($0.entry) ?? true && PictureFormat($0.value) != nil
    }
    let open = pictures.filter { again || loaded.state.recognisedPage(of: $0.entry) == nil }
    var outcomes: [Int: RecognisedPicture.Outcome] = [:]
    progress(0, open.count)
    try await RecognitionQueue.run(open.count, lanes: ports.recogniser.lanes) { index in
      let added = open[index].value
      guard let format = PictureFormat(added) else { return nil }
      return SeenPicture(
        digest: added.digest,
        page: try await page(of: added.digest, added.sizeBytes, format, in: id))
    } done: { index, page in
      switch page {
      case .failure(let error): outcomes[open[index].entry] = .failed(error)
      case .success(let seen?):
        outcomes[open[index].entry] = .read(
          try await keep(seen.page, of: open[index], in: &loaded))
      case .success(nil): return
      }
      progress(index + 1, open.count)
    }
    return pictures.map { picture in
      RecognisedPicture(
        evidence: picture.entry, fileName: picture.value.fileName, kind: picture.value.kind,
        outcome: outcomes[picture.entry] ?? .readBefore)
    }
  }

  /// Reads the text on pictures of a case that are named by number or by file name; see
  /// `recognise(_:again:in:progress:)`.
  public func recognise(
    named names: [String], again: Bool, in id: Case.ID,
    progress: (_ done: Int, _ all: Int) -> Void
  ) async throws -> [RecognisedPicture] {
    let state = try await load(id).state
    let numbers = try names.map { name in
      let number = try Self.evidenceNumber(name, in: state)
      guard let added = state.evidence(at: number), PictureFormat(added) != nil else {
        throw Refusal.noPicture(name)
      }
      return number
    }
    return try await recognise(
      numbers.isEmpty ? nil : Set(numbers), again: again, in: id, progress: progress)
  }

  /// The page that the engine reads on the stored picture `digest`.
  func page(
    of digest: Digest, _ sizeBytes: Int64, _ format: PictureFormat, in id: Case.ID
  ) async throws -> RecognisedPage {
    guard sizeBytes <= Int64(Limits.pictureBytes) else { throw RecognitionError.tooManyPixels }
    let bytes = try await reaching {
      try await ports.blobs.read(digest, of: id, offset: 0, count: Int(sizeBytes))
    }
    return try await ports.recogniser.page(of: bytes, format)
  }

  /// Keeps `page`, which was read on a picture of the case, unless it has the same one already.
  func keep(
    _ page: RecognisedPage, of original: CaseState.Recorded<EvidenceAdded>,
    in loaded: inout LoadedCase
  ) async throws -> RecognisedPicture.Page {
    let read = PageReading(page, as: original.value.kind)
    let copy = try await copy(of: page, original: original.entry, in: loaded.id)
    let earlier = loaded.state.recognisedPage(of: original.entry)
    if let earlier, earlier.value == copy {
      return .init(read, page, entry: earlier.entry, isUnchanged: true)
    }
    let entry = loaded.size
    let known = loaded.state.confirmedFindings.contains {
      $0.value.evidence == original.entry && $0.value.kind == FindingKinds.cardKey
    }
    loaded = try await record(
      records(of: read, copy, original: original.entry, committing: !known), in: loaded)
    return .init(read, page, entry: entry, isUnchanged: false)
  }

  /// Keeps the bytes of `page` as a copy of the picture at entry `original`; no entry names it yet.
  func copy(of page: RecognisedPage, original: Int, in id: Case.ID) async throws -> DerivativeAdded
  {
    let bytes = page.encoded
    let blob = try await keeping(in: id) { try await ports.blobs.keep(bytes: bytes, of: id) }
    return DerivativeAdded(
      original: original, digest: blob.digest, sizeBytes: blob.sizeBytes,
      mediaType: MediaType.recognised.rawValue, how: .converted, recipients: ["self"],
      tool: page.tool)
  }

  /// What is recorded of a page: the page itself, what a reader found in it, and, if `committing`,
  /// commitments to the card keys on it.
  func records(
    of read: PageReading, _ copy: DerivativeAdded, original: Int, committing: Bool = true
  ) -> [(Event, Recorder)] {
    var records: [(Event, Recorder)] = [(.derivativeAdded(copy), .program)]
    if let summary = read.summary {
      records.append((Self.fileRead(summary, read.digest, evidence: original), .program))
    }
    return records + (committing ? commitments(to: read.secret, in: original) : [])
  }

  /// Reads the text on a picture that is in no case, for a look at what would be found.
  /// - Returns: The page and what a reader found in it; nil for a file that is no picture.
  /// - Throws: `Refusal` for a file or a picture that cannot be read, or an unknown kind.
  public func dryRecognition(
    of path: String, as kindName: String? = nil
  ) async throws -> (page: RecognisedPage, reading: FileReading?)? {
    let fileName = Self.fileName(of: path)
    let picture: Picture?
    do {
      picture = try ports.files.withMappedBytes(at: path) { raw in
        raw.withMemoryRebound(to: UInt8.self) { Picture($0, fileName) }
      }
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    }
    guard let picture else { return nil }
    let kind = kindName.flatMap { EvidenceKind.Name($0) } ?? EvidenceKinds.screenshot
    let reader = Readers.reader(for: kind, media: .recognised)
    if let kindName, reader == nil {
      throw Refusal.unknownName(
        kindName, what: Bilingual(zh: "可读的图片种类", en: "kind of picture that is read"),
        known: ScreenReader.kinds.map(\.text).sorted())
    }
    do {
      guard picture.bytes.count <= Limits.pictureBytes else {
        throw RecognitionError.tooManyPixels
      }
      let page = try await ports.recogniser.page(of: picture.bytes, picture.format)
      let encoded = page.encoded
      return (page, try reader?.reading(of: encoded.span, as: kind))
    } catch let error as RecognitionError {
      throw Refusal.notRecognised(error, fileName)
    } catch let error as ReaderError {
      throw Refusal.reader(error, fileName)
    }
  }
}

extension RecognisedPicture {
  /// What the picture shows, where that is another kind of evidence than it was taken in as.
  public var shownKind: EvidenceKind.Name? {
    guard case .read(let page) = outcome, let shown = page.reading?.kind, shown != kind else {
      return nil
    }
    return shown
  }
}

extension CaseState {
  /// The last page that was read on the picture at entry `number`.
  func recognisedPage(of number: Int) -> Recorded<DerivativeAdded>? {
    derivatives.last {
      $0.value.original == number && $0.value.how == .converted
        && $0.value.mediaType == MediaType.recognised.rawValue
    }
  }
}

extension PictureFormat {
  /// The format of a picture; nil for what is none.
  init?(_ media: MediaType) {
    switch media {
    case .png: self = .png
    case .jpeg: self = .jpeg
    case .gif: self = .gif
    case .webp: self = .webp
    case .heic: self = .heic
    default: return nil
    }
  }

  /// The format of a stored picture; nil for what is none.
  init?(_ added: EvidenceAdded) {
    guard let media = MediaType(rawValue: added.mediaType) else { return nil }
    self.init(media)
  }
}
