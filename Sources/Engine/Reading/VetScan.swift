public import CaseCore
public import Drafting
public import Playbook
public import Reading

/// What can be said of a shop and its terms before anything is paid.
public struct VetScan: Sendable {
  /// A text of the shop that was read.
  public struct File: Sendable {
    /// Its name.
    public let name: String
    /// What reading it as an agreement gave.
    public let agreement: AgreementScan
  }

  /// Who says what a fact is.
  public enum Source: Sendable, Hashable {
    /// The person.
    case person
    /// A text of the shop: the number of the file, where in it, and the sentence.
    case file(Int, Place, quote: String)
  }

  /// One value of a fact, and who says so.
  public struct Version: Sendable, Hashable {
    /// The value.
    public let value: FactValue
    /// Who says so.
    public let source: Source
  }

  /// A fact of which something is known.
  public struct KnownFact: Sendable {
    /// The fact.
    public let definition: FactDefinition
    /// The value that counts: the person's word, else what all texts say alike; nil where they differ.
    public let value: FactValue?
    /// Everything that was said, the person's word first.
    public let versions: [Version]
  }

  /// A clause that a warning or a question rests on, and the file it stands in.
  public struct Clause: Sendable {
    /// The number of the file.
    public let file: Int
    /// The clause.
    public let clause: AgreementScan.Clause
  }

  /// The texts that were read.
  public let files: [File]
  /// What is known.
  public let facts: [KnownFact]
  /// The first clause of each kind that works as its kind does.
  public let clauses: [FindingKind.Name: Clause]
  /// What follows.
  public let vetting: Vetting
  /// The questions as a letter; nil where there is nothing to ask.
  public let letter: InquiryLetter?
  /// What speaks against sending the letter as it stands, in the language of the person.
  public let objections: [DraftObjection]
  /// The playbook that says so.
  public let playbook: Playbook

  /// Whether one of the texts is an agreement.
  public var hasAgreement: Bool { files.contains { $0.agreement.isAgreement } }
}

/// A text of a shop that is to be read.
public enum VetInput: Sendable {
  /// The file at this path.
  case path(String)
  /// Bytes that are in no file, and a name for them.
  case bytes([UInt8], name: String)
}
