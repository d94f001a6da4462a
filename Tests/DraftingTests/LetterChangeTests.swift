import CaseCore
import Drafting
import Playbook
import Testing

@Suite struct LetterChangeTests {
  @Test func `a letter does not differ from itself`() throws {
    let letter = try #require(
      try SampleCase.notDelivered(try SamplePlaybook.make()).letter("seller").written)
    #expect(LetterChange.list(from: letter, to: letter).isEmpty)
  }

  @Test func `what went stands before what came in its place`() throws {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let earlier = try #require(try sample.letter("seller").written)
    sample.append(
      .corrected(
        Correction(
          replaces: 7,
          event: .factStated(
            FactStated(fact: name("promised_within"), value: .span(Span(2, .hours)))))))
    let later = try #require(try sample.letter("seller").written)
    #expect(
      LetterChange.list(from: earlier, to: later) == [
        .removed(number: 2, text: "商品页写明 30 分钟内到账，至今未到。"),
        .added(number: 2, text: "商品页写明 2 小时内到账，至今未到。"),
      ])
    #expect(
      LetterChange.list(from: later, to: earlier).first
        == .removed(number: 2, text: "商品页写明 2 小时内到账，至今未到。"))
  }
}
