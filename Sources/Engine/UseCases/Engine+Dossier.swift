public import CaseCore
import Drafting
public import Evidence
import Merkle
import Paper
import Playbook

/// What a dossier should be.
public struct DossierRequest: Sendable, Hashable {
  /// In which form it is written.
  public enum Form: Sendable, Hashable {
    /// Pages.
    case pdf
    /// One HTML page that needs nothing else.
    case html
    /// Its words alone.
    case text
  }

  /// For whom it is.
  public var recipient: BundleRecipient
  /// The language.
  public var language: Language
  /// The journal size that it is a function of; nil for all entries there are now.
  public var size: Int?
  /// In which form it is written.
  public var form: Form
  /// Whether copies are made first without what its reader has no need of.
  public var isRedacting: Bool

  /// A dossier for `recipient`.
  public init(
    recipient: BundleRecipient, language: Language, size: Int? = nil, form: Form = .pdf,
    redacting isRedacting: Bool = false
  ) {
    self.isRedacting = isRedacting
    self.recipient = recipient
    self.language = language
    self.size = size
    self.form = form
  }
}

/// A dossier that was written and recorded.
public struct WrittenDossier: Sendable {
  /// The journal size that it is a function of.
  public let size: Int
  /// The number of exhibits.
  public let exhibits: Int
  /// The pages; nil for one without pages.
  public let pages: Int?
  /// The exhibits whose content is not shown, by the entry of the original, and why.
  public let notShown: [(evidence: Int, why: Bilingual)]
  /// Whether it says something that a copy made for this reader hides.
  public let isTelling: Bool
  /// The exhibits that it shows as they are though something on them could be hidden from this reader.
  public let unmasked: [UnmaskedExhibit]
  /// The bytes written.
  public let sizeBytes: Int64
  /// SHA-256 of it.
  public let digest: Digest
  /// The entry that records it; nil where the vault is read-only, and for one that goes along in a
  /// bundle, which is recorded itself.
  public fileprivate(set) var entry: Int?
}

extension Engine {
  /// Writes the dossier of a case to `write` and records it.
  ///
  /// The same size, playbook, clock and time-stamps give the same bytes on one machine; the entry that
  /// records it comes after that size, masked copies that are made for it before.
  /// - Throws: `Refusal` for a size that the journal never had, for copies that were to be made for an
  ///   earlier size, or where no pages can be made.
  public func writeDossier(
    _ id: Case.ID, _ request: DossierRequest,
    to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws -> WrittenDossier {
    let whole = try await toRecord(request, id)
    let loaded = try request.size.map { try whole.prefix($0) } ?? whole
    let clock = judgingClock.now()
    let made = try await makeDossier(of: loaded, request, at: clock, to: write)
    let stocked = try playbook(for: whole.state)
    var written = made.written
    written.entry = try await recordDocument(
      DocumentIssued(
        what: .dossier, recipient: request.recipient.rawValue, language: request.language,
        size: loaded.size, digest: written.digest, playbook: stocked.playbook.digest,
        contents: (1...Limits.contentsListed).contains(made.contents.count)
          ? made.contents : nil, clock: clock),
      // Setting pages takes a while, in which something else may have been recorded.
      stocked, in: try await loadToChangeOrRead(id))
    return written
  }

  /// The case as the dossier that `request` asks for is made of it, with the masked copies that it wants.
  private func toRecord(_ request: DossierRequest, _ id: Case.ID) async throws -> LoadedCase {
    let loaded = try await loadToChangeOrRead(id)
    guard request.isRedacting, request.recipient.isOutward else { return loaded }
    guard request.size == nil else { throw Refusal.copiesForThePast }
    let plan = try await plan(
      request, loaded, try playbook(for: loaded.state).playbook, judgingClock.now())
    let bare = plan.shownWhole.compactMap { Self.bareOriginal($0.entry, loaded.state) }
    return try await redacting(bare, for: request.recipient, in: loaded)
  }

  /// Writes the dossier of `loaded`, judged at `clock`, to `write` and records nothing.
  /// - Returns: what was written, and the entries of the originals and copies that it shows.
  /// - Throws: `Refusal` where no pages can be made; what `write` throws.
  func makeDossier(
    of loaded: LoadedCase, _ request: DossierRequest, at clock: Moment,
    to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws -> (written: WrittenDossier, contents: [Int]) {
    let stocked = try playbook(for: loaded.state)
    let plan = try await plan(request, loaded, stocked.playbook, clock)
    let integrity = try await integrity(of: loaded)
    var counted = CountedWrite()
    let composed: (document: PaperDocument, contents: [Int: ExhibitContent], pages: Int?)
    do {
      composed = try await ports.typesetter.composing(request.form) { desk in
        // Words alone show no picture: nothing is prepared for them, and nothing kept.
        var contents = try await contents(
          of: plan, in: loaded, on: desk,
          keeping: request.form == .text ? NoPagePictures() : ports.pagePictures)
        if request.form == .text { contents = contents.mapValues(\.inWords) }
        let document = composeDossier(plan, showing: contents, integrity)
        var pages: Int?
        switch request.form {
        case .pdf:
          pages = try await desk.set(document) { bytes in
            counted.add(bytes)
            try await write(bytes)
          }
        case .html:
          for piece in PaperHTML.pieces(of: document) {
            let bytes: [UInt8]
            switch piece {
            case .text(let text): bytes = Array(text.utf8)
            case .picture(let name): bytes = Base64.encode(try await desk.content(of: name))
            }
            counted.add(bytes)
            try await write(bytes)
          }
        case .text:
          let bytes = Array(PaperText.text(of: document).utf8)
          counted.add(bytes)
          try await write(bytes)
        }
        return (document, contents, pages)
      }
    } catch let error as TypesettingError {
      throw Refusal.typesetting(error)
    }
    let masked = try await maskedWords(in: loaded, for: plan.recipient)
    let written = WrittenDossier(
      size: loaded.size, exhibits: plan.items.count, pages: composed.pages,
      notShown: plan.items.compactMap { item in
        guard case .notShown(let why) = composed.contents[item.evidence] else { return nil }
        return (item.evidence, why)
      },
      isTelling: masked.stand(in: Array(PaperText.text(of: composed.document).utf8)),
      unmasked: request.recipient.isOutward
        ? try await unmasked(among: plan.shownWhole, for: request.recipient, loaded) : [],
      sizeBytes: counted.count, digest: counted.digest, entry: nil)
    return (written, plan.contents)
  }

  /// Which originals the dossier that `request` asks for shows, judged at `clock`.
  func plan(
    _ request: DossierRequest, _ loaded: LoadedCase, _ playbook: Playbook, _ clock: Moment
  ) async throws -> DossierPlan {
    let assessment = judgeByPlaybook(loaded.state, playbook, clock)
    guard request.recipient.isOutward,
      let recipient = EvidenceDefinition.Recipient(rawValue: request.recipient.rawValue)
    else {
      return DossierPlan(
        for: .oneself, disclosing: nil, loaded.state, assessment, playbook, request.language)
    }
    let selection = try await selection(
      loaded, ExportRequest(recipient: request.recipient), playbook)
    return DossierPlan(
      for: recipient,
      disclosing: .init(entries: selection.disclosed, contents: selection.contents),
      asking: try await lastLetter(
        to: recipient, loaded, assessment, playbook, request.language),
      loaded.state, assessment, playbook, request.language)
  }

  /// The letter that was written to `recipient` last, as it was then; nil where none was, where a
  /// sentence of it no longer stands, or where it cannot be written again.
  private func lastLetter(
    to recipient: EvidenceDefinition.Recipient, _ loaded: LoadedCase, _ assessment: Assessment,
    _ playbook: Playbook, _ language: Language
  ) async throws -> ComposedLetter? {
    let papers = writtenPapers(loaded.state, assessment, playbook)
    let last = papers.last { paper in
      paper.issued.wording != nil
        && paper.issued.rung.flatMap(playbook.rung)?.putsClaim(to: recipient) == true
    }
    // What no longer stands is not asked.
    guard let last, last.stale.isEmpty, let wording = last.issued.wording else { return nil }
    return try await again(last.issued, wording, in: loaded, language)
  }

  private func integrity(of loaded: LoadedCase) async throws -> DossierIntegrity {
    let (key, head) = try await signedHead(of: loaded)
    let stamps = try await timestamps(of: loaded.id).filter { $0.size <= loaded.size }
    return DossierIntegrity(
      checkpoint: String(decoding: head.bytes, as: UTF8.self).split(separator: "\n").map(
        String.init),
      fingerprint: key.fingerprint,
      stamps: stamps.compactMap { stamp in
        switch stamp.state {
        case .verified(let before, let authority):
          .init(size: stamp.size, at: before, authority: authority, isTrusted: true)
        case .received(let claimed, let authority):
          .init(size: stamp.size, at: claimed, authority: authority, isTrusted: false)
        case .attached:
          .init(size: stamp.size, at: nil, authority: "OpenTimestamps", isTrusted: false)
        case .requested, .refused, .failed: nil
        }
      }, program: Release.version)
  }
}

extension DossierPlan {
  /// The entries of the originals and copies that it shows, ascending.
  var contents: [Int] { items.map(\.content).sorted() }

  /// What it shows whole, under its marks: of a bill only what was confirmed is printed.
  fileprivate var shownWhole: [(name: String, entry: Int)] {
    items.filter { !$0.showsConfirmedOnly }.map { ($0.mark(language), $0.content) }
  }
}

/// What was written so far.
private struct CountedWrite {
  private var hash = RunningDigest()
  private(set) var count: Int64 = 0

  var digest: Digest { hash.digest }

  mutating func add(_ bytes: [UInt8]) {
    hash.add(bytes)
    count += Int64(bytes.count)
  }
}

extension Typesetter {
  /// A desk for a document in `form`: one that is words alone needs none.
  fileprivate func composing<Result>(
    _ form: DossierRequest.Form,
    _ body: (any TypesettingDesk) async throws -> Result
  ) async throws -> Result {
    switch form {
    case .pdf, .html: try await atDesk(body)
    case .text: try await body(BareDesk())
    }
  }
}

/// Takes in nothing but the sizes of things: for a document without pages.
private struct BareDesk: TypesettingDesk {
  func prepare(picture: [UInt8], _ format: PictureFormat) async throws -> PagePicture {
    PagePicture(jpeg: [], width: 1, height: 1, originalWidth: 1, quality: 1)
  }

  func take(_ picture: PagePicture, as name: String) async throws -> PreparedPicture {
    PreparedPicture(name: "\(name).jpg", width: 1, height: 1, originalWidth: 1, quality: nil)
  }

  func take(document: [UInt8], as name: String) async throws -> ForeignPages {
    ForeignPages(name: "\(name).pdf", sizes: [])
  }

  func content(of name: String) async throws -> [UInt8] { [] }

  func set(
    _ document: PaperDocument, to write: ([UInt8]) async throws -> Void
  ) async throws -> Int { throw TypesettingError.toolMissing("recourse-typeset") }
}
