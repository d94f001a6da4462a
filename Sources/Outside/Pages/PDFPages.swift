import CaseCore
import Engine
import FoundationEssentials
import Paper

/// What is done to PDF files by `qpdf` and `pdfinfo`.
enum PDFPages {
  /// Runs `program` with the limits that whatever reads outside files has.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], outputLimit: Int
  ) async throws -> ChildProcess.Outcome {
    do {
      let outcome = try await ChildProcess(
        "prlimit",
        ["--as=\(4 << 30)", "--core=0", "--fsize=\(Limits.dossierBytes)", program] + arguments,
        input: input, environment: ChildProcess.spacious,
        timeout: .seconds(Limits.dossierSeconds), outputLimitBytes: outputLimit,
        errorLimitBytes: 4 << 20
      ).run()
      // prlimit itself ends so where there is no such program.
      if outcome.ending == .exited(code: 127) { throw TypesettingError.toolMissing(name(program)) }
      return outcome
    } catch let error as ChildProcessError {
      switch error {
      case .missing(let program): throw TypesettingError.toolMissing(name(program))
      case .timedOut: throw TypesettingError.timedOut(seconds: Limits.dossierSeconds)
      case .tooMuchOutput, .failed: throw TypesettingError.failed(program: name(program))
      }
    }
  }

  private static func name(_ program: String) -> String {
    String(program.split(separator: "/").last ?? "")
  }

  /// The PDF `bytes` as qpdf writes it again: one that it cannot read would break the whole document.
  /// - Throws: `DocumentError`.
  static func opened(_ bytes: [UInt8]) async throws -> [UInt8] {
    let outcome = try await run(
      "qpdf", ["--decrypt", "/dev/stdin", "-"], input: bytes,
      outputLimit: 2 * Limits.documentFileBytes)
    // 3: it was mended, with warnings.
    guard outcome.succeeded || outcome.ending == .exited(code: 3), !outcome.output.isEmpty else {
      let said = String(decoding: outcome.errorOutput, as: UTF8.self)
      throw said.contains("invalid password") ? DocumentError.locked : DocumentError.unreadable
    }
    return outcome.output
  }

  /// The sizes of the pages of the file at `path` as they are seen, turned ones included.
  /// - Throws: `DocumentError`.
  static func sizes(ofFileAt path: String) async throws -> [ForeignPages.Size] {
    let most = Limits.dossierDocumentPages
    let outcome = try await run(
      "pdfinfo", ["-f", "1", "-l", "\(most + 1)", path], outputLimit: 16 << 20)
    guard outcome.succeeded else { throw DocumentError.unreadable }
    var sizes: [ForeignPages.Size] = []
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      // `Page    1 size:  595.28 x 841.89 pts (A4)`, `Page    1 rot:   90`
      guard words.count >= 4, words[0] == "Page" else { continue }
      if words[2] == "size:", words.count >= 6, let width = Double(words[3]),
        let height = Double(words[5]), width >= 1, height >= 1, max(width, height) < 100_000
      {
        sizes.append(.init(width: Int(width * 100), height: Int(height * 100)))
      } else if words[2] == "rot:", let last = sizes.last, words[3] == "90" || words[3] == "270" {
        sizes[sizes.count - 1] = .init(width: last.height, height: last.width)
      }
    }
    guard !sizes.isEmpty else { throw DocumentError.unreadable }
    guard sizes.count <= most else { throw DocumentError.overflowing(limit: most) }
    return sizes
  }

  /// Makes `finished.pdf` out of `pages.pdf` in `folder`: pages of other documents go under the numbers
  /// that wait for them, the file says its language, and each figure what it shows.
  static func finish(
    folder: String, language: Language, foreign: [(name: String, first: Int, count: Int)],
    figures: [String]
  ) async throws {
    let update = try await update(
      of: "\(folder)/pages.pdf", language: language, figures: figures)
    // By descriptor and not by file: a file of ours more would have to be limited like the others.
    var arguments = ["\(folder)/pages.pdf", "--update-from-json=/dev/stdin"]
    if !foreign.isEmpty {
      let merged = try await run(
        "qpdf",
        ["--empty", "--pages"] + foreign.map { "\(folder)/\($0.name)" }
          + ["--", "--deterministic-id", "\(folder)/foreign.pdf"], outputLimit: 1 << 16)
      try demand(merged)
      let places = foreign.map { "\($0.first)-\($0.first + $0.count - 1)" }
      arguments += [
        "--underlay", "\(folder)/foreign.pdf", "--to=\(places.joined(separator: ","))", "--",
      ]
    }
    arguments += [
      "--deterministic-id", "--object-streams=generate", "\(folder)/finished.pdf",
    ]
    try demand(try await run("qpdf", arguments, input: update, outputLimit: 1 << 16))
  }

  private static func demand(_ outcome: ChildProcess.Outcome) throws(TypesettingError) {
    guard outcome.succeeded || outcome.ending == .exited(code: 3) else {
      throw .failed(program: "qpdf")
    }
  }

  /// What Cairo cannot write, for qpdf to put in: the language, that the title is shown, what each
  /// figure shows, and fonts without what nothing in them uses.
  private static func update(
    of path: String, language: Language, figures: [String]
  ) async throws -> [UInt8] {
    let marked = try MarkedObjects.numbers(inFileAt: path)
    let said = try await objects(marked.values.flatMap(\.self), of: path)
    guard case .object(let file)? = said.list("qpdf")?.first, let objects = said.list("qpdf")?.last,
      let root = objects["trailer"]?["value"]?["/Root"]?.text,
      case .object(var members)? = objects["obj:\(root)"]?["value"]
    else { throw TypesettingError.failed(program: "qpdf") }
    members["/Lang"] = .text("u:\(language.tag)")
    // Its structure tags are all there; Cairo only says so of a document within one tag, of which the
    // heads of pages would be part.
    members["/MarkInfo"] = .object(["/Marked": .flag(true)])
    members["/ViewerPreferences"] = .object(["/DisplayDocTitle": .flag(true)])
    var changed = ["obj:\(root)": JSONValue.object(["value": .object(members)])]
    // Cairo writes figures in the order in which they were drawn. What only looks like one is none.
    let found = (marked[.figure] ?? []).compactMap { number -> (String, [String: JSONValue])? in
      let name = "obj:\(number) 0 R"
      guard case .object(let members)? = objects[name]?["value"],
        members["/S"]?.text == "/Figure"
      else { return nil }
      return (name, members)
    }
    guard found.count == figures.count else {
      throw TypesettingError.failed(program: "recourse-typeset")
    }
    for ((name, members), words) in zip(found, figures) where !words.isEmpty {
      var members = members
      members["/Alt"] = .text("u:\(words)")
      changed[name] = .object(["value": .object(members)])
    }
    for number in marked[.font] ?? [] {
      let name = "obj:\(number) 0 R"
      if let font = objects[name]?["stream"]?.trimmedFont {
        changed[name] = .object(["stream": font])
      }
    }
    let update = JSONValue.object(["qpdf": .list([.object(file), .object(changed)])])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(update))
  }

  private static func objects(_ numbers: [Int], of path: String) async throws -> JSONValue {
    let said = try await run(
      "qpdf",
      ["--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized"]
        + (["trailer"] + numbers.map(String.init)).map { "--json-object=\($0)" } + [path],
      outputLimit: 64 << 20)
    try demand(said)
    return try JSONDecoder().decode(JSONValue.self, from: Data(said.output))
  }
}

extension JSONValue {
  /// The font in this stream without what nothing in it uses; nil for what is none, or is not understood.
  fileprivate var trimmedFont: JSONValue? {
    guard case .object(var dictionary)? = self["dict"],
      dictionary["/Subtype"]?.text == "/CIDFontType0C", dictionary["/Filter"] == nil,
      let data = self["data"]?.text.flatMap({ Data(base64Encoded: $0) }),
      let trimmed = FontProgram.trimmed(Array(data))
    else { return nil }
    dictionary["/Length"] = nil
    return .object([
      "data": .text(Data(trimmed).base64EncodedString()), "dict": .object(dictionary),
    ])
  }
}

/// JSON as qpdf writes it and reads it again.
private enum JSONValue: Codable {
  case object([String: JSONValue])
  case list([JSONValue])
  case text(String)
  case number(Double)
  case flag(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .object(let members): try value.encode(members)
    case .list(let list): try value.encode(list)
    case .text(let text): try value.encode(text)
    case .number(let number): try value.encode(number)
    case .flag(let flag): try value.encode(flag)
    case .null: try value.encodeNil()
    }
  }

  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  func list(_ name: String) -> [JSONValue]? {
    if case .list(let list)? = self[name] { list } else { nil }
  }
}
