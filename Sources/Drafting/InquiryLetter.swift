public import CaseCore
public import Playbook

/// The letter that puts the questions of a vetting to a shop, ready to be sent.
public struct InquiryLetter: Sendable, Hashable {
  /// What it is called.
  public let title: Bilingual
  /// The articles by which the answer binds.
  public let law: [Law.Name]
  private let opens: Bilingual
  private let questions: [Bilingual]
  private let closes: Bilingual

  /// The letter that `inquiry` frames; nil where there is nothing to ask.
  public init?(_ questions: [Vetting.Question], _ inquiry: InquiryDefinition?) {
    guard let inquiry, !questions.isEmpty else { return nil }
    title = inquiry.title
    law = inquiry.law
    opens = inquiry.opens
    self.questions = questions.map(\.asks)
    closes = inquiry.closes
  }

  /// The words to send, ended by a line break.
  public func plainText(_ language: Language) -> String {
    let numbered = questions.enumerated().map { "\($0.offset + 1). \($0.element(language))" }
    return ([opens(language)] + numbered + [closes(language)]).joined(separator: "\n") + "\n"
  }
}
