import ArgumentParser
import CaseCore
import Engine
import Evidence
import Imports

/// `recourse mask CASE EVIDENCE`
struct MaskCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "mask", Help.mask,
      examples: [
        "mask last chat.txt --propose --for seller", "mask last chat.txt --for seller --accept all",
        "mask last chat.txt --for seller --accept 1,3 --lines 18,20-22 --name \"Li Si\"",
        "mask last 4 --for platform --box 40,300,520,60 --why phone -o look.png",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.evidence)) var evidence: String
  @Option(name: .customLong("for"), help: .words(Help.maskFor)) var recipients: [BundleRecipient] =
    []
  @Flag(help: .words(Help.propose)) var propose = false
  @Option(help: .words(Help.accept)) var accept: String?
  @Option(help: .words(Help.maskLines)) var lines: String?
  @Option(name: .shortAndLong, help: .words(Help.maskOutput), completion: .file())
  var output: String?
  @Option(name: .customLong("name"), help: .words(Help.maskName)) var names: [String] = []
  @Option(help: .words(Help.box)) var box: [String] = []
  @Option(help: .words(Help.maskWhy)) var why: [String] = []

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    if propose {
      let proposal = try await engine.maskProposal(
        of: evidence, for: Set(recipients), names: names, in: id)
      return context.show(Self.json(proposal), Self.lines(proposal, context.language))
    }
    let made = try await engine.mask(evidence, try request(), in: id)
    if let output {
      try context.invocation.outside.write(made.bytes, to: output, replacing: false)
    }
    context.show(Self.json(made), [Words.copyMade(made)(context.language)])
  }

  private func request() throws -> MaskRequest {
    var request = MaskRequest(recipients: Set(recipients), names: names)
    if let accept {
      request.accepted = accept == "all" ? .proposed : .numbers(try Self.numbers(accept))
    }
    request.lines = try lines.map(Self.numbers) ?? []
    guard why.isEmpty || box.count == why.count || why.count == 1 else {
      throw Refusal.unknownName(
        why.joined(separator: ","), what: Words.reasonForBoxes, known: ["phone", "id_number"])
    }
    for (index, text) in box.enumerated() {
      let reason = why.isEmpty ? "chosen" : why[min(index, why.count - 1)]
      guard let name = MaskReason.Name(reason) else {
        throw Refusal.unknownName(
          reason, what: Words.reasonForBoxes, known: ["phone", "id_number"])
      }
      request.boxes.append(.init(try Self.box(text), why: name))
    }
    return request
  }

  private static func box(_ text: String) throws(Refusal) -> PixelBox {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false)
      .compactMap { Int($0.filter { $0 != " " }) }
    guard numbers.count == 4, text.split(separator: ",").count == 4,
      let box = PixelBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    else { throw .unknownName(text, what: Words.boxForm, known: ["40,300,520,60"]) }
    return box
  }

  /// `3,7` and `18-22`.
  private static func numbers(_ text: String) throws(Refusal) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.filter { $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
        .map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last - first < Limits.masksPerCopy
      else { throw .unknownName(String(part), what: Words.numberForm, known: ["3,7", "18-22"]) }
      numbers.formUnion(first...last)
    }
    return numbers
  }

  private static func json(_ proposal: MaskProposal) -> OutputJSON {
    [
      "evidence": .number(proposal.evidence),
      "found": .list(
        proposal.found.map { found in
          [
            "number": .number(found.number), "kind": .text(found.kind.rawValue),
            "line": .optional(found.line.map { Int64($0) }),
            "places": .texts(found.places.map(\.text)), "excerpt": .text(found.excerpt),
            "proposed": .flag(proposal.proposed.contains(found.number)),
          ]
        }),
    ]
  }

  private static func json(_ made: MadeCopy) -> OutputJSON {
    [
      "entry": .number(made.entry), "evidence": .number(made.copy.original),
      "how": .text(made.copy.how.rawValue), "mediaType": .text(made.copy.mediaType),
      "bytes": .number(made.copy.sizeBytes), "sha256": .text(made.copy.digest.hex),
      "for": .texts(made.copy.recipients), "duplicate": .flag(made.isDuplicate),
      "masks": .list(
        made.copy.masks.map { ["place": .text($0.place.text), "why": .text($0.why.text)] }),
    ]
  }

  private static func lines(_ proposal: MaskProposal, _ language: Language) -> [String] {
    guard !proposal.found.isEmpty else { return [Words.nothingFound(language)] }
    return proposal.found.map { found in
      let mark = proposal.proposed.contains(found.number) ? "*" : " "
      return "\(mark) \(found.number)  " + Words.secretAt(found)(language)
    } + [Words.acceptProposal(language)]
  }
}
