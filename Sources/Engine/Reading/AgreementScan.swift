public import CaseCore
import Imports
public import Playbook
public import Reading

/// What a text says to who reads it as an agreement.
public struct AgreementScan: Sendable {
  /// A clause, where it stands in the file, and the law on it.
  public struct Clause: Sendable, Hashable {
    /// What was found; its places count in `AgreementScan.text`.
    public let finding: ClauseFinding
    /// The line of the file, or of the page of a document, on which it begins.
    public let place: Place
    /// Whether the file holds it without showing it: it was not before the buyer's eyes.
    public let isHidden: Bool
    /// The law cards of its kind.
    public let law: [Citation]
  }

  /// The form of the file, such as `html` or `pdf`.
  public let variant: String
  /// What the file shows, its lines divided by line feeds; offsets count in it.
  public let text: String
  /// The clauses, in the order of the text; those that are not shown come last.
  public let clauses: [Clause]
  /// Whether the text calls itself an agreement, or has clauses enough to be one.
  public let isAgreement: Bool
  /// How many sentences were read.
  public let sentenceCount: Int
  /// How many characters show nothing and can only hide words.
  public let unseenCount: Int
  /// How many lines the file holds without showing them.
  public let hiddenLineCount: Int
  /// How many lines or parts of the file could not be read.
  public let unreadCount: Int
}
