/// A mail to somebody with an account, or who was invited: plain words.
public struct Mail: Sendable, Hashable {
  /// To whom.
  public let to: EmailAddress
  /// What it is about, in a line.
  public let subject: String
  /// What it says.
  public let body: String

  /// A mail to `to`.
  public init(to: EmailAddress, subject: String, body: String) {
    self.to = to
    self.subject = subject
    self.body = body
  }
}

/// The way by which mails leave.
public protocol Mailing: Sendable {
  /// Hands `mail` on. It throws where it could not be handed on; nobody is told but the operator.
  func send(_ mail: Mail) throws
}
