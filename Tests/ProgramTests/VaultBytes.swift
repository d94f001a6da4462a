import Foundation
import TestKit
import Testing

/// Every byte of every file below a folder, to look for what must not be there.
struct VaultBytes {
  private let files: [String: Data]

  /// The files below `folders`, links not followed.
  init(_ folders: [String]) throws {
    var files: [String: Data] = [:]
    for folder in folders {
      for name in FileManager.default.subpaths(atPath: folder) ?? [] {
        let path = "\(folder)/\(name)"
        let type =
          try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        if type == .typeRegular { files[path] = FileManager.default.contents(atPath: path) }
      }
    }
    self.files = files
  }

  /// The files that hold `bytes` as they are, in hexadecimal or in base64, or whose name does.
  func holding(_ bytes: [UInt8]) -> [String] {
    let hex = bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
    let base64 = Data(bytes).base64EncodedString().prefix(bytes.count * 8 / 6)
    let text = String(bytes: bytes, encoding: .utf8)
    var needles = [Data(bytes), Data(hex.utf8), Data(hex.uppercased().utf8), Data(base64.utf8)]
    // Words stand in JSON with their quotes escaped.
    if let text, text.contains("\"") {
      needles.append(Data(text.replacing("\"", with: "\\\"").utf8))
    }
    return files.filter { path, content in
      needles.contains { content.range(of: $0) != nil }
        || [hex, text].compactMap { $0 }.contains { path.contains($0) }
    }.keys.sorted()
  }

  /// The files that hold `text`.
  func holding(_ text: String) -> [String] { holding(Array(text.utf8)) }
}
