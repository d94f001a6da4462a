import CaseCore
import Engine
import Evidence
import Synchronization
import TestKit
import Testing

@Suite struct StampingTests {
  let world: EngineWorld
  let timestamps = MemoryTimestamps()

  init() throws { world = try EngineWorld() }

  private func engine(
    _ authorities: FakeAuthorities, failing plan: FaultPlan? = nil
  ) -> Engine {
    let store: any TimestampStore = plan.map { FaultyTimestamps(timestamps, $0) } ?? timestamps
    let journals: any JournalStore = plan.map { FaultyJournal(world.journal, $0) } ?? world.journal
    return world.engine(
      .init(
        journals: journals, blobs: world.blobs, keys: world.keys, archive: world.archive,
        files: NoFiles(), shelf: world.shelf, timestamps: store, stamping: authorities))
  }

  private func openCase() async throws -> Case.ID {
    let id = try await world.openCase()
    await timestamps.open(id)
    return id
  }

  @Test func `authorities are asked in order until one answers well`() async throws {
    let id = try await openCase()
    let authorities = FakeAuthorities([.silent, .bad, .unknown, .good])
    let stamping = try await engine(authorities).stamp(id)
    #expect(authorities.asked == ["silent", "bad", "unknown"])
    #expect(stamping.attempts.count == 3)
    #expect(stamping.attempts[0].state == .failed(.timedOut))
    #expect(stamping.attempts[1].state == .refused(.signatureDiffers))
    guard case .received = stamping.success?.state else {
      Issue.record("\(stamping)")
      return
    }
    #expect(try await engine(authorities).timestamps(of: id).count == 3)
  }

  @Test func `a head that is stamped is left alone until the journal grows`() async throws {
    let id = try await openCase()
    let authorities = FakeAuthorities([.good])
    let engine = engine(authorities)
    _ = try await engine.stamp(id)
    _ = try await engine.stamp(id)
    #expect(authorities.asked.count == 1)
    _ = try await engine.takeNote("n", in: id)
    _ = try await engine.stamp(id)
    #expect(authorities.asked.count == 2)
  }

  @Test func `without an authority nobody is asked`() async throws {
    let id = try await openCase()
    let engine = engine(FakeAuthorities([]))
    let refusal = await #expect(throws: Refusal.self) { try await engine.stamp(id) }
    #expect(refusal?.code == "no-authority")
    let exported = try await engine.export(id, ExportRequest(recipient: .oneself)) { _ in }
    #expect(exported.stamping == nil && exported.timestamps == 0)
  }

  @Test func `what is recorded is stamped along the way, at most once in ten minutes`() async throws
  {
    let id = try await openCase()
    let authorities = FakeAuthorities([.silent, .good])
    let clock = HandClock(Moment(seconds: 1_795_000_000))
    func timed() -> Engine {
      Engine(
        ports: engine(authorities).ports, recordingClock: clock.source, judgingClock: clock.source,
        randomness: .seeded(12), practice: false)
    }
    // Nothing was recorded yet.
    #expect(try await timed().stampIfDue() == nil)
    let first = timed()
    _ = try await first.takeNote("1", in: id)
    #expect(try await first.stampIfDue()?.success == nil)
    #expect(authorities.asked == ["silent"])
    // A failure is not tried again at once, and then elsewhere.
    clock.advance(599)
    let second = timed()
    _ = try await second.takeNote("2", in: id)
    #expect(try await second.stampIfDue() == nil)
    clock.advance(1)
    guard case .verified = try await second.stampIfDue()?.success?.state else {
      Issue.record("the second authority answers")
      return
    }
    #expect(authorities.asked == ["silent", "good"])
    clock.advance(600)
    // The head is stamped already.
    _ = try await second.stampIfDue()
    #expect(authorities.asked == ["silent", "good"])
    _ = try await second.takeNote("3", in: id)
    _ = try await second.stampIfDue()
    #expect(authorities.asked == ["silent", "good", "silent"])
    #expect(try await engine(FakeAuthorities([])).stampIfDue() == nil)
  }

  @Test func `an export stamps its head and carries every good time-stamp`() async throws {
    let id = try await openCase()
    let authorities = FakeAuthorities([.bad, .good])
    let engine = engine(authorities)
    _ = try await engine.stamp(id)
    let stampedAt = try await engine.load(id).size
    _ = try await engine.takeNote("n", in: id)
    var bundle: [UInt8] = []
    let exported = try await engine.export(id, ExportRequest(recipient: .oneself)) { bundle += $0 }
    #expect(exported.timestamps == 2)
    let now = Moment(seconds: 1_795_000_000)
    let check = TimestampCheck { response, data in
      (try? authorities.check(response, over: data, answering: [], extraRoots: [], now: now))
        ?? .wrong(.malformed)
    }
    let report = try Verification.verify(RandomAccess(bundle), timestamps: check)
    #expect(report.failures == [])
    for size in [stampedAt, stampedAt + 1] {
      #expect(report.proven.contains(.existedBefore(now, authority: "good", size: size)))
    }
    // An earlier size is exported as it was stamped then, and nobody is asked.
    let asked = authorities.asked.count
    let request = ExportRequest(recipient: .oneself, size: stampedAt)
    #expect(try await engine.export(id, request) { _ in }.timestamps == 1)
    #expect(authorities.asked.count == asked)
  }

  @Test(arguments: FaultWay.allCases)
  func `a store that fails at any call costs a refusal, and asking again succeeds`(
    way: FaultWay
  ) async throws {
    var call = 0
    while true {
      let id = try await openCase()
      let authorities = FakeAuthorities([.bad, .good])
      let plan = FaultPlan(failing: call, way: way)
      do {
        _ = try await engine(authorities, failing: plan).stamp(id)
        #expect(!plan.wasReached, "the failure of call \(call) was told to nobody")
      } catch let refusal as Refusal {
        #expect(refusal.kind == .unavailable, "\(refusal)")
      }
      let again = try await engine(authorities).stamp(id)
      guard case .verified = again.success?.state else {
        Issue.record("\(again)")
        return
      }
      let states = try await engine(authorities).timestamps(of: id).map(\.state)
      #expect(!states.contains(.requested))
      guard plan.wasReached else { break }
      call += 1
    }
    #expect(call >= 6)
  }

  @Test func `an answer from elsewhere goes to the request whose number it repeats`() async throws {
    let id = try await openCase()
    let engine = engine(FakeAuthorities([.good]))
    let first = try await engine.requestElsewhere(id)
    let second = try await engine.requestElsewhere(id)
    let status = try await engine.bringIn([1] + second.request, to: id)
    #expect(status.number == 2)
    #expect(try await engine.timestamps(of: id).first?.state == .requested)
    // One that nobody asked for here is kept without a request; the same again is kept once.
    let stray: [UInt8] = [2] + [UInt8](repeating: 7, count: 8) + first.request.dropFirst(8)
    #expect(try await engine.bringIn(stray, to: id).number == 3)
    #expect(try await engine.bringIn(stray, to: id).number == 3)
    for wrong in [[3] + first.request, [1] + [UInt8](repeating: 0, count: 40), [1, 2]] {
      let refusal = await #expect(throws: Refusal.self) { try await engine.bringIn(wrong, to: id) }
      #expect(refusal?.code == "timestamp-refused")
    }
  }
}

/// A clock that stands still until it is moved on.
private final class HandClock: Sendable {
  private let seconds: Mutex<Int64>

  init(_ start: Moment) { seconds = Mutex(start.seconds) }

  func advance(_ count: Int64) { seconds.withLock { $0 += count } }

  var source: TimeSource { TimeSource { Moment(seconds: self.seconds.withLock(\.self)) } }
}
