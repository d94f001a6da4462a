internal import CaseCore

/// A playbook in the form that the judge runs: cells, operations in order, claims over them.
struct Program: Sendable {
  /// What the other rungs were when their clocks were asked, before any became silent by itself,
  /// and what they are after.
  enum Phase: Int, Sendable, CaseIterable {
    /// Conditions over facts, slots and findings alone.
    case core
    /// Conditions of clocks.
    case clocks
    /// Everything else about a case.
    case ladder
    /// What is asked before a purchase; a case never runs it.
    case vetting
  }

  // Cells stand in this order: facts, slots, findings, leaves of derivations.
  let factCount: Int
  let slotCount: Int
  let findings: [FindingKind.Name]
  let leaves: [Derivation]
  let derivations: [(fact: Int, form: CompiledDerivation)]

  let operations: [Operation]
  let children: [Int32]
  let codes: [Int64]
  let spans: [CompiledSpan]
  /// The operations of each phase.
  let phases: [Range<Int>]
  let claims: [CompiledClaim]
  let rungs: [CompiledRung]
  /// The operations of the reach rules, stops and endings, in the order of declaration.
  let reach: [Int]
  let stops: [Int]
  let endings: [Int]
  let deadlines: [Int?]
  let bars: [Int]
  /// The conditions of vetting.
  let vettingConditions: [Condition]
  /// The operation of each condition that a letter, move or rule asks for, by phase.
  let places: [[Condition: Int]]
  /// The texts that the playbook compares with.
  let texts: [String: Int64]
  let calendar: WorkCalendar
  let zone: CivilZone
  let currency: String
  let tied: Set<Int>

  var slotBase: Int { factCount }
  var findingBase: Int { factCount + slotCount }
  var leafBase: Int { findingBase + findings.count }
  var cellCount: Int { leafBase + leaves.count }

  /// The stated facts that a cell rests on: itself, or what a derived fact is made from.
  func stated(under cell: Int) -> [Int] {
    guard cell < factCount else { return [] }
    guard let form = derivations.first(where: { $0.fact == cell })?.form else { return [cell] }
    return form.cells.flatMap { stated(under: $0) }
  }

  /// The operation of a condition outside claims, bars and slots.
  func place(_ condition: Condition, _ phase: Phase = .ladder) -> Int? {
    places[Phase.core.rawValue][condition] ?? places[phase.rawValue][condition]
  }
}
