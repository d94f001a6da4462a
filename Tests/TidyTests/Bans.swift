/// Words and calls that must not stand in the source, each with its reason.
enum Bans {
  /// One ban on code.
  struct Ban {
    /// What is looked for in code, comments and literals left out.
    var pattern: String
    /// Why, and what to do instead.
    var why: String
    /// Folders below `Sources` to which it applies; empty for all.
    var rooms: Set<String> = []
  }

  private static let pureRooms = Set(
    ImportTable.rows.filter { $0.layer == .pure || $0.layer == .codec }.map(\.room))

  /// Bans on code below `Sources`.
  static let code: [Ban] = [
    Ban(pattern: #"\btry!"#, why: "a failure is a typed error, not a crash: throw it on"),
    Ban(pattern: #"\bas!"#, why: "a failed cast is a case of its own: use `as?` and say what then"),
    Ban(
      pattern: #"\bfatalError\("#,
      why: "a broken invariant is `precondition` with a sentence; bad input is an error"),
    Ban(
      pattern: #"\bDate\(\)"#,
      why: "the clock is an argument: a result must be reproducible with --now"),
    Ban(pattern: #"\bDate\.now\b"#, why: "the clock is an argument"),
    Ban(pattern: #"\b\.random\("#, why: "randomness is an argument of pure code", rooms: pureRooms),
    Ban(
      pattern: #"\bDouble\b|\bFloat\b"#,
      why: "money is whole minor units and time whole seconds: no floating point",
      rooms: pureRooms),
    Ban(
      pattern: #"\b(Readers|Detection|BillReader|QQChatReader|PageReader)\."#,
      why: "a door parses no file: ask the Engine", rooms: ["Commands", "WebApp"]),
    Ban(pattern: #"^\s*print\("#, why: "pure code returns values", rooms: pureRooms),
    Ban(
      pattern: #"\bnonisolated\(unsafe\)"#,
      why: "changing state lives in an actor or behind one Mutex"),
  ]

  /// Bans on code below `Tests`.
  static let tests: [Ban] = [
    Ban(pattern: #"\bTask\.sleep\b|\busleep\(|\bsleep\("#, why: "tests do not wait: fix the clock"),
    Ban(pattern: #"\bDate\(\)"#, why: "tests have a fixed clock"),
  ]

  /// Parts of file names that say nothing.
  static let emptyNames = ["Utils", "Util", "Helpers", "Helper", "Manager", "Common", "Misc"]

  /// What `bans` find in a file of `room`.
  static func complaints(
    path: String, room: String, source: SwiftText, bans: [Ban]
  ) -> [Complaint] {
    bans.filter { $0.rooms.isEmpty || $0.rooms.contains(room) }.flatMap { ban in
      guard let regex = try? Regex(ban.pattern) else {
        return [Complaint(path: path, line: nil, why: "unreadable pattern \(ban.pattern)")]
      }
      return source.codeLines.enumerated().compactMap { index, line in
        guard line.contains(regex) else { return nil }
        return Complaint(path: path, line: index + 1, why: ban.why)
      }
    }
  }

  /// Comments that promise later work without saying where it is tracked.
  static func unfinished(path: String, source: SwiftText) -> [Complaint] {
    source.comments.compactMap { comment in
      if comment.text.contains(/\bFIXME\b/) {
        return Complaint(path: path, line: comment.line, why: "mend it before it merges")
      }
      if comment.text.contains(/\bTODO\b/), !comment.text.contains(/TODO\(#\d+\)/) {
        return Complaint(path: path, line: comment.line, why: "name an issue: TODO(#12)")
      }
      return nil
    }
  }

  /// Errors that are shown as the language prints them: they mean nothing to a person.
  static func printedErrors(path: String, source: SwiftText) -> [Complaint] {
    source.strings.compactMap { literal in
      guard literal.text.contains(/\\\(\s*error\s*\)/) else { return nil }
      return Complaint(
        path: path, line: literal.line,
        why: "no message is ever the error as printed: word it in both languages")
    }
  }

  /// `@unchecked Sendable` without a comment that proves it.
  static func uncheckedSendable(path: String, source: SwiftText) -> [Complaint] {
    source.codeLines.enumerated().compactMap { index, line in
      guard line.contains("@unchecked Sendable") else { return nil }
      let near = (index - 4)...(index + 1)
      if source.comments.contains(where: { near.contains($0.line) }) { return nil }
      return Complaint(
        path: path, line: index + 1, why: "prove in a comment above why this is safe to share")
    }
  }
}
