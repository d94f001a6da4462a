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
      try await page(of: open[index].value, in: id)
    } done: { index, page in
      switch page {
      case .failure(let error): outcomes[open[index].entry] = .failed(error)
      case .success(let page):
        outcomes[open[index].entry] = .read(try await keep(page, of: open[index], in: &loaded))
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

  private func page(of added: EvidenceAdded, in id: Case.ID) async throws -> RecognisedPage {
    guard let format = PictureFormat(added), added.sizeBytes <= Int64(Limits.pictureBytes) else {
      throw RecognitionError.tooManyPixels
    }
    let bytes = try await reaching {
      try await ports.blobs.read(added.digest, of: id, offset: 0, count: Int(added.sizeBytes))
    }
    return try await ports.recogniser.page(of: bytes, format)
  }

  private func keep(
    _ page: RecognisedPage, of original: CaseState.Recorded<EvidenceAdded>,
    in loaded: inout LoadedCase
  ) async throws -> RecognisedPicture.Page {
    let bytes = page.encoded
    let id = loaded.id
    let blob = try await keeping(in: id) { try await ports.blobs.keep(bytes: bytes, of: id) }
    let copy = DerivativeAdded(
      original: original.entry, digest: blob.digest, sizeBytes: blob.sizeBytes,
      mediaType: MediaType.recognised.rawValue, how: .converted, recipients: ["self"],
      tool: "\(page.engine) \(page.version)")
    var reading: ReadingSummary?
    var failure: ReaderError?
    var read: Event?
    if let reader = Readers.reader(for: original.value.kind, media: .recognised) {
      do throws(ReaderError) {
        var list = FindingsDigest()
        let summary = try reader.read(bytes.span, as: original.value.kind) { list.add($0) }
        reading = summary
        read = Self.fileRead(summary, list.digest, evidence: original.entry)
      } catch {
        failure = error
      }
    }
    let earlier = loaded.state.recognisedPage(of: original.entry)
    if let earlier, earlier.value == copy {
      return .init(
        entry: earlier.entry, engine: copy.tool, pieces: page.pieces.count, reading: reading,
        failure: failure, isUnchanged: true)
    }
    let entry = loaded.size
    var records: [(Event, Recorder)] = [(.derivativeAdded(copy), .program)]
    if let read { records.append((read, .program)) }
    loaded = try await record(records, in: loaded)
    return .init(
      entry: entry, engine: copy.tool, pieces: page.pieces.count, reading: reading,
      failure: failure, isUnchanged: false)
  }

  /// Reads the text on a picture that is in no case, for a look at what would be found.
  /// - Returns: The page and what a reader found in it; nil for a file that is no picture.
  /// - Throws: `Refusal` for a file or a picture that cannot be read, or an unknown kind.
  public func dryRecognition(
    of path: String, as kindName: String? = nil
  ) async throws -> (page: RecognisedPage, reading: FileReading?)? {
    let fileName = Self.fileName(of: path)
    let picture: (bytes: [UInt8], format: PictureFormat)?
    do {
      picture = try ports.files.withMappedBytes(at: path) { raw in
        raw.withMemoryRebound(to: UInt8.self) { bytes in
          let head = Array(bytes.prefix(Limits.detectionBytes))
          let media = Detection.detect(
            head: head, fileName: fileName, sizeBytes: Int64(bytes.count)
          ).mediaType
          guard let format = PictureFormat(media) else { return nil }
          return (Array(bytes.prefix(Limits.pictureBytes + 1)), format)
        }
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
