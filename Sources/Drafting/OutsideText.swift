/// Makes text that came from outside fit to stand in one line of a paper.
///
/// A file name, an account or a quoted message may hold line breaks that would forge a paragraph,
/// direction controls that would show an amount backwards, or letters without width that make two
/// accounts look alike. None of them survives here; what can be read stays as it is.
public enum OutsideText {
  /// `text` in one line: every control, line break and run of white space is one space, format
  /// characters (direction, zero width, tags) and blank fillers are gone, ends are trimmed.
  public static func line(_ text: some StringProtocol) -> String {
    var line = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) { continue }
      if isSpace(scalar) {
        pendingSpace = true
        continue
      }
      if pendingSpace, !line.isEmpty { line.append(" ") }
      pendingSpace = false
      line.append(scalar)
    }
    return String(line)
  }

  /// Whether `text` holds anything that `line(_:)` would take out or turn into a space.
  public static func isHarmless(_ text: some StringProtocol) -> Bool {
    !text.unicodeScalars.contains { isInvisible($0) || ($0 != " " && isSpace($0)) }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Fillers and joiners that are letters or marks by category but have no ink of their own.
    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .format, .surrogate, .privateUse, .unassigned: return true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator,
      .control:
      return false
    @unknown default: return true
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }
}
