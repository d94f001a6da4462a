import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// How complete the records are, as the program says it.
  @Suite struct RecordsTests {
    let program: Program
    let id: String

    init() throws {
      program = try Program()
      id = try program.richCase()
    }

    private func places(_ options: String...) throws -> [String: [String: Any]] {
      let outcome = try program.run(["records", id, "--json"] + options)
      try #require(outcome.code == 0, "\(outcome)")
      let list = try #require(outcome.object["places"] as? [[String: Any]])
      return Dictionary(list.map { ($0["slot"] as? String ?? "", $0) }) { first, _ in first }
    }

    @Test func `each place says what fills it, what that proves and what can still be had`() throws
    {
      let places = try places()
      let payment = try #require(places["payment_record"])
      #expect(payment["state"] as? String == "filled" && payment["level"] as? String == "required")
      let file = try #require((payment["files"] as? [[String: Any]])?.first)
      #expect(file["file"] as? String == "wechat.csv" && file["grade"] as? String == "export")
      #expect((file["shows"] as? [String])?.contains("paid_amount") == true)
      #expect((file["proves"] as? String)?.isEmpty == false)
      #expect((file["doesNotProve"] as? String)?.isEmpty == false)
      // A stamped statement would be firmer than the export.
      let firmer = (payment["obtainable"] as? [[String: Any]] ?? []).compactMap {
        $0["kind"] as? String
      }
      #expect(firmer == ["wechat_statement_pdf", "alipay_statement_pdf"])
      #expect(places["listing"]?["state"] as? String == "open")
    }

    @Test func `with a rung it says which originals go through that door`() throws {
      func goes(_ rung: String, _ how: String = "goesThere", of place: String) throws -> Bool? {
        let files = try places("--rung", rung)[place]?["files"] as? [[String: Any]]
        return files?.first?[how] as? Bool
      }
      for rung in ["seller", "police"] {
        #expect(try goes(rung, of: "payment_record") == false)
        #expect(try goes(rung, "goesOnChoice", of: "payment_record") == (rung == "police"))
        #expect(try goes(rung, of: "order") == true)
      }
    }

    @Test func `both languages say it, and a wrong name is refused with those there are`() throws {
      let zh = try program.run("records", id, "--lang", "zh")
      #expect(zh.code == 0 && zh.output.contains("[必需] 付款记录：有"), "\(zh)")
      #expect(zh.output.contains("不证明："))
      let en = try program.run("records", id, "--lang", "en")
      #expect(en.output.contains("[required] Payment record: there"), "\(en)")
      #expect(en.output.contains("would do:"))
      for option in ["--rung", "--claim"] {
        let wrong = try program.run("records", id, option, "nobody")
        #expect(wrong.code == 2 && wrong.error.contains("[unknown-name]"), "\(wrong)")
      }
    }

    @Test func `a case without a claim says what to do first`() throws {
      let empty = try program.newCase()
      let outcome = try program.run("records", empty, "--lang", "en")
      #expect(outcome.code == 0 && outcome.output.contains("--claim"))
      let named = try program.run("records", empty, "--claim", "notDelivered", "--lang", "en")
      #expect(named.code == 0 && named.output.contains("not there yet"), "\(named)")
    }
  }
}
