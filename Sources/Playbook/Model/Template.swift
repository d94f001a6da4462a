public import CaseCore

/// A text with places for facts, in both languages.
///
/// `{name}` prints a fact, `{name:tail4}` its last four characters, `{name|other words}` the fact
/// or, while it is unknown, the other words. A brace is written twice to stand for itself.
public struct Template: Sendable, Hashable {
  /// How a fact is printed.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// As it is.
    case whole
    /// Its last four characters.
    case tail4
  }

  /// A place in the text.
  public struct Placeholder: Sendable, Hashable {
    /// The fact, or one of the given words.
    public let name: Fact.Name
    /// How it is printed.
    public let form: Form
    /// What stands there while the fact is unknown; nil where it must be known.
    public let otherwise: String?

    /// A place for `name`.
    public init(name: Fact.Name, form: Form = .whole, otherwise: String? = nil) {
      self.name = name
      self.form = form
      self.otherwise = otherwise
    }
  }

  /// One part of the text.
  public enum Part: Sendable, Hashable {
    /// Words that stand as they are.
    case literal(String)
    /// A place.
    case place(Placeholder)
  }

  /// Why a text is no template.
  public enum Unreadable: Error, Sendable, Hashable {
    /// A brace is not closed, or closes nothing, at this count of characters from the start.
    case unbalanced(language: Language, at: Int)
    /// What stands in braces is no name.
    case notAName(language: Language, found: String)
    /// What stands after the colon is no form.
    case notAForm(language: Language, found: String)
  }

  /// The parts of the Chinese text.
  public let zh: [Part]
  /// The parts of the English text.
  public let en: [Part]

  /// The parts as they are.
  public init(zh: [Part], en: [Part]) {
    self.zh = zh
    self.en = en
  }

  /// Reads both texts.
  /// - Throws: `Unreadable` for braces that do not make sense.
  public init(_ text: Bilingual) throws(Unreadable) {
    zh = try Template.parts(text.zh, .zh)
    en = try Template.parts(text.en, .en)
  }

  /// The parts in `language`.
  public func parts(_ language: Language) -> [Part] {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  /// The names in its places, each once, in the order of appearance, Chinese first.
  public var names: [Fact.Name] {
    var names: [Fact.Name] = []
    for case .place(let place) in zh + en where !names.contains(place.name) {
      names.append(place.name)
    }
    return names
  }

  /// The text in `language`, with `print` saying what stands in each place.
  ///
  /// Nil if a place has neither a value nor other words.
  public func text(_ language: Language, print: (Placeholder) -> String?) -> String? {
    var text = ""
    for part in parts(language) {
      switch part {
      case .literal(let words): text += words
      case .place(let place):
        guard let words = print(place) ?? place.otherwise else { return nil }
        text += words
      }
    }
    return text
  }

  private static func parts(
    _ text: String, _ language: Language
  ) throws(Unreadable) -> [Part] {
    // Braces are sought among bytes: a playbook has thousands of texts, and most have none.
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      !bytes.contains { $0 == opening || $0 == closing }
    }
    if isPlain == true { return text.isEmpty ? [] : [.literal(text)] }
    var parts: [Part] = []
    var words = ""
    var rest = text[...]
    while let brace = rest.utf8.firstIndex(where: { $0 == opening || $0 == closing }) {
      words += rest[..<brace]
      let inside = rest.utf8.index(after: brace)
      if inside < rest.endIndex, rest.utf8[inside] == rest.utf8[brace] {
        words += rest[brace..<inside]
        rest = rest[rest.utf8.index(after: inside)...]
        continue
      }
      guard rest.utf8[brace] == opening,
        let end = rest.utf8[inside...].firstIndex(of: closing)
      else {
        throw .unbalanced(language: language, at: text.distance(from: text.startIndex, to: brace))
      }
      if !words.isEmpty { parts.append(.literal(words)) }
      words = ""
      parts.append(.place(try place(String(rest[inside..<end]), language)))
      rest = rest[rest.utf8.index(after: end)...]
    }
    words += rest
    if !words.isEmpty { parts.append(.literal(words)) }
    return parts
  }

  private static let opening = UInt8(ascii: "{")
  private static let closing = UInt8(ascii: "}")

  private static func place(
    _ text: String, _ language: Language
  ) throws(Unreadable) -> Placeholder {
    let bytes = text.utf8
    let bar = bytes.firstIndex(of: UInt8(ascii: "|"))
    let head = text[..<(bar ?? text.endIndex)]
    let colon = head.utf8.firstIndex(of: UInt8(ascii: ":"))
    guard let name = Fact.Name(head[..<(colon ?? head.endIndex)]) else {
      throw .notAName(language: language, found: text)
    }
    var form = Form.whole
    if let colon {
      let word = String(head[head.utf8.index(after: colon)...])
      guard let found = Form(rawValue: word), found != .whole else {
        throw .notAForm(language: language, found: word)
      }
      form = found
    }
    return Placeholder(
      name: name, form: form, otherwise: bar.map { String(text[bytes.index(after: $0)...]) })
  }
}
