/// Gives numbers to lists and words while patterns are read.
final class ListBuilder {
  /// What a list stands for.
  private struct Content {
    var words: [String] = []
    var readings: [String] = []
    /// The words that take back those they lie around.
    var blocking: [String] = []
  }

  private(set) var words: [String] = []
  private(set) var listsOfWord: [[Int32]] = []
  private(set) var listCount = 0
  /// The lists that quantities belong to, by the name under which patterns ask for them.
  private(set) var readings: [(name: String, list: Int)] = []
  /// For each list that has one, the list of the words that take back its own.
  private(set) var blockers: [Int: Int] = [:]
  private var named: [String: Int] = [:]
  private var inline: [[String]: Int] = [:]
  private var wordNumbers: [String: Int] = [:]
  private var contents: [String: Content] = [:]

  /// Adds the list `name` of `words`, in which lists before it may be named.
  func add(_ name: String, _ words: [String]) throws(PatternFault) {
    guard named[name] == nil else { throw .repeatedList(name) }
    let content = try content(words)
    named[name] = try list(of: content)
    contents[name] = content
  }

  /// The steps of the pattern `text`.
  func steps(of text: String) throws(PatternFault) -> [PatternStep] {
    var syntax = PatternSyntax(text)
    return try syntax.steps(
      PatternSyntax.Lists(
        named: { name throws(PatternFault) in
          guard let number = self.named[name] else { throw .unknownList(name) }
          return number
        },
        reading: { name throws(PatternFault) in try self.inline(["<\(name)>"]) },
        inline: { words throws(PatternFault) in try self.inline(words) }))
  }

  private func inline(_ words: [String]) throws(PatternFault) -> Int {
    if let number = inline[words] { return number }
    let number = try list(of: try content(words))
    inline[words] = number
    return number
  }

  private func content(_ words: [String]) throws(PatternFault) -> Content {
    var content = Content()
    for word in words {
      if word.hasPrefix("{"), word.hasSuffix("}") {
        let name = String(word.dropFirst().dropLast())
        guard let list = contents[name] else { throw .unknownList(name) }
        content.words += list.words
        content.readings += list.readings
        content.blocking += list.blocking
      } else if word.hasPrefix("<"), word.hasSuffix(">") {
        let name = String(word.dropFirst().dropLast())
        guard Quantity.names.contains(name) else { throw .unknownReading(name) }
        content.readings.append(name)
      } else if word.hasPrefix("-"), word.unicodeScalars.count > 1 {
        content.blocking.append(String(word.dropFirst()))
      } else {
        content.words.append(word)
      }
    }
    return content
  }

  private func list(of content: Content) throws(PatternFault) -> Int {
    let number = try list(of: content.words)
    for name in content.readings where !readings.contains(where: { $0 == (name, number) }) {
      readings.append((name, number))
    }
    if !content.blocking.isEmpty { blockers[number] = try list(of: content.blocking) }
    return number
  }

  private func list(of words: [String]) throws(PatternFault) -> Int {
    let number = listCount
    listCount += 1
    for word in words {
      guard !word.isEmpty else { throw .emptyWord(word) }
      guard !word.contains(".."), !word.contains(where: "{}|&^$".contains) else {
        throw .unreachableWord(word)
      }
      if let known = wordNumbers[word] {
        if !listsOfWord[known].contains(Int32(number)) { listsOfWord[known].append(Int32(number)) }
      } else {
        wordNumbers[word] = self.words.count
        self.words.append(word)
        listsOfWord.append([Int32(number)])
      }
    }
    return number
  }
}
