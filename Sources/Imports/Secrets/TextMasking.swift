internal import CaseCore

/// A text file whose secrets were looked for, so that a copy without them can be made.
///
/// The copy is in UTF-8 whatever the file was in, has as many lines as the file, and where something
/// was taken out it says `■■■■`: neither its letters nor their number are left.
public struct TextMasking: Sendable {
  /// Something that was found.
  public struct Found: Sendable, Hashable {
    /// Its number in this file, from 1.
    public let number: Int
    /// What it is.
    public let kind: SecretKind
    /// The line that it stands in, from 1.
    public let line: Int
    /// It with most of its characters hidden, for the person whose file it is.
    public let excerpt: String

    let value: String
    let bytes: [Range<Int>]
  }

  /// A copy of the file.
  public struct Copy: Sendable, Hashable {
    /// What was taken out of a line.
    public struct Mask: Sendable, Hashable {
      /// The line, from 1.
      public let line: Int
      /// What was taken out.
      public let kind: SecretKind
    }

    /// The copy.
    public let bytes: [UInt8]
    /// What was taken out, in the order of the lines.
    public let masks: [Mask]
  }

  /// What stands in the copy where something was taken out.
  public static let mark = "■■■■"

  /// What was found, in the order of the lines.
  public private(set) var found: [Found] = []
  /// How many lines the file has.
  public var lineCount: Int { text.lines.count }

  private let text: MaskableText
  private let spelling: FoldedLine.Spelling

  /// Looks for secrets in the file `bytes` of type `mediaType`, and for `names`.
  /// - Throws: `ReaderError` for what is no text or has more than `Limits.maskableTextBytes`.
  public init(
    _ bytes: Bytes, mediaType: MediaType, names: [String] = []
  ) throws(ReaderError) {
    text = try MaskableText(bytes)
    spelling =
      switch mediaType {
      case .html: .html
      case .json: .json
      default: .plain
      }
    find(names)
  }

  private mutating func find(_ names: [String]) {
    let names = names.map { FoldedLine(Array($0.utf8), .plain).scalars }.filter { !$0.isEmpty }
    var isInTag = false
    for (index, line) in text.lines.enumerated() {
      guard let line else {
        keep(.unreadable, index, "", [])
        continue
      }
      let folded = FoldedLine(line, spelling)
      var seen = look(in: folded, at: index, names, beside: [])
      if spelling == .html {
        seen = look(in: folded.withoutTags(isInTag: &isInTag), at: index, names, beside: seen)
      }
    }
  }

  // A number within another is part of it: the earlier kind of an order that goes from the surest.
  private mutating func look(
    in line: FoldedLine, at index: Int, _ names: [[Unicode.Scalar]], beside taken: [Range<Int>]
  ) -> [Range<Int>] {
    var taken = taken
    var here = NumberSecrets.find(in: line) + WordSecrets.find(in: line)
    for name in names {
      var start = 0
      while let place = line.scalars.firstIndex(of: name, from: start) {
        start = place + name.count
        here.append((.person, place..<start))
      }
    }
    for (kind, piece) in here {
      let bytes = line.bytes(of: piece)
      guard let first = bytes.first, let last = bytes.last else { continue }
      let whole = first.lowerBound..<last.upperBound
      guard !taken.contains(where: { $0.overlaps(whole) }) else { continue }
      taken.append(whole)
      keep(kind, index, line.text(piece), bytes)
    }
    return taken
  }

  private mutating func keep(
    _ kind: SecretKind, _ index: Int, _ value: String, _ bytes: [Range<Int>]
  ) {
    found.append(
      Found(
        number: found.count + 1, kind: kind, line: index + 1, excerpt: Self.excerpt(value),
        value: value, bytes: bytes))
  }

  /// `value` with all but its ends hidden, and its length too.
  private static func excerpt(_ value: String) -> String {
    value.count < 7 ? "\(value.prefix(1))***" : "\(value.prefix(2))***\(value.suffix(2))"
  }

  /// The copy without the findings of these numbers, and without the lines `lines`.
  ///
  /// What is taken out at one place is taken out wherever it stands in the file, however its digits
  /// are grouped. A line that is no text is taken out in any case.
  public func copy(without numbers: Set<Int>, lines: Set<Int> = []) -> Copy {
    let chosen = found.filter { numbers.contains($0.number) }
    let values = Set(chosen.map { Self.plain($0.value) }.filter { !$0.isEmpty })
    var masked: [Int: [Found]] = [:]
    for item in found
    where item.kind == .unreadable || numbers.contains(item.number)
      || values.contains(Self.plain(item.value))
    {
      masked[item.line, default: []].append(item)
    }
    let literals = Dictionary(grouping: chosen, by: \.value).keys.filter { $0.utf8.count >= 4 }
      .sorted().map { FoldedLine(Array($0.utf8), .plain).scalars }
    var masks: [Copy.Mask] = []
    let kinds = Dictionary(chosen.map { (Self.plain($0.value), $0.kind) }) { first, _ in first }
    let copy = text.copy { index, line in
      let number = index + 1
      let items = masked[number] ?? []
      guard let line, !lines.contains(number) else {
        masks.append(.init(line: number, kind: line == nil ? .unreadable : .chosen))
        return Array(Self.mark.utf8)
      }
      var pieces = items.map { ($0.kind, $0.bytes) }
      pieces += self.occurrences(of: literals, in: line, kinds)
      guard !pieces.isEmpty else { return line }
      let (bytes, kinds) = MaskedLine.make(line, pieces, isJSON: self.spelling == .json)
      masks += kinds.map { .init(line: number, kind: $0) }
      return bytes
    }
    return Copy(bytes: copy, masks: masks)
  }

  private func occurrences(
    of literals: [[Unicode.Scalar]], in line: [UInt8], _ kinds: [String: SecretKind]
  ) -> [(SecretKind, [Range<Int>])] {
    guard !literals.isEmpty else { return [] }
    let folded = FoldedLine(line, spelling)
    var pieces: [(SecretKind, [Range<Int>])] = []
    for literal in literals {
      var start = 0
      while let place = folded.scalars.firstIndex(of: literal, from: start) {
        start = place + literal.count
        let value = Self.plain(String(String.UnicodeScalarView(literal)))
        pieces.append((kinds[value] ?? .chosen, folded.bytes(of: place..<start)))
      }
    }
    return pieces
  }

  /// What is the same however it is grouped.
  private static func plain(_ value: String) -> String {
    var plain = ""
    for scalar in value.unicodeScalars where scalar != " " && scalar != "-" {
      plain.unicodeScalars.append(scalar)
    }
    return plain.lowercased()
  }
}
