internal import CaseCore

/// The files that a playbook is made of, as one byte string.
///
/// Each file stands as `%% <name> <byte count>\n<bytes>\n`, sorted by name. The digest of a playbook
/// is the SHA-256 of these bytes; the caller computes it, as this room has no cryptography. Names
/// are relative to the folder `playbooks/`: `cn-game-points/claims.yaml`, `citations/cn.yaml`.
public struct PlaybookSource: Sendable, Hashable {
  /// One file.
  public struct File: Sendable, Hashable {
    /// The name, relative to `playbooks/`.
    public let name: String
    /// The content, byte for byte.
    public let bytes: [UInt8]

    /// The file `name` with content `bytes`.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files, sorted by the bytes of their names.
  public let files: [File]

  /// A source made of `files`, in any order.
  /// - Throws: `PlaybookSourceError` for a bad or repeated name or too many files or bytes.
  public init(files: [File]) throws(PlaybookSourceError) {
    guard !files.isEmpty else { throw .empty }
    guard files.count <= Limits.playbookFiles else { throw .tooManyFiles(count: files.count) }
    var total = 0
    for file in files {
      guard Self.isName(file.name) else { throw .badName(file.name) }
      total += file.bytes.count
      guard total <= Limits.playbookBytes else { throw .tooLarge(bytes: total) }
    }
    let sorted = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for (left, right) in zip(sorted, sorted.dropFirst()) where left.name == right.name {
      throw .repeatedName(left.name)
    }
    self.files = sorted
  }

  /// The source of the playbook of `area`, picked from everything below `playbooks/`.
  ///
  /// Taken are `<area>/*.yaml` without `*.tests.yaml`, and the citations and calendars that the
  /// header names. Files of other areas are left aside.
  /// - Throws: `PlaybookSourceError`, also where the header or a file that it names is missing.
  public init(area: String, from tree: [String: [UInt8]]) throws(PlaybookSourceError) {
    let header = "\(area)/playbook.yaml"
    guard let bytes = tree[header] else { throw .missingFile(header) }
    var picked = tree.keys.filter { name in
      name.hasPrefix("\(area)/") && name.hasSuffix(".yaml") && !name.hasSuffix(".tests.yaml")
        && !name.dropFirst(area.count + 1).contains("/")
    }
    for library in Self.libraries(ofHeader: bytes) where !picked.contains(library) {
      picked.append(library)
    }
    var files: [File] = []
    for name in picked {
      guard let bytes = tree[name] else { throw .missingFile(name) }
      files.append(File(name: name, bytes: bytes))
    }
    try self.init(files: files)
  }

  /// Reads `framed`, which must be exactly what `bytes` gives for some source.
  /// - Throws: `PlaybookSourceError` for anything else.
  public init(framed: [UInt8]) throws(PlaybookSourceError) {
    guard framed.count <= Limits.playbookBytes + Limits.playbookFiles * 256 else {
      throw .tooLarge(bytes: framed.count)
    }
    var files: [File] = []
    var position = 0
    while position < framed.count {
      guard let end = framed[position...].firstIndex(of: UInt8(ascii: "\n")),
        let (name, count) = Self.header(framed[position..<end])
      else { throw .badFrame(offset: position) }
      let start = end + 1
      guard count < framed.count - start, framed[start + count] == UInt8(ascii: "\n") else {
        throw .badFrame(offset: position)
      }
      guard files.count < Limits.playbookFiles else { throw .tooManyFiles(count: files.count + 1) }
      files.append(File(name: name, bytes: Array(framed[start..<start + count])))
      position = start + count + 1
    }
    try self.init(files: files)
    // Any other order or spelling of a count would be a second source with the same content.
    guard bytes == framed else { throw .badFrame(offset: 0) }
  }

  /// The framed form: what is hashed, stored and exported.
  public var bytes: [UInt8] {
    var framed: [UInt8] = []
    framed.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + $1.name.utf8.count + 16 })
    for file in files {
      framed += "%% \(file.name) \(file.bytes.count)\n".utf8
      framed += file.bytes
      framed.append(UInt8(ascii: "\n"))
    }
    return framed
  }

  /// The citation and calendar files that the header in `bytes` names; none if it cannot be read.
  private static func libraries(ofHeader bytes: [UInt8]) -> [String] {
    guard
      let source = try? PlaybookSource(files: [File(name: "playbook.yaml", bytes: bytes)]),
      let root = try? SourceTree(reading: source).files.first?.root
    else { return [] }
    return ["citations", "calendars"].flatMap { folder -> [String] in
      guard case .sequence(let names) = root[folder]?.content else { return [] }
      return names.compactMap { $0.text.map { "\(folder)/\($0).yaml" } }
    }
  }

  private static func header(_ line: ArraySlice<UInt8>) -> (name: String, count: Int)? {
    let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 3, words[0].elementsEqual("%%".utf8),
      let name = String(validating: words[1], as: UTF8.self),
      let count = Digits.number(words[2]), words[2].elementsEqual(String(count).utf8)
    else { return nil }
    return (name, count)
  }

  /// Lower-case letters, digits, `-`, `_`, `.` and single slashes; no part starts with a dot.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= Limits.playbookFileNameBytes else { return false }
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      part.first != nil && part.first != UInt8(ascii: ".")
        && part.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
        }
    }
  }
}

/// Why files cannot be the source of a playbook.
public enum PlaybookSourceError: Error, Sendable, Hashable {
  /// There are no files.
  case empty
  /// There are more files than `Limits.playbookFiles`.
  case tooManyFiles(count: Int)
  /// All files together are larger than `Limits.playbookBytes`.
  case tooLarge(bytes: Int)
  /// A name is empty, too long or has characters that a name cannot have.
  case badName(String)
  /// Two files have this name.
  case repeatedName(String)
  /// The header of the playbook, or a citation or calendar file that it names, is not there.
  case missingFile(String)
  /// The framed form is broken in the frame that starts at `offset`.
  case badFrame(offset: Int)
}
