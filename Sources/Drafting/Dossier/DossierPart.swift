public import CaseCore
internal import Playbook

/// A part of a dossier between its cover and its exhibits.
public enum DossierPart: String, Sendable, Hashable, CaseIterable {
  case statement, summary, preconditions, story, chronology, money, evidence, agreement, law

  /// Its head.
  public var head: Bilingual {
    switch self {
    case .statement: DossierWords.statement
    case .summary: DossierWords.summary
    case .preconditions: DossierWords.preconditions
    case .story: DossierWords.story
    case .chronology: DossierWords.chronology
    case .money: DossierWords.money
    case .evidence: DossierWords.evidence
    case .agreement: DossierWords.agreement
    case .law: DossierWords.law
    }
  }

  /// Whether `reader` gets it: a verdict and the person's own words are for the person alone.
  func isFor(_ reader: EvidenceDefinition.Recipient) -> Bool {
    switch self {
    case .statement: reader != .oneself
    case .summary, .preconditions, .story: reader == .oneself
    case .chronology, .money, .evidence, .agreement, .law: true
    }
  }
}
