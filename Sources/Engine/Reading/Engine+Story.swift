import CaseCore
import Imports
import Reading

/// Reading what a person tells in their own words.
extension Engine {
  /// Reads `text` as a person's story. Nothing is stored.
  /// - Throws: `Refusal` for a text without words, or without rules.
  public func readStory(_ text: String) throws -> StoryScan {
    try Self.check(text, Bilingual(zh: "经过", en: "story"), limit: Limits.draftBytes)
    return StoryScan(text: text, reading: try storyReader().read(text))
  }

  /// Reads the text of the file at `path` as a story; else as a text.
  /// - Throws: `Refusal` for a file that cannot be read, a text without words, or without rules.
  public func readStory(inFileAt path: String) async throws -> StoryScan {
    try readStory(await shownText(of: path).text)
  }

  /// Reads a text given as `bytes` as a story; else as a text.
  /// - Throws: `Refusal` for bytes that are no text, a text without words, or without rules.
  public func readStory(_ bytes: [UInt8], named name: String) async throws -> StoryScan {
    try readStory(await shownText(of: bytes, named: name).text)
  }

  /// A reader with the shipped rules.
  private func storyReader() throws -> StoryReader { StoryReader(try ports.reading.storyRules()) }
}
