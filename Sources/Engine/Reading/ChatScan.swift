public import CaseCore
public import Playbook
public import Reading

/// What the messages of a chat say.
public struct ChatScan: Sendable {
  /// A message and what it says.
  public struct Message: Sendable {
    /// The line on which it begins, or its number in a file whose messages are no lines.
    public let number: Int
    /// Where it stands in the file.
    public let place: Place
    /// Who wrote it, by account or name; nil where the file does not say.
    public let speaker: String?
    /// When it was sent; nil where the file does not say.
    public let at: Moment?
    /// The words.
    public let text: String
    /// Whether the person whose case it is wrote it; such messages are not read.
    public let isOwn: Bool
    /// What was found; its places count in `text`.
    public let findings: [MessageFinding]
    /// What of it can be confirmed, or was; empty for a chat of no case.
    public let listed: [ListedFinding]
  }

  /// The form of the chat, such as `qq-text`; `lines` where the file is no chat and each line is
  /// taken for a message.
  public let variant: String
  /// The messages, in the order of the file.
  public let messages: [Message]
  /// Whether it is known which messages are the person's own.
  public let knowsSides: Bool
  /// How many lines of the file could not be read.
  public let unreadCount: Int
  /// The law cards behind the answers, by id.
  public let law: [String: Citation]
}
