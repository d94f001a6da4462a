import CaseCore
import Engine
import TestKit
import Testing

@Suite struct FindingCasesTests {
  @Test func `the last case is told only where one is the last`() async throws {
    let world = try EngineWorld()
    let still = Engine(
      ports: world.engine.ports, recordingClock: .test, judgingClock: .test,
      randomness: .seeded(3), practice: true)
    let first = try await still.openCase(title: "a", area: "cn-game-points").id
    #expect(try await still.find("last") == first)
    _ = try await still.openCase(title: "b", area: "cn-game-points")
    let refusal = await #expect(throws: Refusal.self) { try await still.find("last") }
    #expect(refusal?.code == "ambiguous-case")
    // A case of a later second is the last again.
    let later = Engine(
      ports: world.engine.ports, recordingClock: .fixed(Moment(seconds: 1_794_996_841)),
      judgingClock: .test, randomness: .seeded(4), practice: true)
    let newest = try await later.openCase(title: "c", area: "cn-game-points").id
    #expect(try await still.find("last") == newest)
  }
}
