import CaseCore
import Drafting
import Evidence
import Imports
import Paper

// Looks into the originals that a dossier shows. One that cannot be shown says why on its page; nothing
// of what an original holds can end the making of a dossier.
extension Engine {
  /// What every exhibit of `plan` shows, by the entry of its original.
  func contents(
    of plan: DossierPlan, in loaded: LoadedCase, on desk: any TypesettingDesk,
    keeping shelf: any PagePictureShelf
  ) async throws -> [Int: ExhibitContent] {
    var contents: [Int: ExhibitContent] = [:]
    var waiting = plan.items.prefix(Limits.dossierContents)[...]
    // Pictures are prepared by other programs, some of them at a time.
    try await withThrowingTaskGroup(of: (Int, ExhibitContent).self) { group in
      func next() {
        guard let item = waiting.popFirst() else { return }
        group.addTask {
          (item.evidence, try await content(of: item, in: loaded, on: desk, shelf))
        }
      }
      for _ in 0..<Self.lanes { next() }
      while let (evidence, content) = try await group.next() {
        contents[evidence] = content
        next()
      }
    }
    return contents
  }

  /// How many pictures are prepared at a time: one waits for the disk while two are worked on.
  static let lanes = 3

  private func content(
    of item: DossierPlan.Item, in loaded: LoadedCase, on desk: any TypesettingDesk,
    _ shelf: any PagePictureShelf
  ) async throws -> ExhibitContent {
    if item.showsConfirmedOnly { return .confirmed }
    guard let source = Source(item, loaded.state) else { return .notShown(NotShown.noSort) }
    guard source.sizeBytes <= Int64(source.limitBytes) else {
      return .notShown(NotShown.tooLarge(source.sizeBytes))
    }
    do {
      if let picture = source.picture {
        // What was prepared of an original that is gone is not shown in its place.
        guard try await ports.blobs.sizeBytes(of: source.digest, in: loaded.id) != nil else {
          return .notShown(NotShown.missing)
        }
        let page = try await page(of: picture, in: loaded.id, by: desk, on: shelf)
        return .picture(try await desk.take(page, as: item.fileName))
      }
      let bytes = try await ports.blobs.read(
        source.digest, of: loaded.id, offset: 0, count: Int(source.sizeBytes))
      return try await content(bytes, source, item, loaded, desk)
    } catch let error as StorageError {
      if case .missing = error { return .notShown(NotShown.missing) }
      throw Refusal.storage(error)
    } catch let error as PictureError {
      return .notShown(NotShown.picture(error))
    } catch let error as DocumentError {
      return .notShown(NotShown.document(error))
    } catch let error as RecognitionError {
      return .notShown(NotShown.recording(error))
    } catch let error as ReaderError {
      return .notShown(NotShown.text(error))
    }
  }

  private func content(
    _ bytes: [UInt8], _ source: Source, _ item: DossierPlan.Item, _ loaded: LoadedCase,
    _ desk: any TypesettingDesk
  ) async throws -> ExhibitContent {
    if case .recording(let format)? = SeenFormat(source.media) {
      let sampled = try await ports.frames.frames(of: bytes, format)
      var frames: [ExhibitContent.Frame] = []
      for (index, frame) in sampled.frames.enumerated() {
        let page = try await desk.prepare(picture: frame.picture, .png)
        let picture = try await desk.take(page, as: "\(item.fileName)-\(index)")
        frames.append(.init(milliseconds: frame.milliseconds, picture: picture))
      }
      return .frames(frames, milliseconds: sampled.milliseconds, isWhole: sampled.isWhole)
    }
    if source.media == .pdf {
      return .pages(try await desk.take(document: bytes, as: item.fileName))
    }
    if let messages = try messages(bytes, source, item, loaded), !messages.isEmpty {
      return .chat(
        Array(messages.prefix(Limits.dossierLines)), isCut: messages.count > Limits.dossierLines)
    }
    let shown = try ShownText(bytes.span, media: source.media)
    var offset = 0
    var lines: [ExhibitContent.Line] = []
    var isCut = false
    for line in shown.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = offset
      offset += line.utf8.count + 1
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      guard lines.count < Limits.dossierLines else {
        isCut = true
        break
      }
      lines.append(.init(place: shown.place(ofByte: start), text: String(line)))
    }
    return .lines(lines, isCut: isCut)
  }

  /// The messages of a chat; nil for what is none.
  private func messages(
    _ bytes: [UInt8], _ source: Source, _ item: DossierPlan.Item, _ loaded: LoadedCase
  ) throws -> [ExhibitContent.Message]? {
    guard Self.chatKinds.contains(source.kind),
      let reader = Readers.reader(for: source.kind, media: source.media)
    else { return nil }
    var findings: [Finding] = []
    _ = try reader.read(bytes.span, as: source.kind) { findings.append($0) }
    findings = Self.dated(findings, item.evidence, loaded.state)
    let sides = ChatSides(findings, Self.people(loaded.state))
    return findings.compactMap(\.chat).map { chat in
      ExhibitContent.Message(
        place: chat.place, speaker: chat.sender.name, at: chat.time.moment, text: chat.text,
        isOwn: sides.side(of: chat.sender).map { $0 != .other })
    }
  }

  /// Where the bytes of an exhibit are.
  private struct Source {
    let digest: Digest
    let sizeBytes: Int64
    let media: MediaType
    let kind: EvidenceKind.Name

    init?(_ item: DossierPlan.Item, _ state: CaseState) {
      guard let original = state.evidence(at: item.evidence) else { return nil }
      let mediaType: String
      if let copy = state.derivative(at: item.content) {
        digest = copy.digest
        sizeBytes = copy.sizeBytes
        mediaType = copy.mediaType
      } else {
        digest = original.digest
        sizeBytes = original.sizeBytes
        mediaType = original.mediaType
      }
      guard let media = MediaType(rawValue: mediaType) else { return nil }
      self.media = media
      kind = original.kind
    }

    /// Nil for what is no picture.
    var picture: StoredPicture? { StoredPicture(digest, sizeBytes, media.rawValue) }

    var limitBytes: Int {
      if let format = SeenFormat(media) { return format.limitBytes }
      return media == .pdf ? Limits.documentFileBytes : Limits.pageBytes
    }
  }
}

extension DossierPlan.Item {
  /// The name, without its ending, under which its picture or pages are put together.
  fileprivate var fileName: String { "exhibit-\(content)" }
}

/// Why an exhibit is not shown, as its page says it.
private enum NotShown {
  static let noSort = Bilingual(
    zh: "这种文件不能印在纸上；原文件随证据包提供，以 SHA-256 核对。",
    en: "A file of this sort cannot be put on paper; the file itself is in the bundle.")
  static let missing = Bilingual(
    zh: "保存的原文件现在读不到，所以没有印出；先运行 recourse check。",
    en: "The stored file cannot be found now, so it is not shown; run recourse check first.")

  static func tooLarge(_ bytes: Int64) -> Bilingual {
    Bilingual(
      zh: "文件有 \(bytes >> 20) MB，太大，没有印出；原文件随证据包提供。",
      en: "The file has \(bytes >> 20) MB, too many to be shown; the file itself is in the bundle.")
  }

  static func picture(_ error: PictureError) -> Bilingual {
    switch error {
    case .toolMissing(let program):
      Bilingual(
        zh: "这台机器上没有 \(program)，图片没有印出；原文件随证据包提供。",
        en: "There is no \(program) here to prepare the picture; the file itself is in the bundle.")
    case .unreadable:
      Bilingual(
        zh: "图片已损坏或太大，打不开，所以没有印出；原文件随证据包提供。",
        en: "The picture is broken or too large and cannot be opened; the file is in the bundle.")
    case .timedOut:
      Bilingual(
        zh: "图片处理超时，没有印出；原文件随证据包提供。",
        en: "The picture took too long and is not shown; the file itself is in the bundle.")
    }
  }

  static func document(_ error: DocumentError) -> Bilingual {
    switch error {
    case .toolMissing(let program):
      Bilingual(
        zh: "这台机器上没有 \(program)，PDF 的页面没有印出；原文件随证据包提供。",
        en: "There is no \(program) here to take the pages over; the file itself is in the bundle.")
    case .locked:
      Bilingual(
        zh: "这份 PDF 设了密码，页面没有印出；原文件随证据包提供，密码另行告知。",
        en: "The PDF is under a password, so its pages are not shown; the file is in the bundle.")
    case .unreadable:
      Bilingual(
        zh: "这份 PDF 已损坏，打不开，页面没有印出；原文件随证据包提供。",
        en: "The PDF is broken and cannot be opened; the file itself is in the bundle.")
    case .overflowing(let limit):
      Bilingual(
        zh: "这份 PDF 超过 \(limit) 页，没有印出；原文件随证据包提供。",
        en: "The PDF has over \(limit) pages and is not shown; the file itself is in the bundle.")
    case .timedOut:
      Bilingual(
        zh: "这份 PDF 处理超时，没有印出；原文件随证据包提供。",
        en: "The PDF took too long and is not shown; the file itself is in the bundle.")
    }
  }

  static func recording(_ error: RecognitionError) -> Bilingual {
    error == .samplerMissing
      ? Bilingual(
        zh: "这台机器上没有 ffmpeg，录像的画面没有印出；原文件以上面的 SHA-256 为准。",
        en:
          "There is no ffmpeg here to take frames; the recording is the file with the SHA-256 above."
      )
      : Bilingual(
        zh: "录像打不开或太大，画面没有印出；原文件以上面的 SHA-256 为准。",
        en: "The recording cannot be opened or is too large; it is the file with the SHA-256 above."
      )
  }

  static func text(_ error: ReaderError) -> Bilingual {
    if case .empty = error { return Bilingual(zh: "文件是空的。", en: "The file is empty.") }
    if case .notText = error { return noSort }
    return Bilingual(
      zh: "文件内容读不出来，没有印出；原文件随证据包提供。",
      en: "The file cannot be read and is not shown; the file itself is in the bundle.")
  }
}
