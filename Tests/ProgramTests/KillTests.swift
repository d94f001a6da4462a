import CaseCore
import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// `kill -9` at seeded moments of commands that write: nothing acknowledged is lost, and the vault
  /// always opens.
  ///
  /// `RECOURSE_DEEP` asks for the campaign: its number of rounds, or 500 for 1.
  @Suite struct KillTests {
    static let rounds = Program.deep.map { $0 == 1 ? 500 : max($0, 24) } ?? 24

    /// What a round wrote and the program acknowledged.
    private enum Acknowledged {
      case fact(entry: Int, value: String)
      case evidence(entry: Int, digest: String)
    }

    @Test(arguments: [UInt64(20_261_122)])
    func `no acknowledged entry is lost when the program is killed`(seed: UInt64) throws {
      let program = try Program()
      let id = try program.newCase()
      var random = SplitMix64(state: seed)
      var before = try StoredCase(id, of: program)
      let typical = try Self.duration { try program.run("fact", "set", id, "paid_amount", "1.00") }
      var tally = (killed: 0, acknowledged: 0, unacknowledged: 0)
      for round in 0..<Self.rounds {
        let delay = typical * Int.random(in: 0...1100, using: &random) / 1000
        // Every fourth is left alone, so that a lock that a killed one left would be noticed.
        let (outcome, acknowledged) = try Self.write(
          round, to: id, of: program, killedAfter: round % 4 == 3 ? nil : delay, using: &random)
        #expect(outcome.code == 0 || outcome.code == -SIGKILL, "\(outcome)")
        #expect(outcome.code != 0 || acknowledged != nil, "\(outcome)")
        let after = try StoredCase(id, of: program)
        after.expectContinues(before)
        tally.killed += outcome.code == 0 ? 0 : 1
        switch acknowledged {
        case .fact(let entry, let value):
          let line = try #require(after.lines.first { $0.seq == entry }, "\(entry) is lost")
          #expect(line.says.contains(value))
        case .evidence(let entry, let digest):
          #expect(after.digests[entry] == digest, "\(entry) is lost")
        case nil: tally.unacknowledged += after.lines.count > before.lines.count ? 1 : 0
        }
        tally.acknowledged += acknowledged == nil ? 0 : 1
        for entry in after.digests.keys where before.digests[entry] == nil {
          try after.expectReadable(entry)
        }
        before = after
        if round % 12 == 11 {
          try StoredCase.expectVerifies(id, of: program)
          before = try StoredCase(id, of: program)
        }
      }
      for entry in before.digests.keys { try before.expectReadable(entry) }
      #expect(tally.killed > 0 && tally.acknowledged > 0)
      print("\(Self.rounds) rounds, \(typical) each: \(tally)")
    }

    @Test(arguments: [UInt64(7)])
    func `a vault whose making was killed opens`(seed: UInt64) throws {
      var random = SplitMix64(state: seed)
      let typical = try Self.duration { _ = try Program().newCase() }
      for _ in 0..<max(6, Self.rounds / 5) {
        let program = try Program()
        for _ in 0..<2 {
          let delay = typical * Int.random(in: 0...1000, using: &random) / 1000
          let made = try program.start(["case", "new", "--title", "t", "--json"]).kill(after: delay)
          let listed = try program.run("case", "list", "--json")
          #expect(listed.code == 0, "\(listed)")
          let cases = try #require(listed.object["cases"] as? [[String: Any]]).map {
            $0["case"] as? String
          }
          if let id = made.object["case"] as? String { #expect(cases.contains(id)) }
        }
        _ = try StoredCase(program.newCase(), of: program)
      }
    }

    /// One command that writes, of either kind.
    private static func write(
      _ round: Int, to id: String, of program: Program, killedAfter delay: Duration?,
      using random: inout SplitMix64
    ) throws -> (RunningProgram.Outcome, Acknowledged?) {
      if Bool.random(using: &random) {
        let value = "\(round + 100).\(Int.random(in: 10...99, using: &random))"
        let outcome = try finish(
          program.start(["fact", "set", id, "paid_amount", value, "--json"]), delay)
        let entry = outcome.object["entry"] as? Int
        return (outcome, entry.map { .fact(entry: $0, value: value) })
      }
      let bytes = random.bytes(Int.random(in: 0...400_000, using: &random))
      let path = try program.folder.write(bytes, named: "file-\(round).bin")
      let outcome = try finish(program.start(["add", id, path, "--json"]), delay)
      try FileManager.default.removeItem(atPath: path)
      let entry = (outcome.object["added"] as? [[String: Any]])?.first?["evidence"] as? Int
      return (outcome, entry.map { .evidence(entry: $0, digest: Digest.ofContent(bytes).hex) })
    }

    private static func finish(
      _ running: RunningProgram, _ delay: Duration?
    ) -> RunningProgram.Outcome {
      delay.map { running.kill(after: $0) } ?? running.finish()
    }

    /// The middle of three durations.
    private static func duration(of body: () throws -> Void) rethrows -> Duration {
      try (0..<3).map { _ in try ContinuousClock().measure(body) }.sorted()[1]
    }
  }
}
