public import CaseCore
import Evidence
public import Imports
import Merkle

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
    /// How many frames of a recording were read; nil of a picture.
    public let frames: Int?
    /// How much of a picture there was; nil of a recording.
    public let extent: PictureExtent?
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
      numbers?.contains($0.entry) ?? true && SeenFormat($0.value) != nil
    }
    let open = pictures.filter { again || loaded.state.recognisedPage(of: $0.entry) == nil }
    var outcomes: [Int: RecognisedPicture.Outcome] = [:]
    progress(0, open.count)
    try await RecognitionQueue.run(open.count, lanes: ports.recogniser.lanes) { index in
      let added = open[index].value
      guard let format = SeenFormat(added) else { return nil }
      return SeenPicture(
        digest: added.digest,
        text: try await text(of: added.digest, added.sizeBytes, format, in: id))
    } done: { index, page in
      switch page {
      case .failure(let error): outcomes[open[index].entry] = .failed(error)
      case .success(let seen?):
        outcomes[open[index].entry] = .read(
          try await keep(seen.text, of: open[index], in: &loaded))
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
      guard let added = state.evidence(at: number), SeenFormat(added) != nil else {
        throw Refusal.noPicture(name)
      }
      return number
    }
    return try await recognise(
      numbers.isEmpty ? nil : Set(numbers), again: again, in: id, progress: progress)
  }

  /// What the engine sees on the stored original `digest`.
  func text(
    of digest: Digest, _ sizeBytes: Int64, _ format: SeenFormat, in id: Case.ID
  ) async throws -> SeenText {
    guard sizeBytes <= Int64(format.limitBytes) else { throw format.tooLarge }
    let bytes = try await reaching {
      try await ports.blobs.read(digest, of: id, offset: 0, count: Int(sizeBytes))
    }
    return try await text(on: bytes, format)
  }

  /// What the engine sees on `bytes`.
  func text(on bytes: [UInt8], _ format: SeenFormat) async throws -> SeenText {
    guard bytes.count <= format.limitBytes else { throw format.tooLarge }
    switch format {
    case .picture(let format):
      return .page(
        try await ports.recogniser.page(of: bytes, format), PictureExtent(bytes.span))
    case .recording(let format):
      let sampled = try await ports.frames.frames(of: bytes, format)
      var frames: [RecognisedRecording.Frame] = []
      var pictures: [[UInt8]] = []
      var isWhole = sampled.isWhole
      for frame in sampled.frames {
        do {
          let page = try await ports.recogniser.page(of: frame.picture, .png)
          var hash = RunningDigest()
          hash.add(frame.picture)
          frames.append(.init(milliseconds: frame.milliseconds, picture: hash.digest, page: page))
          pictures.append(frame.picture)
        } catch let error as RecognitionError where !error.concernsAll {
          // The other frames are worth having.
          isWhole = false
        }
      }
      let recording = RecognisedRecording(
        milliseconds: sampled.milliseconds, isWhole: isWhole, tool: sampled.tool, frames: frames)
      return .recording(recording, pictures: pictures)
    }
  }

  /// Keeps `text`, which was read on an original of the case, unless it has the same already.
  func keep(
    _ text: SeenText, of original: CaseState.Recorded<EvidenceAdded>,
    in loaded: inout LoadedCase
  ) async throws -> RecognisedPicture.Page {
    let read = PageReading(text, as: original.value.kind)
    let copies = try await copies(of: text, original: original.entry, in: loaded.id)
    let earlier = loaded.state.recognisedPage(of: original.entry)
    if let earlier, earlier.value == copies.last {
      return .init(read, text, entry: earlier.entry, isUnchanged: true)
    }
    let entry = loaded.size + copies.count - 1
    let known = loaded.state.confirmedFindings.contains {
      $0.value.evidence == original.entry && $0.value.kind == FindingKinds.cardKey
    }
    loaded = try await record(
      records(of: read, copies, original: original.entry, committing: !known), in: loaded)
    return .init(read, text, entry: entry, isUnchanged: false)
  }

  /// Keeps the bytes of `text` as copies of the original at entry `original`: the pictures of the frames
  /// of a recording, and last what was read. No entry names them yet.
  func copies(
    of text: SeenText, original: Int, in id: Case.ID
  ) async throws -> [DerivativeAdded] {
    func copy(_ bytes: [UInt8], _ media: MediaType, _ tool: String) async throws
      -> DerivativeAdded
    {
      let blob = try await keeping(in: id) { try await ports.blobs.keep(bytes: bytes, of: id) }
      return DerivativeAdded(
        original: original, digest: blob.digest, sizeBytes: blob.sizeBytes,
        mediaType: media.rawValue, how: .converted, recipients: ["self"], tool: tool)
    }
    var copies: [DerivativeAdded] = []
    if case .recording(let recording, let pictures) = text {
      for picture in pictures { copies.append(try await copy(picture, .png, recording.tool)) }
    }
    copies.append(try await copy(text.encoded, text.mediaType, text.tool))
    return copies
  }

  /// What is recorded of what was read: the copies, what a reader found, and, if `committing`,
  /// commitments to the card keys in it.
  func records(
    of read: PageReading, _ copies: [DerivativeAdded], original: Int, committing: Bool = true
  ) -> [(Event, Recorder)] {
    var records: [(Event, Recorder)] = copies.map { (.derivativeAdded($0), .program) }
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
  ) async throws -> (page: RecognisedPage, extent: PictureExtent, reading: FileReading?)? {
    let fileName = Self.fileName(of: path)
    let picture: SeenBytes?
    do {
      picture = try ports.files.withMappedBytes(at: path) { raw in
        raw.withMemoryRebound(to: UInt8.self) { SeenBytes($0, fileName) }
      }
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    }
    guard let picture, case .picture(let format) = picture.format else { return nil }
    let kind = kindName.flatMap { EvidenceKind.Name($0) } ?? EvidenceKinds.screenshot
    let reader = Readers.reader(for: kind, media: .recognised)
    if let kindName, reader == nil {
      throw Refusal.unknownName(
        kindName, what: Bilingual(zh: "可读的图片种类", en: "kind of picture that is read"),
        known: ScreenReader.kinds.map(\.text).sorted())
    }
    do {
      guard !picture.isTooLarge else { throw picture.format.tooLarge }
      let page = try await ports.recogniser.page(of: picture.bytes, format)
      let encoded = page.encoded
      return (
        page, PictureExtent(picture.bytes.span), try reader?.reading(of: encoded.span, as: kind)
      )
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

extension RecognisedPicture.Outcome {
  /// The page that was read now; nil where none was.
  public var page: RecognisedPicture.Page? {
    if case .read(let page) = self { return page }
    return nil
  }

  /// Why it was not read; nil where nothing failed.
  public var failure: RecognitionError? {
    if case .failed(let error) = self { return error }
    return nil
  }
}

extension CaseState {
  /// The last page that was read on the picture, or recording, at entry `number`.
  func recognisedPage(of number: Int) -> Recorded<DerivativeAdded>? {
    derivatives.last {
      $0.value.original == number && $0.value.how == .converted
        && [MediaType.recognised, .recognisedRecording].contains(
          MediaType(rawValue: $0.value.mediaType))
    }
  }
}

extension SeenFormat {
  /// The format of a stored picture or recording; nil for what is neither.
  fileprivate init?(_ added: EvidenceAdded) {
    guard let media = MediaType(rawValue: added.mediaType) else { return nil }
    self.init(media)
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
