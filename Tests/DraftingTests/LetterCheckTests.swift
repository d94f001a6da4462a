import CaseCore
import Drafting
import Playbook
import Testing

@Suite struct LetterCheckTests {
  @Test func `the sample's letters are sound`() throws {
    #expect(LetterCheck.problems(in: try SamplePlaybook.make()).isEmpty)
  }

  private func kinds(
    _ sentence: LetterDefinition.Sentence, rung: String = "seller"
  ) throws -> [LetterProblem.Kind] {
    let playbook = try SamplePlaybook.make { parts in
      parts.letters.append(
        LetterDefinition(
          id: name("one"), rung: name(rung), when: .always, title: template("甲", "A"),
          sentences: [sentence]))
    }
    return LetterCheck.problems(in: playbook).map(\.kind)
  }

  @Test func `each way to write a letter wrong is found`() throws {
    let sentence = SamplePlaybook.sentence
    #expect(
      try kinds(sentence("{payee} 收了钱。", "{payee} took it.", nil, nil, [], .fact, false, false))
        == [.bareBillName(.zh), .bareBillName(.en)])
    #expect(
      try kinds(
        sentence(
          "你这骗子，付款 {paid_amount} 元。", "¥{paid_amount}, scammer.", nil, nil, [], .fact, false, false)
      )
        == [.objection(.word("骗子"), .zh), .objection(.word("scam"), .en)])
    #expect(
      try kinds(sentence("付款 {paid_amount} 元。", "Paid.", nil, nil, [], .fact, false, false))
        == [.differentPlaces([name("paid_amount")])])
    #expect(
      try kinds(sentence("今天 {today}。", "It is {today}.", nil, nil, [], .fact, false, false))
        == [.unsupportable])
    #expect(
      try kinds(sentence("法律如此。", "So it is.", nil, nil, [], .law, false, false)) == [.uncited])
    #expect(
      try kinds(
        sentence("{demand_due} 前。", "By {demand_due}.", nil, nil, [], .request, false, false))
        == [.noDueDate])
    #expect(
      try kinds(
        sentence("{order_no|订单} 和“”。", "{order_no|it}, \"\".", nil, nil, [], .request, false, false)
      )
        == [
          .objection(.emptyQuote, .zh), .objection(.emptyQuote, .en), .otherWords(name("order_no")),
          .otherWords(name("order_no")),
        ])
  }

  @Test func `fraud is a word for the police and the payment provider only`() {
    for recipient in EvidenceDefinition.Recipient.allCases {
      let isAllowed = [.police, .payment, .oneself].contains(recipient)
      #expect(OutwardWords.objections(in: "涉嫌诈骗", to: recipient).isEmpty == isAllowed)
      #expect(OutwardWords.objections(in: "不退就曝光你", to: recipient).isEmpty == false)
      #expect(OutwardWords.objections(in: "我将向12315投诉", to: recipient).isEmpty)
    }
    #expect(OutwardWords.objections(in: "付款 {paid_amount} 元", to: .seller) == [.brace])
    #expect(OutwardWords.objections(in: "a\u{202e}b", to: .seller) == [.invisible])
    #expect(OutwardWords.objections(in: "甲\n乙", to: .seller).isEmpty)
  }
}
