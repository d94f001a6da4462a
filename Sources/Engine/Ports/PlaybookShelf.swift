public import CaseCore
public import Playbook

/// Where playbooks come from: the shipped ones by area, and any from its source.
public protocol PlaybookShelf: Sendable {
  /// The playbook of `area` as it is shipped today, with its source.
  /// - Throws: `Refusal` if there is none or it is unsound.
  func current(area: String) throws -> StockedPlaybook
  /// The playbook that `source` spells; for judging again as it was judged.
  /// - Throws: `Refusal` if it is unsound.
  func playbook(from source: [UInt8], digest: Digest) throws -> Playbook
  /// The areas that have a playbook, by name.
  func areas() throws -> [String]
}

/// A playbook together with the bytes it was made from.
public struct StockedPlaybook: Sendable {
  /// The checked model.
  public let playbook: Playbook
  /// The source as `docs/playbook-language.md` frames it; its SHA-256 is the playbook's digest.
  public let source: [UInt8]

  /// `playbook` made from `source`.
  public init(playbook: Playbook, source: [UInt8]) {
    self.playbook = playbook
    self.source = source
  }
}
