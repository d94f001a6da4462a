public import CaseCore
import Drafting
import Imports
public import Playbook
public import Reading

/// Reading what a person is about to send. It forbids nothing.
extension Engine {
  /// Checks `text`, which goes to `recipient`, beside what the case `id` knows. Nothing is stored.
  /// - Throws: `Refusal` for a text without words, or without rules.
  public func checkMessage(
    _ text: String, to recipient: DraftRecipient, in id: Case.ID? = nil, _ language: Language
  ) async throws -> DraftCheck {
    try Self.check(text, Bilingual(zh: "草稿", en: "draft"), limit: Limits.draftBytes)
    let reader = DraftReader(try ports.reading.draftRules())
    guard let id else {
      return try check(text, reader.read(text, to: recipient), to: recipient, rewrite: .none)
    }
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    let facts = DraftFacts(assessment)
    let rewrite = Self.letter(to: recipient, loaded.state, assessment, playbook, language)
    return try check(
      text, reader.read(text, to: recipient, knowing: facts), to: recipient, rewrite: rewrite)
  }

  /// Checks the text of the file at `path`; else as a text.
  /// - Throws: `Refusal` for a file that cannot be read, a text without words, or without rules.
  public func checkMessage(
    inFileAt path: String, to recipient: DraftRecipient, in id: Case.ID? = nil,
    _ language: Language
  ) async throws -> DraftCheck {
    try await checkMessage(shownText(of: path).text, to: recipient, in: id, language)
  }

  /// Checks a text given as `bytes`; else as a text.
  /// - Throws: `Refusal` for bytes that are no text, a text without words, or without rules.
  public func checkMessage(
    _ bytes: [UInt8], named name: String, to recipient: DraftRecipient, in id: Case.ID? = nil,
    _ language: Language
  ) async throws -> DraftCheck {
    try await checkMessage(
      shownText(of: bytes, named: name).text, to: recipient, in: id, language)
  }

  /// What reads texts that the program wrote of a case's facts, by the rules of today.
  func ownTextGuard() throws -> OwnTextGuard {
    do {
      return OwnTextGuard(reader: DraftReader(try ports.reading.draftRules()))
    } catch let refusal as Refusal where refusal == .noReadingRules {
      return OwnTextGuard(reader: nil)
    }
  }

  private func check(
    _ text: String, _ reading: DraftReading, to recipient: DraftRecipient,
    rewrite: Rewrite
  ) throws -> DraftCheck {
    let names = (reading.objections + reading.allowed).flatMap(\.advice.law)
    return DraftCheck(
      text: text, recipient: recipient, reading: reading, law: try lawCards(named: Set(names)),
      rewrite: rewrite.letter, noRewrite: rewrite.refusal)
  }

  /// What the case would write itself.
  private struct Rewrite {
    var letter: ComposedLetter?
    var refusal: Refusal?
    static let none = Rewrite()
  }

  /// The first letter that the case can write to `recipient`, else what the first door that is there
  /// needs for one; a public post has none.
  private static func letter(
    to recipient: DraftRecipient, _ state: CaseState, _ assessment: Assessment,
    _ playbook: Playbook, _ language: Language
  ) -> Rewrite {
    let doors: Set<EvidenceDefinition.Recipient> =
      switch recipient {
      case .seller: [.seller]
      case .platform: [.platform]
      case .payment: [.payment]
      case .authority: [.samr12315, .police, .court]
      case .public: []
      }
    var rewrite = Rewrite()
    var other: Refusal?
    for rung in playbook.parts.rungs where doors.contains(rung.recipient) {
      switch composeLetter(for: rung.id, state, assessment, playbook, language) {
      case .letter(let letter): return Rewrite(letter: letter)
      case .asks(let facts): rewrite.refusal = rewrite.refusal ?? .letterAsks(facts, playbook)
      case .refused(let refusal): other = other ?? .letter(refusal, playbook)
      }
    }
    rewrite.refusal = rewrite.refusal ?? other
    return rewrite
  }
}

/// Reads texts that the program wrote of a case's facts.
struct OwnTextGuard {
  /// Nil where no rules are shipped.
  fileprivate let reader: DraftReader?

  /// What speaks against sending `text`, which the program wrote of a case's `facts`, to `recipient`. A
  /// number that the case knows, such as that of the order, is no slip.
  ///
  /// The names of kinds of evidence are no offers: 微信聊天记录 leads nobody away from the platform.
  func objections(
    to text: String, for recipient: EvidenceDefinition.Recipient, knowing facts: DraftFacts,
    _ playbook: Playbook
  ) -> [DraftObjection] {
    guard let reader, let recipient = DraftRecipient(recipient) else { return [] }
    return reader.read(text, to: recipient, knowing: facts).objections.filter { objection in
      !playbook.parts.evidence.contains { $0.name.zh.contains(objection.quote) }
    }
  }
}

extension DraftRecipient {
  /// Who reads a paper of a case; nil for oneself.
  public init?(_ recipient: EvidenceDefinition.Recipient) {
    switch recipient {
    case .oneself: return nil
    case .seller: self = .seller
    case .platform: self = .platform
    case .payment: self = .payment
    case .samr12315, .police, .court: self = .authority
    }
  }
}
