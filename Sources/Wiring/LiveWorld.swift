import CaseCore
public import Commands
public import Engine
import Evidence
import Foundation
import Outside
public import Sealing
import StoreSQLite
import VaultFiles

/// Everything that the commands need from outside, live: the one list of concrete things.
public struct LiveWorld: OutsideWorld {
  private let environment: [String: String]
  private let shelf: FolderShelf
  private let ahead: PlaybookAhead?
  private let examples: String?
  private let reading: FolderReadingRules
  private let recognition: String?
  private let pages: any PageCapturer
  private let typesetter: PageTypesetter

  /// The live world of a process with these environment variables; `loadsAhead` says whether a
  /// playbook will be asked for soon.
  ///
  /// `pages` is another way to capture pages, for tests that have a server of their own.
  public init(
    environment: [String: String], executable: String, loadsAhead: Bool = false,
    pages: (any PageCapturer)? = nil
  ) {
    self.pages = pages ?? LivePageCapturer(temporary: environment["TMPDIR"] ?? "/tmp")
    self.environment = environment
    let data = DataFolders(environment: environment, executable: executable)
    shelf = FolderShelf(folder: data.playbooks, cache: data.cache)
    ahead = loadsAhead ? PlaybookAhead(shelf) : nil
    examples = data.examples
    reading = FolderReadingRules(folder: data.reading, cache: data.cache)
    recognition = data.recognition
    typesetter = PageTypesetter(
      program: data.typesetter, temporary: environment["TMPDIR"] ?? "/tmp")
  }

  public func engine(_ wish: Invocation.Wish) async throws -> Engine {
    try await opened(wish).caretaker.engine
  }

  public func caretaker(_ wish: Invocation.Wish) async throws -> Caretaker {
    try await opened(wish).caretaker
  }

  public func rotateKey(_ wish: Invocation.Wish) async throws -> RotatedKey {
    let (caretaker, vault) = try await opened(wish)
    do {
      return try await vault.exclusively { try await caretaker.engine.rotateKey() }
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }

  /// Opens the vault that `wish` names, and finishes what an interrupted erasure or change of key began.
  private func opened(
    _ wish: Invocation.Wish
  ) async throws -> (caretaker: Caretaker, vault: Vault) {
    let path = wish.vault ?? DataFolders.defaultVault(environment)
    do {
      // A vault made with --practice says so itself; without the option it is opened as it is.
      let vault = try Vault.openOrMake(at: path, practice: wish.practice ? true : nil) {
        try passphrase(wish.passphrase)
      }
      let journals = try vault.alone {
        try vault.checkDatabase()
        return try SQLiteJournal.open(at: vault.databasePath, keyring: vault.keyring)
      }
      let engine = try engine(
        journals: journals, blobs: vault.blobs, keys: vault.keys, archive: vault.playbooks,
        shelf: ahead ?? shelf, tiles: journals, timestamps: journals, intake: journals,
        stamping: LiveTimestamps(list: vault.authorities), erasures: NotedErasures(vault.notes),
        pagePictures: vault.pagePictures, practice: vault.isPractice, now: wish.now)
      let caretaker = Caretaker(
        engine: engine,
        ports: .init(
          upkeep: journals, folder: vault, notes: vault.notes,
          places: BackupFolders(vault: vault.path)))
      try await caretaker.finishErasures()
      // While somebody else uses the vault, or it cannot be written, both keys stay: each case is signed
      // by the one whose turn it is, and the next command tries again.
      if vault.keys.isRotating {
        _ = try? await vault.exclusively { try await engine.finishRotation() }
        guard try vault.isAsOpened else { throw StorageError.busy(place: vault.path) }
      }
      return (caretaker, vault)
    } catch let error as VaultError {
      throw Refusal.vault(error)
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }

  public func secrets(_ wish: Invocation.Wish) -> any VaultSecrets {
    LiveSecrets(
      path: wish.vault ?? DataFolders.defaultVault(environment),
      practice: wish.practice ? true : nil,
      passphrase: { try passphrase(wish.passphrase) },
      finishBegun: { _ = try await caretaker(wish) })
  }

  public func passphrase(_ request: PassphraseRequest) throws -> Passphrase {
    try PassphraseSource.passphrase(request)
  }

  public func secretInput(_ path: String, limit: Int) throws -> [UInt8] {
    try PassphraseSource.input(path, limit: limit)
  }

  public func secret(_ path: String?, question: String, limit: Int) throws -> [UInt8] {
    try PassphraseSource.secret(path, question: question, limit: limit)
  }

  public func restoring(
    _ wish: Invocation.Wish
  ) throws -> (restoring: Restoring, vault: String) {
    let path = wish.vault ?? DataFolders.defaultVault(environment)
    return (Restoring(places: BackupFolders(vault: path)), path)
  }

  public func engineWithoutVault(_ wish: Invocation.Wish) throws -> Engine {
    let nothing = NoVault()
    // Verifying needs no vault; but if there is one, the authorities that it trusts are trusted.
    let path = wish.vault ?? DataFolders.defaultVault(environment)
    return try engine(
      journals: nothing, blobs: nothing, keys: nothing, archive: nothing, shelf: shelf,
      tiles: NoTiles(), timestamps: NoTimestamps(), intake: NoIntake(),
      stamping: LiveTimestamps(list: VaultAuthorities(ofVaultAt: path)), erasures: NoErasures(),
      pagePictures: NoPagePictures(), practice: wish.practice, now: wish.now)
  }

  private func engine(
    journals: any JournalStore, blobs: any BlobStore, keys: any KeyStore,
    archive: any PlaybookArchive, shelf: any PlaybookShelf, tiles: any TileStore,
    timestamps: any TimestampStore, intake: any JournalIntake, stamping: any TimestampService,
    erasures: any ErasureSigns, pagePictures: any PagePictureShelf, practice: Bool, now: Moment?
  ) throws(Refusal) -> Engine {
    let judging = now.map(TimeSource.fixed) ?? .system
    return Engine(
      ports: .init(
        journals: journals, blobs: blobs, keys: keys, archive: archive, files: LocalFiles(),
        shelf: shelf, pictures: GraphicsMagick(), recogniser: try recogniser(),
        frames: FFmpeg(), tiles: tiles,
        timestamps: timestamps, stamping: stamping, intake: intake, erasures: erasures,
        pages: pages, documents: Poppler(), reading: reading, typesetter: typesetter,
        pagePictures: pagePictures),
      recordingClock: practice ? judging : .system, judgingClock: judging, randomness: .system,
      practice: practice)
  }

  /// The engine of text recognition that `RECOURSE_RECOGNITION` names, or the best that is installed.
  /// - Throws: `Refusal` for a name that is none.
  private func recogniser() throws(Refusal) -> any TextRecogniser {
    let named = environment["RECOURSE_RECOGNITION"] ?? InstalledRecogniser.Choice.auto.rawValue
    guard let choice = InstalledRecogniser.Choice(rawValue: named) else {
      throw .unknownName(
        named, what: Bilingual(zh: "文字识别方式 RECOURSE_RECOGNITION=", en: "RECOURSE_RECOGNITION"),
        known: InstalledRecogniser.Choice.allCases.map(\.rawValue))
    }
    // Each worker takes half a gigabyte.
    let lanes = max(1, min(4, ProcessInfo.processInfo.activeProcessorCount))
    return InstalledRecogniser(
      choice, rapid: recognition.map { RapidOCR.Installation(folder: $0) }, lanes: lanes)
  }

  public func playbookCheck(_ path: String?) throws -> PlaybookCheckResult {
    let playbooks = try shelf.check(path)
    // The rules for reading are shipped beside the playbooks, and checked with all of them.
    return path == nil ? try reading.check(after: playbooks) : playbooks
  }

  public func compilePlaybooks(into folder: String?) throws -> [String] {
    try shelf.compile(into: folder)
  }

  public func read(_ path: String, limit: Int) throws -> [UInt8] {
    do {
      return try LocalFiles().withMappedBytes(at: path) { bytes in
        guard bytes.count <= limit else {
          throw SourceFileError.tooLarge(
            path: path, sizeBytes: Int64(bytes.count), limitBytes: Int64(limit))
        }
        return Array(bytes)
      }
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    }
  }

  public func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
    do {
      try OutgoingFile.write(bytes, to: path, replacing: replacing)
    } catch let error as OutgoingFileError {
      throw Refusal.outgoingFile(error)
    }
  }

  public func newFiles() -> any NewFiles { LiveFiles() }

  public func stream(
    to path: String, _ body: (_ write: ([UInt8]) throws -> Void) async throws -> Void
  ) async throws {
    do {
      try await OutgoingFile.stream(to: path, body)
    } catch let error as OutgoingFileError {
      throw Refusal.outgoingFile(error)
    }
  }

  public func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Refusal.outgoingFile(.failed(path: path, errno: errno))
    }
  }

  public func withTemporaryFolder(
    _ body: (_ path: String) async throws -> Void
  ) async throws {
    let base = environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(base)/recourse-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Refusal.outgoingFile(.failed(path: base, errno: errno))
    }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // Nothing in it was promised to anybody; a folder that cannot be removed is the system's to clear.
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }

  public func exampleFolder(_ name: String) throws -> String {
    let known = examples.flatMap { folder in
      try? FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
        FileManager.default.fileExists(atPath: "\(folder)/\($0)/steps.txt")
      }
    }
    guard let examples, let known, known.contains(name) else {
      throw Refusal.unknownName(
        name, what: Bilingual(zh: "示例", en: "example"), known: known ?? [])
    }
    return "\(examples)/\(name)"
  }
}

/// Files written for the person.
private struct LiveFiles: NewFiles {
  private let files = OutgoingFiles()

  func add(_ bytes: [UInt8], at path: String) throws {
    do throws(OutgoingFileError) {
      try files.add(bytes, at: path)
    } catch {
      throw Refusal.outgoingFile(error)
    }
  }

  func finish() throws {
    do throws(OutgoingFileError) {
      try files.finish()
    } catch {
      throw Refusal.outgoingFile(error)
    }
  }
}

/// Stands in where no vault is open; whatever is asked of it cannot be had.
private struct NoVault: JournalStore, BlobStore, KeyStore, PlaybookArchive {
  private var refusal: StorageError { .missing(place: "vault") }

  func items(of id: Case.ID, from index: Int) async throws -> [StoredItem] { throw refusal }
  func append(
    _ entries: [SealedEntry], to id: Case.ID, expecting count: Int, listing: CaseListing
  ) async throws { throw refusal }
  func listings() async throws -> [CaseListing] { throw refusal }
  func size(of id: Case.ID) async throws -> Int? { throw refusal }
  func version(of id: Case.ID) async throws -> JournalVersion? { throw refusal }
  func checkpoints(of id: Case.ID) async throws -> [StoredCheckpoint] { throw refusal }
  func keep(checkpoint note: [UInt8], size: Int, of id: Case.ID) async throws { throw refusal }
  func keep(fileAt path: String, of id: Case.ID) async throws -> KeptBlob { throw refusal }
  func keep(_ content: RandomAccess, of id: Case.ID) async throws -> KeptBlob { throw refusal }
  func read(
    _ digest: Digest, of id: Case.ID, offset: Int64, count: Int
  ) async throws -> [UInt8] { throw refusal }
  func withMappedBytes<Result: Sendable>(
    of digest: Digest, in id: Case.ID,
    _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) async throws -> Result { throw refusal }
  func sizeBytes(of digest: Digest, in id: Case.ID) async throws -> Int64? { throw refusal }
  func erase(_ digest: Digest, of id: Case.ID) async throws { throw refusal }
  func signer() async throws -> any Signer { throw refusal }
  func nextSigner() async throws -> (any Signer)? { throw refusal }
  func beginRotation() async throws -> any Signer { throw refusal }
  func finishRotation() async throws { throw refusal }
  func firstKey(of id: Case.ID) async throws -> PublicKey? { throw refusal }
  func keep(firstKey key: PublicKey, of id: Case.ID) async throws { throw refusal }
  func keep(_ source: [UInt8], named digest: Digest) async throws { throw refusal }
  func source(_ digest: Digest) async throws -> [UInt8]? { throw refusal }
}
