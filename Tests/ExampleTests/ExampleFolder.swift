import Foundation
import Testing

/// One example case: a folder with originals and the command lines that are run over them.
struct ExampleFolder: CustomTestStringConvertible {
  /// The name of the folder.
  let name: String

  /// Every example.
  static let all = ["duplicate-charge", "fraud-site", "not-delivered"].map { Self(name: $0) }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  var testDescription: String { name }

  /// The bytes of `file` in the folder.
  func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.root.appending(path: "examples/\(name)/\(file)")))
  }

  /// The command lines, split at blanks outside of quotes.
  func commands() throws -> [[String]] {
    String(decoding: try bytes("steps.txt"), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .flatMap { index, part in
            index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
          }
      }
  }

  /// The files that are added, each with the kind that a person names, if any.
  func added() throws -> [(file: String, kind: String?)] {
    try commands().filter { $0[0] == "add" }.flatMap { words in
      let kind = words.firstIndex(of: "--as").map { words[$0 + 1] }
      return words.filter { $0.hasPrefix("{here}/") }
        .map { (String($0.dropFirst("{here}/".count)), kind) }
    }
  }
}
