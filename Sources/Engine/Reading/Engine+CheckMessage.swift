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
      return try check(text, reader.read(text, to: recipient), to: recipient, rewrite: nil)
    }
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    let facts = Self.draftFacts(assessment)
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

  /// What speaks against sending `text`, which the program wrote of a case's facts, to `recipient`.
  func objections(
    to text: String, for recipient: EvidenceDefinition.Recipient
  ) throws -> [DraftObjection] {
    guard let reader = DraftRecipient(recipient) else { return [] }
    do {
      return DraftReader(try ports.reading.draftRules()).read(text, to: reader).objections
    } catch let refusal as Refusal where refusal == .noReadingRules {
      return []
    }
  }

  private func check(
    _ text: String, _ reading: DraftReading, to recipient: DraftRecipient,
    rewrite: ComposedLetter?
  ) throws -> DraftCheck {
    let names = (reading.objections + reading.allowed).flatMap(\.advice.law)
    return DraftCheck(
      text: text, recipient: recipient, reading: reading, law: try lawCards(named: Set(names)),
      rewrite: rewrite)
  }

  /// What a draft about a case is compared with: what the person says of it.
  private static func draftFacts(_ assessment: Assessment) -> DraftFacts {
    var numbers: [String] = []
    var stated: [String: String] = [:]
    var paid: Int64?
    for reading in assessment.facts.readings(.onYourAccount) {
      guard let value = reading.value else { continue }
      let name = reading.fact.text
      switch value {
      case .text(let number) where orderNumbers.contains(name): numbers.append(number)
      case .money(let money) where name == "paid_amount": paid = money.minorUnits
      case .choice(let choice): stated[name] = choice
      case .flag(let flag): stated[name] = flag ? "yes" : "no"
      case .money, .text, .moment, .span, .number: break
      }
    }
    return DraftFacts(
      orderNumbers: numbers, paidFen: paid, claimFen: assessment.leading?.amount?.minorUnits,
      stated: stated)
  }

  /// The facts that hold a number by which an order or its payment is known.
  private static let orderNumbers: Set<String> = [
    "order_no", "payment_no", "merchant_order_no", "second_payment_no",
    "second_merchant_order_no",
  ]

  /// The first letter that the case can write to `recipient`; a public post has none.
  private static func letter(
    to recipient: DraftRecipient, _ state: CaseState, _ assessment: Assessment,
    _ playbook: Playbook, _ language: Language
  ) -> ComposedLetter? {
    let doors: Set<EvidenceDefinition.Recipient> =
      switch recipient {
      case .seller: [.seller]
      case .platform: [.platform]
      case .payment: [.payment]
      case .authority: [.samr12315, .police, .court]
      case .public: []
      }
    for rung in playbook.parts.rungs where doors.contains(rung.recipient) {
      if case .letter(let letter) = composeLetter(
        for: rung.id, state, assessment, playbook, language)
      {
        return letter
      }
    }
    return nil
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
