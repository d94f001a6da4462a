public import CaseCore

extension Engine {
  /// Opens a case and returns it.
  /// - Throws: `Refusal` for an area without a playbook or a text that is empty or too long.
  public func openCase(
    title: String, area: String, story: String? = nil
  ) async throws -> LoadedCase {
    try Self.check(title, Bilingual(zh: "标题", en: "title"), limit: 400)
    guard try ports.shelf.areas().contains(area) else {
      throw Refusal.unknownName(
        area, what: Bilingual(zh: "领域", en: "area"), known: try ports.shelf.areas())
    }
    var events: [Event] = [
      .caseOpened(CaseOpened(title: title, area: area, practice: practice))
    ]
    if let story {
      try Self.check(story, Bilingual(zh: "经过", en: "story"), limit: Limits.freeTextBytes)
      events.append(.storyTold(StoryTold(text: story)))
    }
    let id = Case.ID(randomBytes: randomness.bytes(16))
    return try await record(events, in: LoadedCase(new: id))
  }

  /// Keeps a note of the person to themselves.
  public func takeNote(_ text: String, in id: Case.ID) async throws -> LoadedCase {
    try Self.check(text, Bilingual(zh: "笔记", en: "note"), limit: Limits.freeTextBytes)
    return try await record([.noteTaken(NoteTaken(text: text))], in: loadToChange(id))
  }

  /// Closes a case.
  public func closeCase(_ closing: CaseClosed, in id: Case.ID) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    if let closed = loaded.state.closing {
      return try await record(
        [.corrected(Correction(replaces: closed.entry, event: .caseClosed(closing)))], in: loaded)
    }
    return try await record([.caseClosed(closing)], in: loaded)
  }

  /// Takes an entry back: it stays in the journal and no longer counts.
  /// - Throws: `Refusal` for an entry that is not there, does not count any more, or is the opening.
  public func withdraw(
    _ entry: Int, reason: String, in id: Case.ID
  ) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    guard entry > 0, loaded.state.isActive(entry) else { throw Refusal.noSuchEntry(entry) }
    try Self.check(reason, Bilingual(zh: "理由", en: "reason"), limit: Limits.freeTextBytes)
    return try await record([.withdrawn(Withdrawal(entry: entry, reason: reason))], in: loaded)
  }

  /// Refuses text that is empty, only space, or longer than `limit` bytes.
  static func check(_ text: String, _ what: Bilingual, limit: Int) throws(Refusal) {
    guard !text.allSatisfy(\.isWhitespace), text.utf8.count <= limit else {
      throw .wrongText(what, limit: limit)
    }
  }
}
