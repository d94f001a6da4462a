import CaseCore
import Drafting
import Playbook
import Testing

@Suite struct LetterTests {
  @Test func `the letter says what the person tells, with its sources`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let letter = try #require(try sample.letter("seller").written)
    #expect(
      letter.body == """
        订单 KM20261118001，11月18日 20:14 付款 98.00 元，充值账号尾号 4321。商品页写明 30 分钟内到账，至今未到。
        依法，到账才算交付。请在 11月24日 20:00 前充入该账号；届时仍未到账，请原路退回 98.00 元。附图见 证1、证2。
        """)
    #expect(letter.title == "关于订单 KM20261118001 的履行要求")
    #expect(letter.dueAt == local("2026-11-24 20:00:00"))
    #expect(letter.amount == Money(minorUnits: 9800))
    #expect(letter.sentences.map(\.kind) == [.fact, .fact, .law, .request, .courtesy])
    // The bill and its row, the page and its box; the row of the chat and the person's word.
    #expect(letter.sentences[0].entries == [2, 4])
    #expect(letter.sentences[0].evidence == [1, 3])
    #expect(letter.sentences[1].entries == [6, 7])
    #expect(letter.sentences[2].citations == [name("A03")])
    #expect(letter.sentences[3].entries == [2])
    // The seller gets the page and the chat, never the bill.
    #expect(letter.exhibits.map(\.evidence) == [3, 5])
    #expect(letter.omissions == [.init(sentence: 4, reason: .unknown([name("asked_before")]))])
  }

  @Test func `the English letter says the same`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let letter = try #require(try sample.letter("seller", .en).written)
    #expect(
      letter.body == """
        Order KM20261118001: ¥98.00 paid on 18 November, 20:14, for the account ending 4321. Your page promises delivery within 30 minutes; nothing has arrived.
        By law, delivery is arrival. Please credit the account by 24 November, 20:00; else return ¥98.00 the way it was paid. See Exhibit 1, Exhibit 2.
        """)
  }

  @Test func `what is unknown is asked for, all of it, in order`() throws {
    var sample = SampleCase(try SamplePlaybook.make())
    sample.say("paid", .flag(true))
    sample.say("goods_arrived", .choice("none"))
    #expect(
      try sample.letter("seller").asked == [
        "order_no", "paid_at", "paid_amount", "order_account_shown", "promised_within",
      ])
    #expect(
      try SampleCase(try SamplePlaybook.make()).letter("seller").asked?.contains("goods_arrived")
        == true)
  }

  @Test func `a letter that contradicts the person is refused`() throws {
    var sample = SampleCase.notDelivered(
      try SamplePlaybook.make { parts in
        parts.letters[0] = LetterDefinition(
          id: name("demand"), rung: name("seller"), when: .always, title: template("甲", "A"),
          sentences: [
            SamplePlaybook.sentence(
              "付款 {paid_amount} 元后至今未到账。", "Paid ¥{paid_amount}; nothing arrived.",
              states: SamplePlaybook.notArrived)
          ])
      })
    sample.say("goods_arrived", .choice("all"))
    #expect(
      try sample.letter("seller").refusal
        == .contradicts(
          sentence: 0, words: "付款 98.00 元后至今未到账。", facts: [name("goods_arrived")]))
  }

  @Test func `a stop ends all drafting, and a door that is not there takes no letter`() throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    #expect(try sample.letter("police").refusal == .noLetter(name("police")))
    #expect(try sample.letter("nowhere").refusal == .noLetter(name("nowhere")))
    sample.say("drafting_stopped", .flag(true))
    #expect(try sample.letter("seller").refusal == .stopped(name("illicit")))
    #expect(try sample.packet("wechat") == .refused(.stopped(name("illicit"))))
  }

  @Test func `a fact sentence that nothing supports is not printed and is reported`() throws {
    let playbook = try SamplePlaybook.make { parts in
      parts.letters[0] = LetterDefinition(
        id: name("demand"), rung: name("seller"), when: .always, title: template("甲", "A"),
        sentences: [
          SamplePlaybook.sentence("今天是 {today}，你欠我钱。", "It is {today} and you owe me."),
          SamplePlaybook.sentence("没有找过别人。", "No.", states: .not(.finding(name("row")))),
          SamplePlaybook.sentence("法律如此。", "So says the law.", kind: .law),
          SamplePlaybook.sentence("付款 {paid_amount} 元。", "¥{paid_amount} paid."),
        ])
    }
    var sample = SampleCase(playbook)
    sample.say("paid_amount", yuan("98.00"))
    let letter = try #require(try sample.letter("seller").written)
    #expect(letter.sentences.map(\.text) == ["付款 98.00 元。"])
    #expect(letter.sentences.map(\.entries) == [[1]])
    #expect(letter.omissions.map(\.sentence) == [0, 1, 2])
    #expect(letter.omissions.allSatisfy { $0.reason == .unsupported })
  }

  @Test func `nothing is cut off: optional sentences go first, then the letter is refused`() throws
  {
    func sample(_ limit: Int) throws -> SampleCase {
      SampleCase.notDelivered(
        try SamplePlaybook.make { parts in
          let old = parts.letters[2]
          parts.letters[2] = LetterDefinition(
            id: old.id, rung: old.rung, when: old.when, title: old.title,
            limit: .init(characters: limit), sentences: old.sentences)
        })
    }
    let whole = try #require(try sample(300).letter("wechat").written)
    #expect(whole.omissions.isEmpty)
    #expect(whole.characters == whole.body.utf16.count)
    let full = whole.characters
    #expect(try sample(full).letter("wechat").written?.body == whole.body)
    let short = try #require(try sample(full - 1).letter("wechat").written)
    #expect(short.omissions == [.init(sentence: 3, reason: .overLimit)])
    #expect(whole.body.hasPrefix(short.body))
    let least = short.characters
    #expect(
      try sample(least - 1).letter("wechat").refusal
        == .tooLong(characters: least, limit: .init(characters: least - 1)))
  }

  @Test func `what came from outside stays words in Markdown and in text`() throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    sample.say("order_no", .text("<b>[x](http://e.cn)\n# 1|2\u{202e}"))
    let letter = try #require(try sample.letter("seller").written)
    #expect(letter.sentences[0].text.contains("订单 <b>[x](http://e.cn) # 1|2，"))
    #expect(letter.markdown.contains("订单 &lt;b&gt;\\[x\\](http\\://e\\.cn) # 1\\|2，"))
    #expect(!letter.plainText.contains("\u{202e}"))
  }

  @Test func `papers of a practice case say so at both ends`() throws {
    let sample = SampleCase.notDelivered(try SamplePlaybook.make(), practice: true)
    for language in Language.allCases {
      let letter = try #require(try sample.letter("seller", language).written)
      for paper in [letter.plainText, letter.markdown] {
        let lines = paper.split(separator: "\n")
        #expect(lines.first?.contains("演练") == true && lines.first?.contains("PRACTICE") == true)
        #expect(lines.last?.contains("演练") == true && lines.last?.contains("PRACTICE") == true)
      }
      #expect(!letter.body.contains("PRACTICE"))
    }
  }
}
