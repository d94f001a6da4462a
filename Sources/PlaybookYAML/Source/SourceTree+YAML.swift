import CaseCore
import Yams

extension SourceTree {
  /// Reads the YAML of all files of `source`.
  ///
  /// - Throws: `PlaybookUnsound` with everything that is wrong with the files as YAML: syntax, tags,
  ///   anchors, aliases, merge keys, repeated keys, keys that are no text, bare numbers with leading
  ///   zeros or colons, and what is too deep or too much.
  public init(reading source: PlaybookSource) throws(PlaybookUnsound) {
    var reader = SourceReader()
    var files: [File] = []
    for (index, file) in source.files.enumerated() {
      let root = reader.root(of: file, index: index)
      files.append(File(name: file.name, root: root))
    }
    guard reader.diagnostics.isEmpty else { throw PlaybookUnsound(reader.diagnostics) }
    self.init(files: files)
  }
}

/// Walks the node trees of the YAML library and builds our own, collecting what is refused.
private struct SourceReader {
  var diagnostics: [Diagnostic] = []
  private var nodes = 0
  private var file = 0
  private var name = ""

  mutating func root(of source: PlaybookSource.File, index: Int) -> SourceNode {
    file = index
    name = source.name
    let empty = SourceNode(
      place: SourcePlace(file: index, line: 1, column: 1), content: .mapping([]))
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      report(.notText, line: 1, column: 1)
      return empty
    }
    if let found = HostileText.first(in: source.bytes) {
      report(found.fault, line: found.line, column: found.column)
      return empty
    }
    do {
      // The basic resolver takes every plain scalar for a text. The parser is kept for the walk,
      // because a node only borrows its anchor.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      let root = try parser.singleRoot()
      return withExtendedLifetime(parser) {
        guard let root else { return empty }
        // A file of comments only has an empty scalar for its top.
        if case .scalar(let scalar) = root, scalar.string.isEmpty { return empty }
        let node = walk(root, depth: 0)
        guard case .mapping = node.content else {
          report(.topNotMapping, at: node.place)
          return empty
        }
        return node
      }
    } catch {
      report(error, in: text)
      return empty
    }
  }

  private mutating func walk(_ node: Node, depth: Int) -> SourceNode {
    let place = place(of: node)
    let empty = SourceNode(place: place, content: .scalar("", quoted: false))
    nodes += 1
    guard nodes <= Limits.playbookNodes else {
      if nodes == Limits.playbookNodes + 1 { report(.tooManyNodes, at: place) }
      return empty
    }
    guard depth <= Limits.playbookDepth else {
      report(.tooDeep, at: place)
      return empty
    }
    guard node.anchor == nil else {
      report(.anchor, at: place)
      return empty
    }
    switch node {
    case .alias:
      report(.anchor, at: place)
      return empty
    case .scalar(let scalar):
      return SourceNode(place: place, content: self.scalar(scalar, at: place))
    case .sequence(let sequence):
      check(tag: sequence.tag, at: place)
      return SourceNode(
        place: place, content: .sequence(sequence.map { walk($0, depth: depth + 1) }))
    case .mapping(let mapping):
      check(tag: mapping.tag, at: place)
      return SourceNode(place: place, content: .mapping(pairs(mapping, depth: depth)))
    }
  }

  private mutating func scalar(_ scalar: Node.Scalar, at place: SourcePlace) -> SourceNode.Content {
    let quoted = scalar.style != .plain
    // The library marks a quoted text as a string by itself; any other tag was written.
    if !(quoted && scalar.tag.description == Tag.Name.str.rawValue) {
      check(tag: scalar.tag, at: place)
    }
    if !quoted, BareNumber.isRefused(scalar.string) {
      report(.bareNumber(scalar.string), at: place)
    }
    return .scalar(scalar.string, quoted: quoted)
  }

  private mutating func pairs(_ mapping: Node.Mapping, depth: Int) -> [SourceNode.Pair] {
    var pairs: [SourceNode.Pair] = []
    var seen: [String: Int] = [:]
    for (key, value) in mapping {
      let place = place(of: key)
      guard case .scalar(let scalar) = key else {
        report(.keyNotText, at: place)
        continue
      }
      if key.anchor != nil { report(.anchor, at: place) }
      if scalar.tag.description != Tag.Name.str.rawValue { check(tag: scalar.tag, at: place) }
      if scalar.style == .plain, BareNumber.isRefused(scalar.string) {
        report(.bareNumber(scalar.string), at: place)
      }
      if scalar.string == "<<" { report(.mergeKey, at: place) }
      if let first = seen[scalar.string] {
        report(.duplicateKey(scalar.string, firstLine: first), at: place)
      }
      seen[scalar.string] = Int(place.line)
      pairs.append(
        SourceNode.Pair(key: scalar.string, place: place, value: walk(value, depth: depth + 1)))
    }
    return pairs
  }

  private func place(of node: Node) -> SourcePlace {
    SourcePlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private mutating func report(_ fault: SourceFault, at place: SourcePlace) {
    report(fault, line: Int(place.line), column: Int(place.column))
  }

  private mutating func check(tag: Tag, at place: SourcePlace) {
    if !tag.description.isEmpty { report(.tag(tag.description), at: place) }
  }

  private mutating func report(_ error: any Error, in text: String) {
    guard let error = error as? YamlError else {
      report(.malformed(problem: "unreadable"), line: 1, column: 1)
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(.malformed(problem: problem), line: mark.line, column: mark.column)
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      report(.malformed(problem: problem), line: line, column: column)
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let (line, column) = (context.mark.line, context.mark.column)
      report(
        .duplicateKey(key, firstLine: line),
        line: RepeatedKey.nextLine(with: key, after: line, column: column, in: text) ?? line,
        column: column)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      report(.malformed(problem: "unreadable"), line: 1, column: 1)
    }
  }

  private mutating func report(_ fault: SourceFault, line: Int, column: Int) {
    guard diagnostics.count < Limits.playbookDiagnostics else { return }
    diagnostics.append(
      Diagnostic(
        file: name, line: line, column: column, path: "", code: fault.code,
        message: fault.message, hint: fault.hint))
  }
}

/// Numbers that one YAML reader takes for octal, hexadecimal or base 60 and another does not.
enum BareNumber {
  /// Whether the plain scalar `text` starts with a zero and goes on, or is digits with colons.
  static func isRefused(_ text: String) -> Bool {
    var bytes = text.utf8[...]
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      bytes = bytes.dropFirst()
    }
    guard let first = bytes.first, isDigit(first) else { return false }
    let rest = bytes.dropFirst()
    if first == UInt8(ascii: "0"), let next = rest.first, next != UInt8(ascii: "."),
      bytes.allSatisfy({ isAlphanumeric($0) })
    {
      return true
    }
    return bytes.contains(UInt8(ascii: ":"))
      && bytes.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// Finds the second place of a key that the YAML library only names once.
private enum RepeatedKey {
  /// The next line after `line` in which `key` starts at `column`; nil if there is none.
  static func nextLine(with key: String, after line: Int, column: Int, in text: String) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for index in lines.indices.dropFirst(line) {
      let scalars = lines[index].unicodeScalars.dropFirst(column - 1)
      guard scalars.starts(with: key.unicodeScalars) else { continue }
      let rest = scalars.dropFirst(key.unicodeScalars.count)
      if rest.first(where: { $0 != " " }) == ":" { return index + 1 }
    }
    return nil
  }
}
