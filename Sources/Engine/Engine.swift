public import CaseCore
import Playbook
import Synchronization

/// The use cases: load, replay, assess, decide, append. The only caller of the ports.
public struct Engine: Sendable {
  /// Everything outside that the Engine may ask.
  public struct Ports: Sendable {
    public var journals: any JournalStore
    public var blobs: any BlobStore
    public var keys: any KeyStore
    public var archive: any PlaybookArchive
    public var files: any SourceFiles
    public var shelf: any PlaybookShelf
    public var pictures: any PictureMasker
    public var recogniser: any TextRecogniser
    public var frames: any FrameSampler
    public var tiles: any TileStore
    public var timestamps: any TimestampStore
    public var intake: any JournalIntake
    public var erasures: any ErasureSigns
    public var stamping: any TimestampService
    public var pages: any PageCapturer
    public var documents: any DocumentTexts
    public var reading: any ReadingShelf
    public var typesetter: any Typesetter
    public var pagePictures: any PagePictureShelf

    /// The ports of one vault.
    public init(
      journals: any JournalStore, blobs: any BlobStore, keys: any KeyStore,
      archive: any PlaybookArchive, files: any SourceFiles, shelf: any PlaybookShelf,
      pictures: any PictureMasker = NoPictureMasker(),
      recogniser: any TextRecogniser = NoTextRecogniser(),
      frames: any FrameSampler = NoFrameSampler(),
      tiles: any TileStore = NoTiles(),
      timestamps: any TimestampStore = NoTimestamps(),
      stamping: any TimestampService = NoTimestamps(),
      intake: any JournalIntake = NoIntake(),
      erasures: any ErasureSigns = NoErasures(),
      pages: any PageCapturer = NoPageCapturer(),
      documents: any DocumentTexts = NoDocumentTexts(),
      reading: any ReadingShelf = NoReadingRules(),
      typesetter: any Typesetter = NoTypesetter(),
      pagePictures: any PagePictureShelf = NoPagePictures()
    ) {
      self.journals = journals
      self.blobs = blobs
      self.keys = keys
      self.archive = archive
      self.files = files
      self.shelf = shelf
      self.pictures = pictures
      self.recogniser = recogniser
      self.frames = frames
      self.tiles = tiles
      self.timestamps = timestamps
      self.stamping = stamping
      self.pages = pages
      self.documents = documents
      self.reading = reading
      self.typesetter = typesetter
      self.pagePictures = pagePictures
      self.intake = intake
      self.erasures = erasures
    }
  }

  /// The ports of the vault.
  public let ports: Ports
  /// The clock that entries carry.
  public let recordingClock: TimeSource
  /// The clock that judges; `--now` sets it alone, except in a practice vault.
  public let judgingClock: TimeSource
  /// Where ids and salts come from.
  public let randomness: Randomness
  /// Whether this is a practice vault: every document says so.
  public let practice: Bool

  /// The case that something was recorded in last.
  let lastRecorded = LastRecorded()
  /// The cases that were judged last.
  let judged = JudgedCases()

  /// An Engine over `ports`.
  public init(
    ports: Ports, recordingClock: TimeSource, judgingClock: TimeSource, randomness: Randomness,
    practice: Bool
  ) {
    self.ports = ports
    self.recordingClock = recordingClock
    self.judgingClock = judgingClock
    self.randomness = randomness
    self.practice = practice
  }

  /// The playbook that judges `state` today.
  /// - Throws: `Refusal` if its area has none.
  public func playbook(for state: CaseState) throws -> StockedPlaybook {
    guard let opening = state.opening else { throw Refusal.openingWithheld }
    return try ports.shelf.current(area: opening.value.area)
  }
}

/// Which case this Engine recorded something in last; shared by the copies of one Engine.
final class LastRecorded: Sendable {
  private let kept = Mutex<Case.ID?>(nil)

  /// The case; nil if nothing was recorded yet.
  var id: Case.ID? {
    get { kept.withLock(\.self) }
    set { kept.withLock { $0 = newValue } }
  }
}
