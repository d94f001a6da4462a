public import CaseCore
public import Drafting
public import Playbook
public import Reading

/// What speaks against sending a draft, and what could be sent instead.
public struct DraftCheck: Sendable {
  /// The draft; places count in it.
  public let text: String
  /// Who is to get it.
  public let recipient: DraftRecipient
  /// What was found.
  public let reading: DraftReading
  /// The law cards behind it, by id.
  public let law: [String: Citation]
  /// What the case's own facts would say to this recipient; nil without a case, for the public, and
  /// where the case does not have the facts yet.
  public let rewrite: ComposedLetter?
  /// Why the case has no letter to this recipient yet, and what it needs for one; nil where it has one,
  /// without a case, and for the public.
  public let noRewrite: Refusal?
}
