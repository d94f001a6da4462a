public import CaseCore
public import Playbook

/// One line of the tables beside a playbook: facts in, verdicts out.
public struct TableTest: Sendable {
  /// An original that the case has.
  public struct Document: Sendable, Hashable {
    /// The kind.
    public var kind: EvidenceKind.Name
    /// The values that it shows.
    public var shows: [ShownValue]
    /// Who speaks there.
    public var speaker: String?
    /// The kind of finding that the values come from; nil where a person entered them.
    public var finding: FindingKind.Name?
    /// Whether a reader understood the whole of it.
    public var isReadWhole: Bool
  }

  /// Something that was promised.
  public struct Promise: Sendable, Hashable {
    var promise: PromiseMade
    /// The number of the document that shows it, counted from 0.
    var shownBy: Int?
  }

  /// Something that happened on the ladder.
  public enum Happening: Sendable, Hashable {
    case step(StepTaken)
    case answer(AnswerReceived)
  }

  /// What should follow.
  public struct Expectation: Sendable {
    /// The claim that leads.
    public var claim: Place<Claim.Name>?
    /// Its verdict with all that the person says.
    public var onYourAccount: Place<Verdict>?
    /// Its verdict with what documents support.
    public var onTheRecord: Place<Verdict>?
    /// What may be asked back.
    public var amount: Place<Money>?
    /// Who could be made to pay.
    public var reach: Place<Reach>?
    /// The rungs of today's steps, in order.
    public var next: Place<[Rung.Name]>?
    /// The letters of today's steps, in order, of those that have one.
    public var letters: Place<[Letter.Name]>?
    /// The ending that applies.
    public var ending: Place<Ending.Name>?
    /// The stops that apply.
    public var stops: Place<[Stop.Name]>?
    /// The bars of the leading claim that apply.
    public var bars: Place<[Bar.Name]>?
    /// Verdicts of other claims on the person's account.
    public var others: [(claim: Claim.Name, verdict: Place<Verdict>)] = []
  }

  /// Something expected, and where it is written.
  public struct Place<Value: Sendable>: Sendable {
    /// What is expected.
    public var value: Value
    let node: SourceNode
  }

  /// The name of the test.
  public let name: String
  /// The clock of judging.
  public let now: Moment
  /// The person's word, before anything was looked at.
  public let facts: [ShownValue]
  /// The originals.
  public let documents: [Document]
  /// The person's word after the originals.
  public let afterwards: [ShownValue]
  /// What the person says of slots.
  public let slots: [SlotStated]
  /// What was promised.
  public let promises: [Promise]
  /// What happened on the ladder, in order.
  public let happenings: [Happening]
  /// What should follow.
  public let expectation: Expectation
  let node: SourceNode
}

/// The tables of one file.
public struct TableTests: Sendable {
  /// The tests, in the order of the file.
  public let tests: [TableTest]
  /// The tests of what is said before a purchase, in the order of the file.
  public let vets: [VetTest]
  let tree: SourceTree
}
