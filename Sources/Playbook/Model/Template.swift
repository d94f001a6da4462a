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
    var parts: [Part] = []
    var words = ""
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let doubled = index + 1 < characters.count && characters[index + 1] == character
      switch character {
      case "{" where doubled, "}" where doubled:
        words.append(character)
        index += 2
      case "{":
        guard let end = characters[index...].firstIndex(of: "}") else {
          throw .unbalanced(language: language, at: index)
        }
        if !words.isEmpty { parts.append(.literal(words)) }
        words = ""
        parts.append(.place(try place(String(characters[(index + 1)..<end]), language)))
        index = end + 1
      case "}": throw .unbalanced(language: language, at: index)
      default:
        words.append(character)
        index += 1
      }
    }
    if !words.isEmpty { parts.append(.literal(words)) }
    return parts
  }

  private static func place(
    _ text: String, _ language: Language
  ) throws(Unreadable) -> Placeholder {
    let halves = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let words = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = Fact.Name(words[0]) else { throw .notAName(language: language, found: text) }
    var form = Form.whole
    if words.count == 2 {
      guard let found = Form(rawValue: String(words[1])), found != .whole else {
        throw .notAForm(language: language, found: String(words[1]))
      }
      form = found
    }
    return Placeholder(
      name: name, form: form, otherwise: halves.count == 2 ? String(halves[1]) : nil)
  }
}
