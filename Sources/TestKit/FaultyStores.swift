public import CaseCore
public import Engine
public import Evidence

/// A journal store that fails where its plan says.
public struct FaultyJournal: JournalStore {
  private let base: any JournalStore
  private let plan: FaultPlan

  /// `base`, failing as `plan` says.
  public init(_ base: any JournalStore, _ plan: FaultPlan) {
    self.base = base
    self.plan = plan
  }

  public func items(of id: Case.ID, from index: Int) async throws -> [StoredItem] {
    try await plan.run { try await base.items(of: id, from: index) }
  }

  public func append(
    _ entries: [SealedEntry], to id: Case.ID, expecting count: Int, listing: CaseListing
  ) async throws {
    try await plan.run {
      try await base.append(entries, to: id, expecting: count, listing: listing)
    }
  }

  public func listings() async throws -> [CaseListing] {
    try await plan.run { try await base.listings() }
  }

  public func size(of id: Case.ID) async throws -> Int? {
    try await plan.run { try await base.size(of: id) }
  }

  public func version(of id: Case.ID) async throws -> JournalVersion? {
    try await plan.run { try await base.version(of: id) }
  }

  public func checkpoints(of id: Case.ID) async throws -> [StoredCheckpoint] {
    try await plan.run { try await base.checkpoints(of: id) }
  }

  public func keep(checkpoint note: [UInt8], size: Int, of id: Case.ID) async throws {
    try await plan.run { try await base.keep(checkpoint: note, size: size, of: id) }
  }
}

/// A blob store that fails where its plan says.
public struct FaultyBlobs: BlobStore {
  private let base: any BlobStore
  private let plan: FaultPlan

  /// `base`, failing as `plan` says.
  public init(_ base: any BlobStore, _ plan: FaultPlan) {
    self.base = base
    self.plan = plan
  }

  public func keep(fileAt path: String, of id: Case.ID) async throws -> KeptBlob {
    try await plan.run { try await base.keep(fileAt: path, of: id) }
  }

  public func keep(_ content: RandomAccess, of id: Case.ID) async throws -> KeptBlob {
    try await plan.run { try await base.keep(content, of: id) }
  }

  public func read(
    _ digest: Digest, of id: Case.ID, offset: Int64, count: Int
  ) async throws -> [UInt8] {
    try await plan.run { try await base.read(digest, of: id, offset: offset, count: count) }
  }

  public func withMappedBytes<Result: Sendable>(
    of digest: Digest, in id: Case.ID,
    _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) async throws -> Result {
    try await plan.run { try await base.withMappedBytes(of: digest, in: id, body) }
  }

  public func sizeBytes(of digest: Digest, in id: Case.ID) async throws -> Int64? {
    try await plan.run { try await base.sizeBytes(of: digest, in: id) }
  }

  public func erase(_ digest: Digest, of id: Case.ID) async throws {
    try await plan.run { try await base.erase(digest, of: id) }
  }
}

/// A key store that fails where its plan says.
public struct FaultyKeys: KeyStore {
  private let base: any KeyStore
  private let plan: FaultPlan

  /// `base`, failing as `plan` says.
  public init(_ base: any KeyStore, _ plan: FaultPlan) {
    self.base = base
    self.plan = plan
  }

  public func signer() async throws -> any Signer {
    try await plan.run { try await base.signer() }
  }

  public func nextSigner() async throws -> (any Signer)? {
    try await plan.run { try await base.nextSigner() }
  }

  public func beginRotation() async throws -> any Signer {
    try await plan.run { try await base.beginRotation() }
  }

  public func finishRotation() async throws {
    try await plan.run { try await base.finishRotation() }
  }

  public func firstKey(of id: Case.ID) async throws -> PublicKey? {
    try await plan.run { try await base.firstKey(of: id) }
  }

  public func keep(firstKey key: PublicKey, of id: Case.ID) async throws {
    try await plan.run { try await base.keep(firstKey: key, of: id) }
  }
}

/// An intake that fails where its plan says.
public struct FaultyIntake: JournalIntake {
  private let base: any JournalIntake
  private let plan: FaultPlan

  /// `base`, failing as `plan` says.
  public init(_ base: any JournalIntake, _ plan: FaultPlan) {
    self.base = base
    self.plan = plan
  }

  public func takeIn(
    _ parcel: JournalParcel, to id: Case.ID, expecting count: Int
  ) async throws {
    try await plan.run { try await base.takeIn(parcel, to: id, expecting: count) }
  }
}

/// A playbook archive that fails where its plan says.
public struct FaultyArchive: PlaybookArchive {
  private let base: any PlaybookArchive
  private let plan: FaultPlan

  /// `base`, failing as `plan` says.
  public init(_ base: any PlaybookArchive, _ plan: FaultPlan) {
    self.base = base
    self.plan = plan
  }

  public func keep(_ source: [UInt8], named digest: Digest) async throws {
    try await plan.run { try await base.keep(source, named: digest) }
  }

  public func source(_ digest: Digest) async throws -> [UInt8]? {
    try await plan.run { try await base.source(digest) }
  }
}

/// A store of time-stamps that fails where its plan says.
public struct FaultyTimestamps: TimestampStore {
  private let base: any TimestampStore
  private let plan: FaultPlan

  /// `base`, failing as `plan` says.
  public init(_ base: any TimestampStore, _ plan: FaultPlan) {
    self.base = base
    self.plan = plan
  }

  public func timestamps(of id: Case.ID) async throws -> [StoredTimestamp] {
    try await plan.run { try await base.timestamps(of: id) }
  }

  public func keep(_ timestamp: NewTimestamp, of id: Case.ID) async throws -> Int {
    try await plan.run { try await base.keep(timestamp, of: id) }
  }

  public func settle(
    _ number: Int, size: Int, as outcome: TimestampOutcome, of id: Case.ID
  ) async throws -> Bool {
    try await plan.run { try await base.settle(number, size: size, as: outcome, of: id) }
  }
}
