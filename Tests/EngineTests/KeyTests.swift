import CaseCore
import Engine
import Evidence
import TestKit
import Testing

/// The key of a vault changes; cases go from one vault to another.
@Suite struct KeyTests {
  private func report(_ bundle: [UInt8], key: PublicKey? = nil) throws -> VerificationReport {
    try Verification.verify(
      RandomAccess(bundle),
      expecting: .init(key: key.flatMap { Digest(hex: "\($0)") }))
  }

  private func key(_ world: EngineWorld) throws -> PublicKey {
    try #require(PublicKey(bytes: world.keys.publicKey))
  }

  @discardableResult
  private func take(_ bundle: [UInt8], into world: EngineWorld, key: PublicKey? = nil)
    async throws -> ImportedCase
  {
    let engine = world.engine(finding: bundle)
    let request = VerifyRequest(path: "/bundle.zip", key: key.map { "\($0)" })
    let (report, plan) = try await engine.planImport(request)
    #expect(report.failures == [])
    return try await engine.takeIn(try #require(plan))
  }

  private func refusal(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch let refusal as Refusal {
      return refusal.code
    } catch {
      return "\(error)"
    }
  }

  // MARK: Rotation

  @Test func `a rotation reaches every case, and the old key leads to the new one`() async throws {
    let world = try EngineWorld()
    let old = try key(world)
    let ids = [try await world.openCase(), try await world.openCase()]
    _ = try await world.bundle(of: ids[0])
    let rotated = try await world.engine.rotateKey()
    #expect(rotated.from == old && rotated.cases == 2 && rotated.others == [])
    #expect(try key(world) == rotated.to && rotated.to != old)
    for id in ids {
      let loaded = try await world.engine.load(id)
      #expect(loaded.state.keySeams.map(\.kind) == [.rotated])
      _ = try await world.engine.takeNote("n", in: id)
      let report = try report(try await world.bundle(of: id), key: old)
      #expect(report.failures == [])
      #expect(
        report.proven.contains(.keyLeadsOn(from: old.fingerprint, to: rotated.to.fingerprint)))
    }
  }

  @Test func `a size from before a rotation is exported if its head was kept`() async throws {
    let world = try EngineWorld()
    let id = try await world.openCase()
    let old = try key(world)
    let size = try await world.engine.load(id).size
    _ = try await world.engine.rotateKey()
    let then = try await world.bundle(of: id, ExportRequest(recipient: .oneself, size: size))
    #expect(try report(then, key: old).proven.contains(.expectedKey(fingerprint: old.fingerprint)))
    #expect(
      await refusal {
        _ = try await world.bundle(of: id, ExportRequest(recipient: .oneself, size: size - 1))
      } == "no-head")
  }

  @Test(arguments: FaultWay.allCases)
  func `a rotation that is broken off anywhere is finished later, and every case verifies`(
    way: FaultWay
  ) async throws {
    var call = 0
    while true {
      let world = try EngineWorld()
      let ids = [try await world.openCase(), try await world.openCase()]
      let old = try key(world)
      let plan = FaultPlan(failing: call, way: way)
      _ = try? await world.engine(finding: [], failing: plan).rotateKey()
      // In the middle, every case can be written and exported.
      for id in ids {
        _ = try await world.engine.takeNote("n", in: id)
        #expect(try report(try await world.bundle(of: id), key: old).failures == [])
      }
      _ = try await world.engine.finishRotation()
      #expect(world.keys.nextSigner() == nil)
      let new = try key(world)
      for id in ids {
        let seams = try await world.engine.load(id).state.keySeams
        #expect(seams.count == (new == old ? 0 : 1))
        let report = try report(try await world.bundle(of: id), key: old)
        #expect(report.failures == [])
        #expect(report.proven.contains(.signed(fingerprint: new.fingerprint)))
      }
      guard plan.wasReached else { break }
      call += 1
    }
    #expect(call > 10)
  }

  // MARK: Handing over

  @Test func `a case that is handed over goes there and back, signed all the way`() async throws {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    let id = try await here.openCase()
    let size = try await here.engine.load(id).size
    #expect(try await here.engine.handOver(id, to: "\(key(there))").entry == size)
    for deed in ["note", "hand over"] {
      let code = await refusal {
        if deed == "note" { _ = try await here.engine.takeNote("n", in: id) }
        if deed == "hand over" { _ = try await here.engine.handOver(id, to: "\(key(here))") }
      }
      #expect(code == "case-handed-over")
    }
    _ = try await here.engine.assess(id)
    let sent = try await here.bundle(of: id)
    #expect(try await here.engine.load(id).size == size + 1)
    #expect(try await take(sent, into: there).kind == .new)
    _ = try await there.engine.takeNote("taken in", in: id)
    let returned = try await there.bundle(of: id)
    let report = try report(returned, key: key(here))
    #expect(report.failures == [])
    #expect(
      report.proven.contains(
        .keyLeadsOn(from: try key(here).fingerprint, to: try key(there).fingerprint)))
    #expect(try await there.engine.load(id).state.keySeams.map(\.kind) == [.handedOver])
    #expect(try await take(returned, into: here).kind == .longer(than: size + 1))
    #expect(
      await refusal { _ = try await here.engine.takeNote("n", in: id) } == "case-handed-over")
    _ = try await there.engine.handOver(id, to: "\(key(here))")
    try await take(try await there.bundle(of: id), into: here)
    _ = try await here.engine.takeNote("back again", in: id)
    #expect(try self.report(try await here.bundle(of: id)).failures == [])
  }

  @Test func `a handing over that was a mistake can be taken back, and says so`() async throws {
    let world = try EngineWorld()
    let id = try await world.openCase()
    #expect(await refusal { _ = try await world.engine.takeBack(id) } == "not-handed-over")
    for (text, code) in [("xyz", "wrong-key"), ("\(try key(world))", "own-key")] {
      #expect(await refusal { _ = try await world.engine.handOver(id, to: text) } == code)
    }
    let lost = try key(EngineWorld(keySeed: 9))
    let entry = try await world.engine.handOver(id, to: "\(lost)").entry
    #expect(try await world.engine.takeBack(id) == entry + 1)
    _ = try await world.engine.takeNote("n", in: id)
    let report = try report(try await world.bundle(of: id))
    #expect(report.failures == [])
    #expect(report.seams.map(\.kind) == [.handedOver, .continued])
  }

  // MARK: Importing

  @Test func `a case from elsewhere goes on with an entry that says so, and not before`()
    async throws
  {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    let id = try await here.openCase()
    let bundle = try await here.bundle(of: id)
    let imported = try await take(bundle, into: there)
    #expect(imported.key == (try key(here)) && imported.contents == 1)
    // Looking at it and exporting it adds nothing, so that it can still grow.
    _ = try await there.engine.assess(id)
    #expect(try await there.bundle(of: id) == bundle)
    #expect(try await there.engine.load(id).size == imported.size)
    let code = await refusal {
      _ = try await there.engine.state("goods_arrived", as: "nonsense", in: id)
    }
    #expect(code != nil)
    #expect(try await there.engine.load(id).size == imported.size)
    let added = try await there.engine.addEvidence("/wechat.csv", to: id)
    #expect(added.entry == imported.size + 1)
    let loaded = try await there.engine.load(id)
    #expect(loaded.state.keySeams.map(\.kind) == [.continued])
    #expect(loaded.state.keySeams.map(\.entry) == [imported.size])
    let report = try report(try await there.bundle(of: id), key: key(here))
    #expect(report.failures == [])
    #expect(
      report.proven.contains(
        .earlierKeySigned(fingerprint: try key(here).fingerprint, size: imported.size)))
    #expect(
      report.notProven.contains(
        .keyEnds(fingerprint: try key(here).fingerprint, entry: imported.size)))
  }

  @Test func `the same again is nothing new, more of it is added, and less changes nothing`()
    async throws
  {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    let id = try await here.openCase()
    let first = try await here.bundle(of: id)
    let imported = try await take(first, into: there)
    #expect(try await take(first, into: there).kind == .nothingNew)
    _ = try await here.engine.addEvidence("/wechat.csv", to: id)
    let second = try await here.bundle(of: id)
    #expect(try await take(second, into: there).kind == .longer(than: imported.size))
    #expect(try await take(first, into: there).kind == .nothingNew)
    // What its keeper gets back of it is nothing new either.
    #expect(try await take(second, into: here).kind == .nothingNew)
    #expect(try await there.bundle(of: id) == second)
  }

  @Test func `another history is refused with both heads, and nothing is written`() async throws {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    let id = try await here.openCase()
    let size = try await take(try await here.bundle(of: id), into: there).size
    _ = try await there.engine.takeNote("theirs", in: id)
    let before = try await there.engine.load(id).stored
    let bundle = try await here.bundle(of: id)
    do {
      try await take(bundle, into: there)
      Issue.record("a fork was taken in")
    } catch let refusal as Refusal {
      #expect(refusal.code == "import-forked")
      #expect(refusal.what.en.contains("part at entry \(size)"))
      let head = try EarlierHead(from: RandomAccess(bundle))
      #expect(refusal.what.en.contains(head.root.hex))
    }
    #expect(try await there.engine.load(id).stored == before)
  }

  @Test func `somebody else's going on is taken into the keeper's vault only by name`()
    async throws
  {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    let id = try await here.openCase()
    let size = try await here.engine.load(id).size
    let bundle = try await here.bundle(of: id, ExportRequest(recipient: .oneself, size: size))
    try await take(bundle, into: there)
    _ = try await there.engine.takeNote("theirs", in: id)
    let theirs = try await there.bundle(of: id)
    // The keeper restored a vault from before the export was noted.
    let restored = try EngineWorld()
    try await take(bundle, into: restored)
    let code = await refusal { try await take(theirs, into: restored) }
    #expect(code == "import-continued-elsewhere")
    let taken = try await take(theirs, into: restored, key: key(there))
    #expect(taken.kind == .longer(than: size))
  }

  @Test func `a part of a case is not taken in`() async throws {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    let id = try await here.openCase()
    for request in [
      ExportRequest(recipient: .court), ExportRequest(recipient: .oneself, entries: [1]),
    ] {
      let bundle = try await here.bundle(of: id, request)
      #expect(await refusal { try await take(bundle, into: there) } == "import-partial")
    }
    #expect(try await there.engine.listings() == [])
  }

  @Test func `what is changed is reported and not taken in`() async throws {
    let (here, there) = (try EngineWorld(), try EngineWorld(keySeed: 2))
    var bundle = try await here.bundle(of: here.openCase())
    bundle[bundle.count / 2] ^= 1
    let (report, plan) = try await there.engine(finding: bundle)
      .planImport(VerifyRequest(path: "/bundle.zip"))
    #expect(!report.failures.isEmpty && plan == nil)
  }

  @Test(arguments: FaultWay.allCases)
  func `an import that is broken off anywhere leaves no part of a case`(way: FaultWay) async throws
  {
    let here = try EngineWorld()
    let id = try await here.openCase()
    let bundle = try await here.bundle(of: id)
    var call = 0
    while true {
      let there = try EngineWorld(keySeed: 2)
      let plan = FaultPlan(failing: call, way: way)
      let engine = there.engine(finding: bundle, failing: plan)
      if let planned = try? await engine.planImport(VerifyRequest(path: "/b.zip")).plan {
        _ = try? await engine.takeIn(planned)
      }
      let kept = await there.journal.items(of: id, from: 0)
      let whole = try await here.engine.load(id).stored.dropLast()
      #expect(kept.isEmpty || kept == Array(whole))
      let again = try await take(bundle, into: there)
      #expect(again.kind == (kept.isEmpty ? .new : .nothingNew))
      #expect(try await there.bundle(of: id) == bundle)
      guard plan.wasReached else { break }
      call += 1
    }
    #expect(call > 5)
  }
}
