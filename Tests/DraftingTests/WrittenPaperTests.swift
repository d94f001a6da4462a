import CaseCore
import Drafting
import Playbook
import Testing

/// A letter that was written says so when what it rests on changes.
@Suite struct WrittenPaperTests {
  /// The example with its letter written and recorded, and, if `sent`, a step taken.
  private static func written(sent: Bool = false) throws -> SampleCase {
    var sample = SampleCase.notDelivered(try SamplePlaybook.make())
    let letter = try #require(try sample.letter("seller").written)
    sample.append(
      .documentIssued(
        DocumentIssued(
          what: .letter, rung: name("seller"), language: .zh, size: sample.next,
          digest: SamplePlaybook.digest(1), wording: letter.wording)))
    if sent {
      sample.append(.stepTaken(StepTaken(rung: name("seller"), happenedAt: SampleCase.clock)))
    }
    return sample
  }

  private func allPapers(_ sample: SampleCase) throws -> [WrittenPaper] {
    let state = try sample.state()
    return writtenPapers(
      state, assess(state, sample.playbook, clock: SampleCase.clock), sample.playbook)
  }

  private func staleOnes(_ sample: SampleCase) throws -> [WrittenPaper] {
    let state = try sample.state()
    return stalePapers(
      state, assess(state, sample.playbook, clock: SampleCase.clock), sample.playbook)
  }

  @Test func `a letter as it was written has nothing stale`() throws {
    let papers = try allPapers(try Self.written(sent: true))
    #expect(papers.count == 1 && papers[0].isSent && papers[0].stale.isEmpty)
    #expect(try allPapers(try Self.written()).first?.isSent == false)
    #expect(try staleOnes(try Self.written()).isEmpty)
  }

  @Test func `a correction makes the sentences that rest on it stale, and no other`() throws {
    var sample = try Self.written()
    sample.append(
      .corrected(
        Correction(
          replaces: 7,
          event: .factStated(
            FactStated(fact: name("promised_within"), value: .span(Span(2, .hours)))))))
    let paper = try #require(try staleOnes(sample).first)
    #expect(paper.entry == 8)
    #expect(
      paper.stale == [.init(number: 2, causes: [.corrected(entry: 7, by: 9)])])
    let words = paper.stale[0].causes[0].words { _ in nil }
    #expect(words.zh.contains("第 7 条") && words.zh.contains("第 9 条更正"))
    #expect(words.en.contains("corrected since by entry 9"))
  }

  @Test func `an original that is taken back makes what it shows stale`() throws {
    var sample = try Self.written(sent: true)
    sample.append(.withdrawn(Withdrawal(entry: 1, reason: "")))
    let stale = try #require(try staleOnes(sample).first?.stale)
    // Order and payment, and the amount that is asked for.
    #expect(stale.map(\.number) == [1, 4])
    #expect(stale.allSatisfy { $0.causes.contains(.withdrawn(entry: 1, by: 10)) })
  }

  @Test func `another answer makes the sentence stale, and one about something else does not`()
    throws
  {
    var sample = try Self.written()
    // The payee is shown by the entry that shows the amount, and the letter does not name it.
    sample.say("payee", .text("别的名字"))
    #expect(try staleOnes(sample).isEmpty)
    sample.say("promised_within", .span(Span(3, .days)))
    #expect(
      try staleOnes(sample).first?.stale
        == [
          .init(number: 2, causes: [.changed(entry: 7, fact: name("promised_within"))])
        ])
  }

  @Test func `taking back a correction lets the letter stand again`() throws {
    var sample = try Self.written()
    sample.append(
      .corrected(
        Correction(
          replaces: 7,
          event: .factStated(
            FactStated(fact: name("promised_within"), value: .span(Span(2, .hours)))))))
    sample.append(.withdrawn(Withdrawal(entry: 9, reason: "")))
    #expect(try staleOnes(sample).isEmpty)
  }

  @Test func `only what was sent and the last paper of a rung matter`() throws {
    var sample = try Self.written()
    let letter = try #require(try sample.letter("seller").written)
    sample.append(
      .documentIssued(
        DocumentIssued(
          what: .letter, rung: name("seller"), language: .zh, size: sample.next,
          digest: SamplePlaybook.digest(2), wording: letter.wording)))
    sample.append(.withdrawn(Withdrawal(entry: 7, reason: "")))
    #expect(try allPapers(sample).map { $0.stale.count } == [1, 1])
    #expect(try staleOnes(sample).map(\.entry) == [9])
    // One of an older journal says nothing of its sentences.
    sample.append(
      .documentIssued(
        DocumentIssued(
          what: .letter, rung: name("seller"), size: sample.next,
          digest: SamplePlaybook.digest(3))))
    #expect(try staleOnes(sample).isEmpty)
  }
}
