public import CaseCore

/// A list of files with their SHA-256, in the form that `sha256sum -c` checks: 64 hexadecimal digits,
/// two spaces, the name, a newline; in the order of the names' bytes, each name once.
public struct FileList: Sendable, Hashable {
  /// The digest of each file by its name.
  public private(set) var digests: [String: Digest] = [:]

  /// An empty list.
  public init() {}

  /// Reads a list.
  /// - Throws: `FileListError` with the number of the first line that `bytes` would not have written.
  public init(parsing text: [UInt8]) throws(FileListError) {
    guard text.isEmpty || text.last == newline else { throw FileListError(line: 1) }
    var last = ""
    var number = 0
    for line in text.split(separator: newline, omittingEmptySubsequences: false).dropLast() {
      number += 1
      guard line.count > 66, line.dropFirst(64).prefix(2).allSatisfy({ $0 == 0x20 }),
        let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        let name = Self.name(line.dropFirst(66)),
        last.isEmpty || last.utf8.lexicographicallyPrecedes(name.utf8)
      else { throw FileListError(line: number) }
      digests[name] = digest
      last = name
    }
  }

  /// Adds a file.
  /// - Returns: False, and adds nothing, for a name that a list does not take.
  @discardableResult
  public mutating func add(_ name: String, _ digest: Digest) -> Bool {
    guard Self.name(Array(name.utf8)[...]) != nil else { return false }
    digests[name] = digest
    return true
  }

  /// The names in order.
  public var names: [String] {
    digests.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The list as text.
  public var bytes: [UInt8] {
    var text: [UInt8] = []
    for name in names {
      guard let digest = digests[name] else { continue }
      text += Array("\(digest.hex)  \(name)\n".utf8)
    }
    return text
  }

  /// A name as a path that stays below its folder: printable ASCII, no part empty, `.` or `..`.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
    guard (1...nameBytes).contains(bytes.count),
      bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return nil }
    let name = String(decoding: bytes, as: UTF8.self)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } ? nil : name
  }

  /// The longest name, in bytes.
  private static let nameBytes = 512
}

/// A list of files is not in its form.
public struct FileListError: Error, Sendable, Hashable {
  /// The first wrong line, counted from 1.
  public let line: Int
}

private let newline = UInt8(ascii: "\n")
