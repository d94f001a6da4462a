import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// Which version of an agreement was in force at the order, and whose clause a letter quotes.
  @Suite struct AgreementVersionTests {
    private func agreement(_ head: String, clause: String, hours: Int) -> [UInt8] {
      Array(
        """
        星河点卡用户协议

        \(head)

        1. 总则
        1.1 本协议由您与本店订立。
        \(clause) 付款后未交付的,可以申请退款。本店收到申请后 \(hours) 小时内答复,核实未交付的按原支付方式退回。
        9. 其他
        """.utf8)
    }

    private func program(_ files: [(name: String, bytes: [UInt8])]) throws -> (Program, String) {
      let program = try Program()
      let id = try program.newCase()
      for (name, bytes) in files {
        let file = try program.folder.write(bytes, named: name)
        #expect(try program.run("add", id, file, "--as", "agreement").code == 0)
      }
      for (fact, value) in [
        ("paid", "yes"), ("paid_at", "2026-11-18 20:14"), ("paid_amount", "98"),
        ("goods_arrived", "none"), ("promised_within", "30 minutes"), ("account_on_order", "mine"),
        ("order_no", "K7Q2M9ZD4WX8H3PA"),
      ] {
        #expect(try program.run("fact", "set", id, fact, value).code == 0, "\(fact)")
      }
      return (program, id)
    }

    @Test func `the clause of the version in force at the order is the one that is quoted`() throws
    {
      let (program, id) = try program([
        ("old.txt", agreement("生效日期：2026年3月1日", clause: "5.3", hours: 48)),
        ("new.txt", agreement("本协议自2026年11月20日起生效", clause: "7.2", hours: 240)),
      ])
      let versions = try program.run("scan", "--case", id, "--json").object
      #expect(versions["because"] as? String == "begun")
      #expect((versions["says"] as? String)?.contains("old.txt") == true, "\(versions)")
      #expect((versions["versions"] as? [Any])?.count == 2)
      #expect(try program.run("confirm", id, "--of", "new.txt").code == 0)
      // Alone, the later version lays nothing down.
      let none = try program.run("assess", id)
      #expect(none.output.contains("is not in the case"), "\(none.output)")
      let early = try program.run("letter", id, "platform", "--lang", "zh").output
      #expect(!early.contains("7.2"))
      #expect(try program.run("confirm", id, "--of", "old.txt").code == 0)
      let assessed = try program.run("assess", id).output
      #expect(assessed.contains("old.txt, which says that it is in force from 2026-03-01"))
      let letter = try program.run("letter", id, "platform", "--lang", "zh")
      #expect(letter.output.contains("5.3") && !letter.output.contains("7.2"), "\(letter)")
    }

    @Test func `a version that was seen only after the order is said to be that`() throws {
      let (program, id) = try program([
        ("terms.txt", agreement("客服在线 9:00-21:00", clause: "5.3", hours: 48))
      ])
      let versions = try program.run("scan", "--case", id, "--json").object
      #expect(versions["because"] as? String == "seen_only_after")
      let scan = try program.run("scan", "--case", id, "terms.txt")
      #expect(scan.output.contains("after the order") && scan.output.contains("5.3"), "\(scan)")
    }

    @Test func `two that may both have been in force are both told`() throws {
      let (program, id) = try program([
        ("a.txt", agreement("生效日期：2026年3月1日", clause: "5.3", hours: 48)),
        ("b.txt", agreement("2026年3月1日起施行（更正）", clause: "7.2", hours: 48)),
      ])
      let versions = try program.run("scan", "--case", id, "--json").object
      #expect(versions["because"] as? String == "unclear")
      let says = try #require(versions["says"] as? String)
      #expect(says.contains("a.txt") && says.contains("b.txt"))
    }

    @Test func `without a file or a case there is nothing to scan`() throws {
      #expect(try Program().run("scan").code != 0)
    }
  }
}
