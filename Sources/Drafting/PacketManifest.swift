internal import CaseCore
internal import Playbook

/// `packet.json`: which files a packet has and what every sentence in them rests on
/// (`docs/formats/packet.md`). For the person and for programs; it is never sent.
struct PacketManifest {
  /// The version of the format.
  static let version: Int64 = 1

  let view: CaseView
  let plan: PacketPlan

  /// The manifest as it is written.
  var text: String {
    JSONText.object([
      ("format", .string("recourse-packet")),
      ("version", .integer(Self.version)),
      ("case", view.state.id.map { .string($0.text) } ?? .null),
      ("size", .integer(Int64(view.state.size))),
      ("playbook", .string(view.playbook.digest.hex)),
      ("clock", .string(view.zone.text(of: view.clock))),
      ("language", .string(plan.language.rawValue)),
      ("practice", .flag(plan.practice)),
      ("rung", .string(plan.rung.text)),
      ("recipient", .string(plan.recipient.rawValue)),
      ("oneShot", .flag(plan.isOneShot)),
      ("incomplete", .flag(plan.isIncomplete)),
      ("letter", letter),
      ("files", .array(plan.files.map(file))),
      ("missing", .array(plan.missing.map(missing))),
      ("leftOut", .array(leftOut)),
    ]).document
  }

  private var letter: JSONText {
    guard let letter = plan.letter else { return .null }
    return .object([
      ("id", .string(letter.id.text)),
      ("characters", .integer(Int64(letter.characters))),
      ("limit", letter.limit.map { .integer(Int64($0.characters)) } ?? .null),
      ("dueAt", letter.dueAt.map { .string(view.zone.text(of: $0)) } ?? .null),
      ("claim", letter.claim.map { .string($0.text) } ?? .null),
      ("amount", letter.amount.map { .integer($0.minorUnits) } ?? .null),
    ])
  }

  private func file(_ file: PacketPlan.File) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .string(file.name)), ("for", .string(file.reader.rawValue)),
    ]
    switch file.content {
    case .text, .wordLetter: break
    case .attached(let entry):
      let isCopy = view.state.derivative(at: entry) != nil
      members.append((isCopy ? "copy" : "original", .integer(Int64(entry))))
    }
    members.append(("sentences", .array(file.sources.map(sentence))))
    return .object(members)
  }

  private func sentence(_ sentence: LetterSentence) -> JSONText {
    .object([
      ("text", .string(sentence.text)),
      ("kind", .string(sentence.kind.rawValue)),
      ("entries", .array(sentence.entries.map { .integer(Int64($0)) })),
      ("evidence", .array(sentence.evidence.map { .integer(Int64($0)) })),
      ("citations", .array(sentence.citations.map { .string($0.text) })),
      ("places", .array(sentence.sources.compactMap(place))),
    ])
  }

  private func place(_ source: Source) -> JSONText? {
    guard let evidence = source.evidence, let place = source.place else { return nil }
    return .object([
      ("entry", .integer(Int64(source.entry))), ("evidence", .integer(Int64(evidence))),
      ("place", .string(place.text)),
    ])
  }

  private func missing(_ missing: PacketPlan.Missing) -> JSONText {
    switch missing {
    case .facts(let facts):
      .object([
        ("what", .string("facts")), ("facts", .array(facts.map { .string($0.text) })),
      ])
    case .letter: .object([("what", .string("letter"))])
    case .field(let label, let required):
      .object([
        ("what", .string("field")), ("field", .string(label(plan.language))),
        ("required", .flag(required)),
      ])
    case .tooLong(let label, let by):
      .object([
        ("what", .string("too_long")), ("field", .string(label(plan.language))),
        ("by", .integer(Int64(by))),
      ])
    case .tooShort(let label, let by):
      .object([
        ("what", .string("too_short")), ("field", .string(label(plan.language))),
        ("by", .integer(Int64(by))),
      ])
    case .slot(let slot):
      .object([("what", .string("slot")), ("slot", .string(slot.text))])
    case .proof(let fact, let kind):
      .object([
        ("what", .string("proof")), ("fact", .string(fact.text)),
        ("evidence", kind.map { .string($0.text) } ?? .null),
      ])
    case .sentence(let omission):
      .object([
        ("what", .string("sentence")), ("sentence", .integer(Int64(omission.sentence))),
        ("why", .string(why(omission.reason))),
      ])
    case .keptBack(let evidence):
      .object([("what", .string("kept_back")), ("evidence", .integer(Int64(evidence)))])
    case .notAttached(let evidence):
      .object([("what", .string("not_attached")), ("evidence", .integer(Int64(evidence)))])
    }
  }

  private func why(_ reason: ComposedLetter.Omission.Reason) -> String {
    switch reason {
    case .unknown: "unknown"
    case .unsupported: "unsupported"
    case .noExhibits: "no_exhibits"
    case .overLimit: "over_limit"
    }
  }

  private var leftOut: [JSONText] {
    plan.evidenceList.leftOut.sorted { $0.key < $1.key }.map { evidence, why in
      .object([
        ("evidence", .integer(Int64(evidence))), ("why", .string(why.rawValue)),
      ])
    }
  }
}
