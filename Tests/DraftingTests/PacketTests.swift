import CaseCore
import Drafting
import Playbook
import Testing

@Suite struct PacketTests {
  @Test func `a packet has its files in order, under names of its own`() throws {
    let plan = try #require(
      try SampleCase.notDelivered(try SamplePlaybook.make()).packet("wechat").plan)
    #expect(
      plan.files.map(\.name) == [
        "steps.md", "send/letter.txt", "send/letter.md", "send/evidence-list.md",
        "send/evidence-list.csv", "send/fields/01-type.txt", "send/fields/02-amount.txt",
        "send/fields/03-detail.txt", "send/fields/04-phone.by-hand.txt",
        "send/exhibits/exhibit-01.jpg", "send/exhibits/exhibit-02.png", "packet.json",
      ])
    #expect(plan.text(of: "send/fields/01-type.txt") == "申请退款\n")
    #expect(plan.text(of: "send/fields/02-amount.txt") == "98.00\n")
    #expect(plan.text(of: "send/fields/03-detail.txt") == (plan.letter?.body ?? "") + "\n")
    #expect(plan.files.map(\.content).contains(.attached(entry: 5)))
    // The bill is no image: it is listed, not attached, and the person is told.
    #expect(plan.missing == [.notAttached(evidence: 1)])
    #expect(plan.text(of: "steps.md")?.contains("没有随附") == true)
  }

  @Test func `a copy that was made for the reader is attached in place of its original`() throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let original = try #require(
      sample.events.indices.last { index in
        if case .evidenceAdded(let added) = sample.events[index] {
          added.mediaType == "image/jpeg"
        } else {
          false
        }
      })
    for recipient in ["court", "payment"] {
      sample.append(
        .derivativeAdded(
          DerivativeAdded(
            original: original, digest: SamplePlaybook.digest(200), sizeBytes: 9,
            mediaType: "image/png", how: .metadataRemoved, recipients: [recipient], tool: "t")))
    }
    let plan = try #require(try sample.packet("wechat").plan)
    #expect(!plan.files.map(\.content).contains(.attached(entry: original)))
    #expect(!plan.files.map(\.content).contains(.attached(entry: sample.next - 2)))
    let copy = plan.files.first { $0.content == .attached(entry: sample.next - 1) }
    #expect(copy?.name == "send/exhibits/exhibit-01.png")
  }

  @Test(arguments: ["seller", "platform", "wechat", "samr_12315"])
  func `outward files carry no weakness, story, note or file name`(rung: String) throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    sample.append(.storyTold(StoryTold(text: "我其实用了一点")))
    sample.append(.noteTaken(NoteTaken(text: "别说价格")))
    for language in Language.allCases {
      let plan = try #require(try sample.packet(rung, language).plan)
      for file in plan.files where file.reader == .recipient {
        #expect(file.name.hasPrefix("send/"))
        guard case .text(let text) = file.content else { continue }
        for weak in [
          "我其实", "别说", "弱点", "weakness", "骗子订单", "依据充分", "Well founded", "missing", "还缺",
        ] {
          #expect(!text.contains(weak), "\(file.name) says \(weak)")
        }
        // A table has its byte order mark and its empty cells.
        let words = text.replacing("\u{feff}", with: "").replacing("\"\"", with: "-")
        #expect(OutwardWords.objections(in: words, to: plan.recipient).isEmpty, "\(file.name)")
      }
      for file in plan.files where file.reader == .oneself {
        #expect(!file.name.hasPrefix("send/") || file.name.hasSuffix(".by-hand.txt"))
      }
    }
  }

  @Test func `every fact in an outward file rests on an entry of the journal`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    for rung in ["seller", "platform", "wechat", "samr_12315"] {
      let plan = try #require(try sample.packet(rung).plan)
      for sentence in plan.files.flatMap(\.sources) where sentence.kind == .fact {
        #expect(!sentence.entries.isEmpty, "\(sentence.text)")
        #expect(sentence.entries.allSatisfy { $0 > 0 && $0 < sample.next })
      }
    }
  }

  @Test func `only so many originals go along as the form takes, the best carriers first`() throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    for _ in 0..<3 {
      let page = sample.add("order_page", "image/png", "p.png")
      sample.find(in: page, "whole", [("order_no", .text("KM20261118001"))])
    }
    let huge = sample.add("order_page", "image/png", "huge.png", bytes: 5 << 20 + 1)
    sample.find(in: huge, "whole", [("order_no", .text("KM20261118001"))])
    let plan = try #require(try sample.packet("wechat").plan)
    let attached = plan.evidenceList.rows.filter { $0.file != nil }.map(\.evidence)
    // Four pages are better carriers than the screenshot of the chat.
    #expect(attached.sorted() == [3, 8, 10, 12])
    #expect(plan.missing.contains(.notAttached(evidence: 5)))
    #expect(plan.missing.contains(.notAttached(evidence: huge)))
    #expect(plan.letter?.exhibits.allSatisfy { attached.contains($0.evidence) } == true)
    #expect(plan.evidenceList.rows.map(\.number) == Array(1...plan.evidenceList.rows.count))
  }

  @Test func `what is missing is said first, and what can be made is made`() throws {
    var sample = SampleCase(try SamplePlaybook.make())
    sample.say("paid", .flag(true))
    sample.say("paid_amount", yuan("98.00"))
    sample.say("goods_arrived", .choice("none"))
    let plan = try #require(try sample.packet("wechat").plan)
    #expect(plan.letter == nil)
    #expect(
      plan.missing.first
        == .facts(["paid_at", "payee", "payment_no", "promised_within"].map { name($0) }))
    #expect(plan.text(of: "send/fields/02-amount.txt") == "98.00\n")
    #expect(plan.text(of: "send/letter.txt") == nil)
    let steps = try #require(plan.text(of: "steps.md"))
    let missing = try #require(steps.firstRange(of: "什么时候付的？"))
    let toDo = try #require(steps.firstRange(of: "按顺序做"))
    #expect(missing.lowerBound < toDo.lowerBound)
  }

  @Test func `a field that is too long is not written, and says by how much`() throws {
    let playbook = try SamplePlaybook.make { parts in
      parts.facts += ["respondent_name", "respondent_address"].map {
        FactDefinition(
          id: name($0), type: .text, ask: both("是什么？", "What is it?"), why: both("要用。", "Needed."))
      }
    }
    var sample = SampleCase.notDelivered(playbook)
    sample.say("respondent_address", .text(String(repeating: "路", count: 43)))
    let plan = try #require(try sample.packet("samr_12315").plan)
    #expect(plan.text(of: "send/fields/05-respondent-address.txt") == nil)
    #expect(plan.missing.contains(.tooLong(label: both("被投诉方地址", "Respondent's address"), by: 3)))
    #expect(plan.text(of: "send/fields/01-name.by-hand.txt")?.contains("真实姓名") == true)
  }

  @Test(arguments: Language.allCases)
  func `every text of a practice packet says so, and the same case gives the same bytes`(
    language: Language
  ) throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make(), practice: true)
    let plan = try #require(try sample.packet("seller", language).plan)
    for file in plan.files {
      guard case .text(let text) = file.content else { continue }
      #expect(file.name == "packet.json" || text.contains("PRACTICE"), "\(file.name)")
    }
    #expect(plan.text(of: "packet.json")?.contains("\"practice\": true") == true)
    #expect(try sample.packet("seller", language).plan == plan)
  }

  @Test func `every form has plain names and limits with a card`() {
    let rungs = ChannelForm.all.map(\.rung)
    #expect(Set(rungs).count == rungs.count)
    for form in ChannelForm.all {
      let ids = form.fields.map(\.id)
      #expect(Set(ids).count == ids.count)
      for id in ids { #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }) }
      for limit in form.fields.compactMap(\.limit) { #expect(!limit.card.isEmpty) }
      #expect(form.fields.contains { $0.content == .letter })
    }
  }
}
