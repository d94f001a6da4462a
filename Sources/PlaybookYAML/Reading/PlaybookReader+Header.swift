import CaseCore
import Playbook

// The header, the citations and the calendars.
extension PlaybookReader {
  mutating func header(_ sections: Sections) -> Header? {
    guard let node = sections.header,
      let fields = fields(
        node,
        allowed: Sections.headerKeys + Sections.Section.allCases.map(\.rawValue),
        required: ["playbook", "version", "zone", "currency", "name", "grades"])
    else { return nil }
    let area = fields["playbook"].flatMap { text($0) }
    if let area, area != sections.folder, let node = fields["playbook"] {
      report(ShapeFault.wrongArea(area, folder: sections.folder), at: node)
    }
    let version = day(fields["version"])
    let zone = zoneName(fields["zone"])
    let currency = currencyName(fields["currency"])
    let name = bilingual(fields["name"])
    let grades = references(fields["grades"], .grade, Grade.self)
    let bestGrades = bestGrades(fields["best_grade"])
    var tiedBy: [Fact.Name] = []
    if let speakers = fields["speakers"] {
      let speakers = self.fields(speakers, allowed: ["tied_by"], required: ["tied_by"])
      if let list = speakers?["tied_by"] {
        tiedBy = each(oneOrMore(list)) { $0.fact($1, wanted: [.text]) }
      }
    }
    let orderedAt = fact(fields["ordered_at"], wanted: [.instant])
    let versions = versions(fields["versions"])
    let citations = libraries(fields["citations"], folder: "citations")
    let calendars = libraries(fields["calendars"], folder: "calendars")
    guard let area, let version, let zone, let currency, let name else { return nil }
    return Header(
      area: area, version: version, zone: zone, currency: currency, name: name,
      citationFiles: citations, calendarFiles: calendars, grades: grades, bestGrades: bestGrades,
      tiedBy: tiedBy, orderedAt: orderedAt, versions: versions)
  }

  /// How versions of one text are told apart.
  private mutating func versions(_ node: SourceNode?) -> VersionRule? {
    let keys = ["kind", "title", "from", "seen", "terms"]
    guard let node, let fields = fields(node, allowed: keys, required: keys) else { return nil }
    let kind = reference(fields["kind"], .evidence, EvidenceKind.self)
    let title = fact(fields["title"], wanted: [.text])
    let from = fact(fields["from"], wanted: [.instant])
    let seen = fact(fields["seen"], wanted: [.instant])
    let terms = each(fields["terms"].flatMap { oneOrMore($0) } ?? []) { $0.fact($1) }
    guard let kind, let title, let from, let seen else { return nil }
    return VersionRule(kind: kind, title: title, from: from, seen: seen, terms: terms)
  }

  /// The best grade of what was obtained in each way.
  private mutating func bestGrades(
    _ node: SourceNode?
  ) -> [EvidenceAdded.Obtained.Way: Grade.Name] {
    let ways = EvidenceAdded.Obtained.Way.allCases
    guard let node, let fields = fields(node, allowed: ways.map(\.rawValue), required: []) else {
      return [:]
    }
    var grades: [EvidenceAdded.Obtained.Way: Grade.Name] = [:]
    for way in ways { grades[way] = reference(fields[way.rawValue], .grade, Grade.self) }
    return grades
  }

  private mutating func zoneName(_ node: SourceNode?) -> CivilZone? {
    guard let node, let text = text(node) else { return nil }
    if let zone = CivilZone.named(text) { return zone }
    report(ShapeFault.notOneOf(text, allowed: ["Asia/Shanghai", "UTC"]), at: node)
    return nil
  }

  private mutating func currencyName(_ node: SourceNode?) -> String? {
    guard let node, let text = text(node) else { return nil }
    // Only currencies with two decimals can be typed as decimals; the product needs one.
    if text == "CNY" { return text }
    report(ShapeFault.notOneOf(text, allowed: ["CNY"]), at: node)
    return nil
  }

  private mutating func libraries(_ node: SourceNode?, folder: String) -> [String] {
    guard let node, case .sequence(let items) = node.content else { return [] }
    return each(items) { reader, item in
      guard let name = reader.text(item) else { return nil }
      let file = "\(folder)/\(name).yaml"
      if !reader.tree.files.contains(where: { $0.name == file }) {
        reader.report(ShapeFault.missingFile(file), at: item)
      }
      return name
    }
  }

  mutating func citation(_ pair: SourceNode.Pair) -> Citation? {
    guard let id = name(ofKey: pair, Law.self),
      let fields = fields(
        pair.value, allowed: ["law", "article", "in_force", "until", "says", "level"],
        required: ["says", "level"])
    else { return nil }
    let level = word(fields["level"], of: Citation.Level.self)
    // A source such as a court's case or a provider's page has no article; law has a name.
    if care == .full, level == .verified || level == .secondary, fields["law"] == nil {
      report(ShapeFault.missingKey("law"), at: pair.value)
    }
    let law = bilingual(fields["law"])
    let article = bilingual(fields["article"])
    let says = bilingual(fields["says"])
    let inForce = day(fields["in_force"])
    let until = day(fields["until"])
    guard let level, let says else { return nil }
    return Citation(
      id: id, law: law, article: article, says: says, inForce: inForce, until: until, level: level)
  }

  mutating func calendar(_ pair: SourceNode.Pair) -> CalendarYear? {
    guard let fields = fields(pair.value, allowed: ["off", "work", "source"], required: ["off"])
    else { return nil }
    let year = Digits.number(Array(pair.key.utf8)).flatMap { (1949...2200).contains($0) ? $0 : nil }
    if year == nil { report(ValueFault.notAYear(pair.key), atKey: pair) }
    let off = fields["off"].flatMap { items($0) } ?? []
    let work = fields["work"].flatMap { items($0) } ?? []
    let source = fields["source"].flatMap { text($0) }
    let offDays = each(off) { $0.day($1) }
    let workDays = each(work) { $0.day($1) }
    guard let year else { return nil }
    return CalendarYear(year: year, off: offDays, work: workDays, source: source ?? "")
  }
}
