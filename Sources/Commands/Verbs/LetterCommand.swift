import ArgumentParser
import CaseCore
import Drafting
import Engine
import Playbook
import Reading

/// `recourse letter CASE RUNG`
struct LetterCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "letter", Help.letter,
      examples: [
        "letter last seller", "letter last wechat --plain", "letter last seller -o demand.md",
        "letter last court -o claim.docx", "letter last seller --sources",
        "letter last seller --changes",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.rung)) var rung: String
  @Option(help: .words(Help.letterName)) var named: String?
  @Flag(help: .words(Help.plain)) var plain = false
  @Flag(help: .words(Help.letterSources)) var sources = false
  @Flag(help: .words(Help.letterChanges)) var changes = false
  @Option(name: .shortAndLong, help: .words(Help.outLetter), completion: .file())
  var output: String?

  func run(in context: Context) async throws {
    guard !sources || !isForWordProcessor else {
      throw Refusal.usage(Words.sourcesAreText, help: "recourse letter --help")
    }
    let engine = try await context.engine()
    guard !changes else {
      let changed = try await engine.changes(for: rung, in: engine.find(`case`))
      let output = ChangedLetterOutput(changed)
      return context.show(output.json, output.lines(context.language))
    }
    let written = try await engine.writeLetter(
      for: rung, named: named, in: engine.find(`case`), context.language, recording: !sources)
    let letter = written.letter
    let text =
      sources
      ? letter.sourcesPaper(written.state, written.playbook)
      : plain ? letter.plainText : letter.markdown
    if let output {
      let bytes =
        isForWordProcessor
        ? letter.paper.wordFile(withMarks: !plain) : Array(text.utf8)
      try context.invocation.outside.write(bytes, to: output, replacing: false)
    }
    context.show(
      Self.json(letter, text: text),
      output.map { [Words.written(Printable.line($0))(context.language)] } ?? [text])
    context.remark(onStale: written.stale, written.playbook)
    for objection in written.objections { context.remark(Words.objected(objection)) }
  }

  /// Whether the file is one to edit: its name says so.
  private var isForWordProcessor: Bool { output?.lowercased().hasSuffix(".docx") ?? false }

  private static func json(_ letter: ComposedLetter, text: String) -> OutputJSON {
    [
      "letter": .text(letter.id.text), "rung": .text(letter.rung.text),
      "language": .text(letter.language.rawValue), "title": .text(letter.title),
      "body": .text(letter.body), "text": .text(text),
      "characters": .number(letter.characters),
      "limit": .optional(letter.limit.map { Int64($0.characters) }),
      "due": .optional(letter.dueAt.map { CivilZone.shanghai.text(of: $0) }),
      "amount": .optional(letter.amount?.minorUnits),
      "sentences": .list(
        letter.sentences.map { sentence in
          [
            "text": .text(sentence.text), "kind": .text(sentence.kind.rawValue),
            "entries": .list(sentence.entries.map { .number($0) }),
            "evidence": .list(sentence.evidence.map { .number($0) }),
            "citations": .texts(sentence.citations.map(\.text)),
            "places": .list(sentence.sources.compactMap(place)),
            "facts": .texts(sentence.facts.map(\.text)),
            "mark": .optional(letter.marks(of: sentence)),
          ]
        }),
      "exhibits": .list(
        letter.exhibits.map { exhibit in
          [
            "number": .number(exhibit.number), "evidence": .number(exhibit.evidence),
            "name": .text(exhibit.name),
          ]
        }),
    ]
  }

  private static func place(_ source: Source) -> OutputJSON? {
    guard let evidence = source.evidence, let place = source.place else { return nil }
    return [
      "entry": .number(source.entry), "evidence": .number(evidence), "place": .text(place.text),
    ]
  }
}

/// `recourse letters CASE`
struct LettersCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("letters", Help.letters, examples: ["letters last", "letters last --json"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let found = try await engine.papers(in: engine.find(`case`))
    let language = context.language
    let outputs = found.papers.map { PaperOutput($0, found.playbook) }
    var lines = outputs.flatMap { output in
      [output.head(language)] + output.staleLines(language).map { "  " + $0 }
    }
    if lines.isEmpty { lines = [Words.noPapers(language)] }
    lines += found.erased.map { erasure in
      let at = CivilZone.shanghai.text(of: erasure.recordedAt)
      return Words.erasedSinceSending(erasure.value.entries, at)(language)
    }
    context.show(
      [
        "letters": .list(outputs.map(\.json)),
        "erased": .list(
          found.erased.map { erasure in
            [
              "entry": .number(erasure.entry),
              "entries": .list(erasure.value.entries.map { .number($0) }),
              "recordedAt": .text(CivilZone.shanghai.text(of: erasure.recordedAt)),
            ]
          }),
      ], lines)
  }
}

extension Context {
  /// Says which earlier papers have sentences that no longer stand.
  func remark(onStale papers: [WrittenPaper], _ playbook: Playbook) {
    guard !papers.isEmpty else { return }
    func words(_ language: Language) -> String {
      ([Words.staleHeading(language)] + PaperOutput.warning(papers, playbook, language))
        .joined(separator: "\n")
    }
    remark(Bilingual(zh: words(.zh), en: words(.en)))
  }
}
