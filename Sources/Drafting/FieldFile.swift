internal import CaseCore

/// The file of one field of a form: nothing in it but what is copied, or what is typed by hand.
enum FieldFile {
  /// `send/fields/02-amount.txt`, or `….by-hand.txt` for what the person types in.
  static func name(number: Int, _ filled: FilledField) -> String {
    let stem = "send/fields/" + (number < 10 ? "0" : "") + "\(number)-\(filled.field.id)"
    return switch filled.value {
    case .byHand: stem + ".by-hand.txt"
    case .words, .empty: stem + ".txt"
    }
  }

  /// The words to copy.
  static func text(_ words: String, practice: Bool, _ language: Language) -> String {
    lines([words], practice: practice, language)
  }

  /// What to type in; it is never stored here.
  static func byHand(
    _ what: String, _ field: ChannelForm.Field, practice: Bool, _ language: Language
  ) -> String {
    let words = Bilingual(
      zh: "【手填】\(field.label.zh)：\(what)。请直接在表单里填写，这里不保存。",
      en: "[By hand] \(field.label.en): \(what). Type it into the form; it is not kept here.")
    return lines([words(language)], practice: practice, language)
  }

  private static func lines(_ lines: [String], practice: Bool, _ language: Language) -> String {
    PracticeMark.around(lines, practice: practice, language).joined(separator: "\n") + "\n"
  }
}
