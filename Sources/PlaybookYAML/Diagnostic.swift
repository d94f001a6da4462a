public import CaseCore

/// What is wrong with a playbook: where, what was found, what is allowed, and what to do.
public struct Diagnostic: Error, Sendable, Hashable {
  /// Whether the playbook can be used in spite of it.
  public enum Severity: String, Sendable, Hashable {
    /// The playbook is unsound.
    case error
    /// Worth knowing; the playbook can be used.
    case note
  }

  /// The file, relative to `playbooks/`.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in Unicode scalars, counted from 1.
  public let column: Int
  /// The keys that lead there, such as `facts.paid.ask`; empty at the top of a file.
  public let path: String
  /// A stable name, such as `unknown-key`.
  public let code: String
  /// Whether the playbook can be used in spite of it.
  public let severity: Severity
  /// What was found.
  public let message: Bilingual
  /// What is allowed and what to do.
  public let hint: Bilingual

  /// A diagnostic at a place of `file`.
  public init(
    file: String, line: Int, column: Int, path: String, code: String,
    severity: Severity = .error, message: Bilingual, hint: Bilingual
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.code = code
    self.severity = severity
    self.message = message
    self.hint = hint
  }

  /// The whole message as a person reads it, on three lines:
  /// `file:line:column: error: message [code]`, the keys, and what to do.
  public func text(in language: Language) -> String {
    let word =
      switch severity {
      case .error: Bilingual(zh: "错误", en: "error")
      case .note: Bilingual(zh: "提示", en: "note")
      }
    let place = Bilingual(zh: "位置", en: "at")
    let mend = Bilingual(zh: "怎么改", en: "to mend it")
    var text = "\(file):\(line):\(column): \(word(language)): \(message(language)) [\(code)]"
    if !path.isEmpty { text += "\n  \(place(language)): \(path)" }
    text += "\n  \(mend(language)): \(hint(language))"
    return text
  }
}

/// Everything that is wrong with a playbook, in the order of the files.
public struct PlaybookUnsound: Error, Sendable, Hashable {
  /// At least one diagnostic.
  public let diagnostics: [Diagnostic]

  /// A playbook with `diagnostics`.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
