import CaseCore
import Playbook

/// The sections of a playbook, merged over its files in the order of the files.
struct Sections {
  /// The mapping that is the header's, in `playbook.yaml`; nil if there is no such file.
  var header: SourceNode?
  /// The folder of the header.
  var folder = ""
  /// The declarations of each section that is a mapping.
  var pairs: [Section: [SourceNode.Pair]] = [:]
  /// The items of each section that is a list.
  var items: [Section: [SourceNode]] = [:]

  /// The sections that a file can have.
  enum Section: String, CaseIterable {
    case citations, calendars, facts, evidence, slots
    case slotSets = "slot_sets"
    case claims, bars, stops, reach, rungs, reasons, endings, deadlines, passages, letters
    case warnings, checks, inquiry, questions, keep
    case openings, screens

    /// Whether the section is a list, whose order decides.
    var isList: Bool { [.reach, .endings, .openings, .screens].contains(self) }

    /// What its keys declare; nil for a list, whose items name themselves, and for one thing alone.
    var thing: PlaybookProblem.Thing? {
      switch self {
      case .citations: .citation
      case .calendars: .calendar
      case .facts: .fact
      case .evidence: .evidence
      case .slots: .slot
      case .slotSets: .slotSet
      case .claims: .claim
      case .bars: .bar
      case .stops: .stop
      case .rungs: .rung
      case .reasons: .reason
      case .deadlines: .deadline
      case .passages: .passage
      case .letters: .letter
      case .warnings: .warning
      case .checks: .check
      case .questions: .question
      case .keep: .keepsake
      case .reach, .endings, .inquiry, .openings, .screens: nil
      }
    }
  }

  /// The keys of the header that are no sections.
  static let headerKeys = [
    "playbook", "version", "zone", "currency", "name", "grades", "best_grade", "speakers",
    "ordered_at", "versions",
  ]
}

extension PlaybookReader {
  /// Merges the sections of all files.
  mutating func sections() -> Sections {
    var sections = Sections()
    let names = Sections.Section.allCases.map(\.rawValue)
    for file in tree.files {
      let isHeader = file.name == "playbook.yaml" || file.name.hasSuffix("/playbook.yaml")
      if isHeader {
        sections.header = file.root
        sections.folder = String(file.name.dropLast("/playbook.yaml".utf8.count))
      }
      guard let pairs = pairs(file.root) else { continue }
      for pair in pairs {
        if isHeader, Sections.headerKeys.contains(pair.key) || isLibraries(pair) { continue }
        guard let section = Sections.Section(rawValue: pair.key) else {
          report(
            ShapeFault.unknownSection(
              pair.key, allowed: isHeader ? Sections.headerKeys + names : names),
            atKey: pair)
          continue
        }
        if section.isList {
          sections.items[section, default: []] += items(pair.value) ?? []
        } else {
          sections.pairs[section, default: []] += self.pairs(pair.value) ?? []
        }
      }
    }
    if sections.header == nil, let file = tree.files.first {
      report(ShapeFault.missingHeader(file: file.name), at: file.root)
    }
    return sections
  }

  /// In the header, `citations` and `calendars` name files.
  private func isLibraries(_ pair: SourceNode.Pair) -> Bool {
    guard case .sequence = pair.value.content else { return false }
    return pair.key == "citations" || pair.key == "calendars"
  }

  /// Collects every name that is declared anywhere, so that rules may stand in any order.
  mutating func collect(_ sections: Sections) {
    zone = sections.header?["zone"]?.text.flatMap { CivilZone.named($0) } ?? zone
    currency = sections.header?["currency"]?.text ?? currency
    if let grades = sections.header?["grades"], case .sequence(let items) = grades.content {
      for item in items {
        if let text = item.text { declare(.grade, text, at: item.place, isKey: false) }
      }
    }
    for (section, pairs) in sections.pairs.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let thing = section.thing else { continue }
      for pair in pairs { declare(thing, pair.key, at: pair.place) }
    }
    for pair in sections.pairs[.facts] ?? [] {
      declared.facts[pair.key] = known(pair.value)
      guard case .mapping(let answers)? = pair.value["stored_as"]?.content else { continue }
      for answer in answers {
        if case .mapping(let facts) = answer.value.content {
          declared.standIns.formUnion(facts.map(\.key))
        }
      }
    }
    for pair in sections.pairs[.citations] ?? [] where pair.value["level"]?.text == "practice" {
      practice.insert(pair.key)
    }
    for pair in sections.pairs[.evidence] ?? [] {
      declared.findings.formUnion(Self.texts(pair.value["yields"]))
      declared.clauses.formUnion(Self.texts(pair.value["reads"]))
    }
    for pair in sections.pairs[.claims] ?? [] { collectGrounds(pair.value) }
  }

  /// The texts of a list.
  private static func texts(_ node: SourceNode?) -> [String] {
    guard let node, case .sequence(let items) = node.content else { return [] }
    return items.compactMap(\.text)
  }

  private mutating func collectGrounds(_ claim: SourceNode) {
    guard let grounds = claim["grounds"], case .sequence(let items) = grounds.content else {
      return
    }
    for ground in items {
      var names = [ground["id"]].compactMap { $0 }
      if let tags = ground["tags"] {
        if case .sequence(let items) = tags.content { names += items } else { names.append(tags) }
      }
      // Claims share tags, and may share the names of their grounds.
      for name in names {
        if let text = name.text { _ = declared.declare(.ground, text, at: name.place) }
      }
    }
  }

  private func known(_ fact: SourceNode) -> DeclaredNames.KnownFact {
    var values: [String] = []
    if let list = fact["values"], case .sequence(let items) = list.content {
      values = items.compactMap(\.text)
    }
    return DeclaredNames.KnownFact(
      type: fact["type"]?.text.flatMap { FactType(rawValue: $0) }, values: values,
      isNeverStored: fact["stored_as"] != nil, isDerived: fact["derive"] != nil)
  }

  /// Notes a declaration; a second one of the same name is a fault.
  mutating func declare(
    _ thing: PlaybookProblem.Thing, _ name: String, at place: SourcePlace, isKey: Bool = true
  ) {
    guard let earlier = declared.declare(thing, name, at: place) else { return }
    let file = tree.files[Int(earlier.file)].name
    add(
      NameFault.declaredTwice(thing, name, file: file, line: Int(earlier.line)), place, isKey: isKey
    )
  }
}
