/// Rows of text as comma-separated values (RFC 4180) that a spreadsheet cannot take for formulas.
public enum TableText {
  /// Every cell quoted, every line ended by CR LF. A cell that begins with `=`, `+`, `-` or `@`
  /// gets a leading apostrophe, because spreadsheets would run it.
  public static func commaSeparated(_ rows: [[String]]) -> String {
    var text = ""
    for row in rows {
      text += row.map(quoted).joined(separator: ",")
      text += "\r\n"
    }
    return text
  }

  private static func quoted(_ cell: String) -> String {
    var quoted = "\""
    let line = OutsideText.line(cell)
    if let first = line.unicodeScalars.first, ["=", "+", "-", "@"].contains(first) {
      quoted += "'"
    }
    for scalar in line.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
