public import CaseCore

/// What a playbook says of itself.
public struct Header: Sendable, Hashable {
  /// The area, such as `cn-game-points`.
  public let area: String
  /// The day this version was written.
  public let version: Day
  /// Where legal days are counted.
  public let zone: CivilZone
  /// ISO 4217; every amount of the playbook is in it.
  public let currency: String
  /// The name of the area.
  public let name: Bilingual
  /// The citation files that it uses, without folder and ending.
  public let citationFiles: [String]
  /// The calendar files that it uses, without folder and ending.
  public let calendarFiles: [String]
  /// The grades of carriers, best first.
  public let grades: [Grade.Name]
  /// The best grade that a file obtained in a way can have, whatever its kind.
  public let bestGrades: [EvidenceAdded.Obtained.Way: Grade.Name]
  /// Text facts whose documented value ties a speaker to the other side.
  public let tiedBy: [Fact.Name]
  /// The instant fact that says which day's law applies; nil for the day of judging.
  public let orderedAt: Fact.Name?
  /// How the versions of the other side's agreement are told apart; nil where every one counts.
  public let versions: VersionRule?

  /// The header of the playbook for `area`.
  public init(
    area: String, version: Day, zone: CivilZone, currency: String, name: Bilingual,
    citationFiles: [String] = [], calendarFiles: [String] = [], grades: [Grade.Name],
    bestGrades: [EvidenceAdded.Obtained.Way: Grade.Name] = [:], tiedBy: [Fact.Name] = [],
    orderedAt: Fact.Name? = nil, versions: VersionRule? = nil
  ) {
    self.area = area
    self.version = version
    self.zone = zone
    self.currency = currency
    self.name = name
    self.citationFiles = citationFiles
    self.calendarFiles = calendarFiles
    self.grades = grades
    self.bestGrades = bestGrades
    self.tiedBy = tiedBy
    self.orderedAt = orderedAt
    self.versions = versions
  }

  /// The place of `grade` among the grades, the best first; behind all of them if it is not declared.
  func place(of grade: Grade.Name) -> Int { grades.firstIndex(of: grade) ?? grades.count }
}
