import CaseCore

/// A file of command lines, one a line without the program's name, as `demo` runs them.
///
/// `# now: INSTANT` sets the clock of all lines; other lines that begin with `#` are comments. Words
/// are separated by spaces; `"…"` and `'…'` quote, a backslash takes the next character as it is.
struct CommandScript: Sendable {
  /// One command line.
  struct Line: Sendable {
    /// Its number in the file, from 1.
    let number: Int
    /// Its words.
    let words: [String]
  }

  /// The clock of all lines.
  let now: String?
  /// The command lines.
  let lines: [Line]

  /// Reads a script.
  /// - Throws: `Refusal` with the number of a line whose quotes do not close.
  init(_ text: String) throws(Refusal) {
    var now: String?
    var lines: [Line] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let trimmed = String(line.drop { $0 == " " })
      if trimmed.hasPrefix("# now: ") {
        now = String(trimmed.dropFirst(7))
      } else if !trimmed.isEmpty, !trimmed.hasPrefix("#") {
        lines.append(Line(number: number, words: try Self.words(trimmed, number)))
      }
    }
    self.now = now
    self.lines = lines
  }

  private static func words(_ line: String, _ number: Int) throws(Refusal) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var escaped = false
    for character in line {
      if escaped {
        word = (word ?? "") + String(character)
        escaped = false
      } else if character == "\\", quote != "'" {
        escaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\t" {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !escaped else {
      throw Refusal(
        "script-quotes", .input,
        what: Bilingual(
          zh: "脚本第 \(number) 行的引号没有合上", en: "A quote in line \(number) of the script is not closed"),
        mend: Bilingual(zh: "补上引号", en: "close the quote"))
    }
    if let whole = word { words.append(whole) }
    return words
  }
}

/// Runs the lines of a script one after the other.
struct ScriptReplay {
  let invocation: Invocation
  let folder: String
  let place: String
  let now: String?
  let language: Language
  private var caseID: String?

  init(
    invocation: Invocation, folder: String, place: String, now: String?, language: Language
  ) {
    self.invocation = invocation
    self.folder = folder
    self.place = place
    self.now = now
    self.language = language
  }

  /// Runs one line: `{case}` stands for the case opened first, `{here}` for the example's folder,
  /// `{out}` for a folder to write to. `place` holds that folder and the vault.
  /// - Throws: `ExitCode`-like refusal of the line that failed.
  mutating func run(_ line: CommandScript.Line) async throws {
    let words = line.words.map { word in
      word.replacing("{case}", with: caseID ?? "last").replacing("{here}", with: folder)
        .replacing("{out}", with: place + "/out")
    }
    invocation.write("\n$ recourse " + words.map(Self.shown).joined(separator: " ") + "\n")
    var arguments =
      words + ["--vault", place + "/vault", "--practice", "--lang", language.rawValue]
    if let now { arguments += ["--now", now] }
    let code = await CommandLineTool.run(arguments, in: invocation)
    guard code == 0 else {
      throw Refusal(
        "demo-failed", .found,
        what: Bilingual(
          zh: "示例第 \(line.number) 行没有完成（\(code)）",
          en: "Line \(line.number) of the example failed (\(code))"),
        mend: Bilingual(zh: "见上一行的说明", en: "see what it said above"))
    }
  }

  private static func shown(_ word: String) -> String {
    word.contains(" ") ? "\"\(word)\"" : word
  }
}
