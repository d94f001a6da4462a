import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Several programs that write at once.
  @Suite struct TogetherTests {
    @Test func `writers on one case are acknowledged or told, and none is lost`() throws {
      let program = try Program()
      let id = try program.newCase()
      var acknowledged: [Int: String] = [:]
      for round in 0..<(Program.deep == nil ? 2 : 20) {
        let values = (0..<6).map { "\(round + 1)\($0).50" }
        let running = try values.map {
          try program.start(["fact", "set", id, "paid_amount", $0, "--json"])
        }
        for (value, writer) in zip(values, running) {
          let outcome = writer.finish()
          if outcome.code == 0 {
            let entry = try #require(outcome.object["entry"] as? Int)
            #expect(acknowledged.updateValue(value, forKey: entry) == nil, "entry \(entry) twice")
          } else {
            #expect(outcome.code == 3, "\(outcome)")
            #expect(
              outcome.error.contains("[case-changed]") || outcome.error.contains("[vault-busy]"))
          }
        }
      }
      #expect(!acknowledged.isEmpty)
      let stored = try StoredCase(id, of: program)
      #expect(stored.lines.count == acknowledged.count + 1)
      for (entry, value) in acknowledged { #expect(stored.lines[entry].says.contains(value)) }
    }

    @Test func `programs that make one vault at once all get into it`() throws {
      let program = try Program()
      let running = try (0..<4).map { _ in
        try program.start(["case", "new", "--title", "t", "--json"])
      }
      let made = running.map { $0.finish() }
      #expect(made.allSatisfy { $0.code == 0 }, "\(made)")
      let listed = try program.run("case", "list", "--json")
      #expect((listed.object["cases"] as? [Any])?.count == 4)
    }
  }
}
