import CaseCore
import Engine
import Evidence
import TestKit
import Testing

/// Every call of a port is made to fail, with nothing written and with all written (STYLE 31).
@Suite struct FailingPortTests {
  /// A use case that writes.
  enum Deed: CaseIterable {
    case open, add, addUnread, mask, show, state, stateSlot, confirm, reject, withdraw, note
    case assess, export

    /// Does it with `engine` in the case `id`.
    func run(_ engine: Engine, in id: Case.ID) async throws {
      switch self {
      case .open: _ = try await engine.openCase(title: "t", area: "cn-game-points", story: "s")
      case .add: _ = try await engine.addEvidence("/wechat.csv", to: id)
      case .addUnread: _ = try await engine.addEvidence("/ledger.bin", to: id)
      case .mask:
        _ = try await engine.mask("order.html", MaskRequest(recipients: [], lines: [1]), in: id)
      case .show:
        _ = try await engine.recordShowing(
          of: "order.html", ShowingInput(to: "x", how: .viewed), in: id)
      case .state: _ = try await engine.state("goods_arrived", as: "part", in: id)
      case .stateSlot: _ = try await engine.state("slot.listing", as: "cannot_be_had", in: id)
      case .confirm: _ = try await engine.confirm([], in: id)
      case .reject: _ = try await engine.reject(["order.html/order_number:19"], in: id)
      case .withdraw: _ = try await engine.withdraw(3, reason: "r", in: id)
      case .note: _ = try await engine.takeNote("n", in: id)
      case .assess: _ = try await engine.assess(id)
      case .export:
        _ = try await engine.export(id, ExportRequest(recipient: .oneself)) { _ in }
      }
    }
  }

  /// What a port may throw.
  static let errors: [StorageError] = [
    .io(errno: 5, place: "p"), .full(place: "p"), .busy(place: "p"), .damaged(place: "p"),
    .missing(place: "p"), .readOnly(place: "p"),
  ]

  @Test(arguments: Deed.allCases, FaultWay.allCases)
  func `a port that fails at any call costs a refusal and nothing that was there`(
    deed: Deed, way: FaultWay
  ) async throws {
    var call = 0
    while true {
      let world = try EngineWorld()
      let id = try await world.openCase()
      let before = try await world.engine.load(id).stored
      let plan = FaultPlan(failing: call, way: way)
      do {
        try await deed.run(world.engine(failing: plan), in: id)
        #expect(!plan.wasReached, "the failure of call \(call) was told to nobody")
      } catch let refusal as Refusal {
        #expect(refusal.kind == .unavailable, "\(refusal)")
        #expect(plan.wasReached, "\(refusal)")
      }
      try await world.expectWhole(id, beginningWith: before)
      guard plan.wasReached else { break }
      call += 1
    }
    // Loading and appending at least.
    #expect(call >= (deed == .open ? 1 : 2))
  }

  @Test(arguments: Deed.allCases, errors)
  func `whatever a port throws is worded, and a port that cannot be written is left alone`(
    deed: Deed, error: StorageError
  ) async throws {
    var call = 0
    while true {
      let world = try EngineWorld()
      let id = try await world.openCase()
      let before = try await world.engine.load(id).stored
      let plan = FaultPlan(failing: call, way: .nothingWritten, error: error)
      do {
        try await deed.run(world.engine(failing: plan), in: id)
        // Judging and exporting go on where nothing can be written.
        #expect(
          !plan.wasReached
            || (error == .readOnly(place: "p") && [.assess, .export].contains(deed)),
          "the failure of call \(call) was told to nobody")
      } catch let refusal as Refusal {
        #expect(refusal.code == Refusal.storage(error).code)
        #expect(try await world.engine.load(id).stored == before)
      }
      guard plan.wasReached else { break }
      call += 1
    }
  }

  @Test(arguments: Deed.allCases.filter { $0 != .open })
  func `a writer that was overtaken is told, and both are whole`(deed: Deed) async throws {
    let world = try EngineWorld()
    let id = try await world.openCase()
    let before = try await world.engine.load(id).stored
    let overtaken = world.engine(
      .init(
        journals: OvertakenJournal(base: world.journal) {
          _ = try await world.engine.takeNote("faster", in: id)
        }, blobs: world.blobs, keys: world.keys, archive: world.archive, files: NoFiles(),
        shelf: world.shelf))
    let refusal = await #expect(throws: Refusal.self) { try await deed.run(overtaken, in: id) }
    #expect(refusal?.code == "case-changed")
    #expect(refusal?.kind == .unavailable)
    #expect(try await world.engine.load(id).size == before.count + 1)
    try await world.expectWhole(id, beginningWith: before)
    // Done again, it succeeds.
    try await deed.run(world.engine, in: id)
  }
}

/// A journal into which somebody else writes just before each append.
struct OvertakenJournal: JournalStore {
  let base: MemoryJournal
  let overtake: @Sendable () async throws -> Void

  func append(
    _ entries: [SealedEntry], to id: Case.ID, expecting count: Int, listing: CaseListing
  ) async throws {
    try await overtake()
    try await base.append(entries, to: id, expecting: count, listing: listing)
  }

  func items(of id: Case.ID, from index: Int) async throws -> [StoredItem] {
    await base.items(of: id, from: index)
  }

  func listings() async throws -> [CaseListing] { await base.listings() }

  func size(of id: Case.ID) async throws -> Int? { await base.size(of: id) }
  func version(of id: Case.ID) async throws -> JournalVersion? { await base.version(of: id) }

  func checkpoints(of id: Case.ID) async throws -> [StoredCheckpoint] {
    await base.checkpoints(of: id)
  }

  func keep(checkpoint note: [UInt8], size: Int, of id: Case.ID) async throws {
    try await base.keep(checkpoint: note, size: size, of: id)
  }
}
