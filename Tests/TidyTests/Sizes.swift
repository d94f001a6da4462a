/// How long a file and a function may be (house style 21).
enum Sizes {
  /// The most lines of a Swift file.
  static let fileLines = 400
  /// The most lines of a function, its signature and closing brace counted.
  static let functionLines = 60

  /// What is too long in a file.
  static func complaints(path: String, source: SwiftText) -> [Complaint] {
    var found: [Complaint] = []
    let lines = source.codeLines
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    if count > fileLines {
      found.append(
        Complaint(
          path: path, line: nil, why: "\(count) lines; at most \(fileLines): split by subject"))
    }
    let start =
      /^(\s*)(?:@\w+(?:\([^)]*\))?\s+)*(?:[a-z]+(?:\([a-z]+\))?\s+)*(?:func\s+\S|init[?(<]|deinit\s|subscript\s*\()/
    for (index, line) in lines.enumerated() {
      guard let match = try? start.firstMatch(in: line) else { continue }
      let indent = String(match.1)
      guard let length = functionLength(lines[index...], indent: indent) else { continue }
      if length > functionLines {
        let why = "a function of \(length) lines; at most \(functionLines): take a part out"
        found.append(Complaint(path: path, line: index + 1, why: why))
      }
    }
    return found
  }

  /// The number of lines from the signature to the closing brace in the same column; nil where
  /// there is no body (a protocol's requirement). The formatter keeps that brace in its column.
  private static func functionLength(_ lines: ArraySlice<String>, indent: String) -> Int? {
    guard let first = lines.first else { return nil }
    if first.hasSuffix("}") { return 1 }
    for (offset, line) in lines.dropFirst().enumerated() {
      let depth = line.prefix(while: { $0 == " " }).count
      if line.allSatisfy({ $0 == " " }) || depth > indent.count { continue }
      // A wrapped signature closes with `)` in the column of `func` before the body begins.
      if line.dropFirst(depth).hasPrefix(")"), line.hasSuffix("{") { continue }
      return line.hasPrefix(indent + "}") ? offset + 2 : nil
    }
    return nil
  }
}
