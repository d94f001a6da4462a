/// The words of a set as they are read, each once, with the lists that it belongs to.
struct Vocabulary {
  private(set) var words: [[Alphabet.Symbol]] = []
  private(set) var listsOfWord: [Set<Int32>] = []
  private var numbers: [[Alphabet.Symbol]: Int] = [:]

  /// Adds a word; of two that are read alike the second one only adds its `lists`.
  mutating func add(_ word: [Alphabet.Symbol], _ lists: [Int32]) {
    if let known = numbers[word] {
      listsOfWord[known].formUnion(lists)
    } else {
      numbers[word] = words.count
      words.append(word)
      listsOfWord.append(Set(lists))
    }
  }
}
