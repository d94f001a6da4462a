public import CaseCore
import Imports
public import Playbook
import Reading

/// An agreement of a case as one of the versions of its text.
public struct ListedVersion: Sendable {
  /// The version.
  public let version: TextVersions.Version
  /// The name of its file.
  public let fileName: String
  /// The words by which it says from when it is in force; nil where it names no day.
  public let quote: String?
}

/// The versions of one text in a case.
public struct ListedVersions: Sendable {
  /// Which was in force at the order.
  public let versions: TextVersions
  /// Each version, in the same order.
  public let listed: [ListedVersion]
}

/// The versions of the other side's agreement.
extension Engine {
  /// The versions of each agreement that is evidence of the case `id`, as the texts themselves say,
  /// whether that was confirmed or not.
  public func agreementVersions(in id: Case.ID) async throws -> [ListedVersions] {
    let loaded = try await load(id)
    let (playbook, assessment) = try judge(loaded)
    guard let rule = playbook.header.versions else { return [] }
    var orderedAt: Moment?
    if let fact = playbook.header.orderedAt,
      case .moment(let moment)? = assessment.facts.reading(fact, .onYourAccount)?.value
    {
      orderedAt = moment
    }
    var titles: [String] = []
    var groups: [String: [ListedVersion]] = [:]
    for item in try await findings(in: loaded)
    where item.finding.kind == FindingKinds.agreementVersion && item.state != .rejected {
      guard case .text(let title)? = item.finding.values.value(of: rule.title) else { continue }
      let from = item.finding.values.moment(rule.from.text)
      let original = loaded.state.evidence.first { $0.entry == item.evidence }
      guard let original else { continue }
      if groups[title] == nil { titles.append(title) }
      groups[title, default: []].append(
        ListedVersion(
          version: TextVersions.Version(
            entry: item.evidence, from: from,
            seenAt: item.finding.values.moment(rule.seen.text) ?? original.recordedAt),
          fileName: original.value.fileName, quote: from == nil ? nil : item.finding.quote))
    }
    return titles.map { title in
      let listed = groups[title] ?? []
      return ListedVersions(
        versions: TextVersions(
          title: title, versions: listed.map(\.version), orderedAt: orderedAt), listed: listed)
    }
  }

  /// Reads the agreement `named` (a number or a file name) that is evidence of the case `id`.
  /// - Throws: `Refusal` if the case has no such original, or it cannot be read.
  public func scan(named: String, in id: Case.ID) async throws -> AgreementScan {
    let loaded = try await load(id)
    let entry = try Self.evidenceNumber(named, in: loaded.state)
    guard let item = loaded.state.evidence.first(where: { $0.entry == entry }),
      let (source, media) = Self.source(of: item, in: loaded.state)
    else { throw Refusal.unknownEvidence(named) }
    return try scan(
      try await reaching {
        do {
          return try await ports.blobs.withMappedBytes(of: source, in: id) { raw in
            try raw.withMemoryRebound(to: UInt8.self) { try ShownText($0.span, media: media) }
          }
        } catch let error as ReaderError {
          throw Refusal.reader(error, item.value.fileName)
        }
      })
  }

  /// What the text `shown` of an agreement says of its version.
  ///
  /// When it was seen is what the saved page says, else when it came into the case.
  static func versionFinding(
    _ shown: ShownText, _ rule: VersionRule, among findings: [Finding], in zone: CivilZone
  ) -> Finding? {
    guard let version = VersionReader().read(shown.text) else { return nil }
    var values = [ShownValue(fact: rule.title, value: .text(version.title))]
    if let day = version.from {
      values.append(ShownValue(fact: rule.from, value: .moment(zone.start(of: day))))
    }
    if let saved = findings.first(where: { $0.kind == FindingKinds.savedPage })?.at {
      values.append(ShownValue(fact: rule.seen, value: .moment(saved)))
    }
    return Finding(
      id: "version", kind: FindingKinds.agreementVersion,
      place: shown.place(ofByte: version.start), quote: version.quote, values: values)
  }
}

extension [ShownValue] {
  fileprivate func value(of fact: Fact.Name) -> FactValue? { first { $0.fact == fact }?.value }
}
