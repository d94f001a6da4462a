public import CaseCore

/// The checked tree of a playbook in a compact form that is read without the YAML library.
///
/// ```
/// magic        8 bytes   "RCPLAYBK"
/// compiler     4 bytes   big-endian version of the compiler that wrote it
/// digest      32 bytes   SHA-256 of the source
/// checksum     8 bytes   big-endian, of the payload, see `checksum`
/// payload      strings, then files
///   strings    count, then each: byte count, UTF-8 bytes
///   files      count, then each: string of its name, node
///   node       1 byte: 0 plain scalar, 1 quoted scalar, 2 list, 3 mapping; line; column; then
///              scalar: string · list: count, nodes · mapping: count, then each: string of the key,
///              line, column, node
/// ```
///
/// Counts, lines, columns and string numbers are unsigned LEB128 of the shortest form. The checksum
/// finds damage, not malice: whoever can write the file can also write the playbook beside it.
public enum CompiledTree {
  /// Rises with every change of this format, of the checks, or of the language.
  public static let compilerVersion: UInt32 = 3

  static let magic: [UInt8] = Array("RCPLAYBK".utf8)
  static let headerBytes = 52

  /// `tree`, which was read from the source with `digest`, in the compact form.
  public static func bytes(of tree: SourceTree, digest: Digest) -> [UInt8] {
    var writer = CompiledTreeWriter()
    for file in tree.files { writer.collect(file) }
    let payload = writer.payload(tree)
    var bytes = magic
    bytes += bigEndian(UInt64(compilerVersion)).suffix(4)
    bytes += digest.bytes
    bytes += bigEndian(checksum(payload[...]))
    return bytes + payload
  }

  /// The tree in `bytes`, if it was compiled from the source with `digest` by this compiler.
  /// - Throws: `CompiledTreeError`; the caller then reads the source again.
  public static func tree(
    in bytes: [UInt8], digest: Digest
  ) throws(CompiledTreeError) -> SourceTree {
    guard bytes.count >= headerBytes, bytes[..<8].elementsEqual(magic) else { throw .notCompiled }
    let version = bytes[8..<12].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard version == compilerVersion else { throw .otherCompiler(version: version) }
    guard bytes[12..<44].elementsEqual(digest.bytes) else { throw .otherSource }
    guard bytes[44..<52].elementsEqual(bigEndian(checksum(bytes[headerBytes...]))) else {
      throw .damaged(offset: 44)
    }
    return try bytes.withUnsafeBufferPointer { buffer throws(CompiledTreeError) in
      var reader = CompiledTreeReader(bytes: buffer, position: headerBytes)
      return try reader.tree()
    }
  }

  /// FNV-1a with 64 bits over the little-endian words of 8 bytes of a payload, the last one filled
  /// up with zeros, and then over its byte count; each word is followed by `hash ^= hash >> 32`.
  public static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { buffer in
      let prime: UInt64 = 0x0000_0100_0000_01b3
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ UInt64(littleEndian: word)) &* prime
        // The high half moves down, or its bits would never reach the low ones.
        hash ^= hash >> 32
        offset += 8
      }
      var last: UInt64 = 0
      for (shift, byte) in buffer[offset...].enumerated() { last |= UInt64(byte) << (8 * shift) }
      hash = (hash ^ last) &* prime
      hash ^= hash >> 32
      return (hash ^ UInt64(buffer.count)) &* prime
    }
  }

  static func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }
}

/// Why a compiled playbook is left aside and its source read instead.
public enum CompiledTreeError: Error, Sendable, Hashable {
  /// These bytes are no compiled playbook.
  case notCompiled
  /// Another version of the compiler wrote it.
  case otherCompiler(version: UInt32)
  /// It was compiled from another source.
  case otherSource
  /// It is damaged; the first sign of it is at `offset`.
  case damaged(offset: Int)
}

/// Collects the strings of a tree and writes its payload.
private struct CompiledTreeWriter {
  private var strings: [String] = []
  private var numbers: [String: Int] = [:]
  private var bytes: [UInt8] = []

  mutating func collect(_ file: SourceTree.File) {
    collect(file.name)
    collect(file.root)
  }

  mutating func payload(_ tree: SourceTree) -> [UInt8] {
    bytes = []
    append(strings.count)
    for string in strings {
      append(string.utf8.count)
      bytes += string.utf8
    }
    append(tree.files.count)
    for file in tree.files {
      append(number(of: file.name))
      append(file.root)
    }
    return bytes
  }

  private mutating func collect(_ string: String) {
    guard numbers[string] == nil else { return }
    numbers[string] = strings.count
    strings.append(string)
  }

  private mutating func collect(_ node: SourceNode) {
    switch node.content {
    case .scalar(let text, _): collect(text)
    case .sequence(let nodes): for node in nodes { collect(node) }
    case .mapping(let pairs):
      for pair in pairs {
        collect(pair.key)
        collect(pair.value)
      }
    }
  }

  private mutating func append(_ node: SourceNode) {
    switch node.content {
    case .scalar(let text, let quoted):
      append(quoted ? 1 : 0, at: node.place)
      append(number(of: text))
    case .sequence(let nodes):
      append(2, at: node.place)
      append(nodes.count)
      for node in nodes { append(node) }
    case .mapping(let pairs):
      append(3, at: node.place)
      append(pairs.count)
      for pair in pairs {
        append(number(of: pair.key))
        append(Int(pair.place.line))
        append(Int(pair.place.column))
        append(pair.value)
      }
    }
  }

  private mutating func append(_ kind: UInt8, at place: SourcePlace) {
    bytes.append(kind)
    append(Int(place.line))
    append(Int(place.column))
  }

  private func number(of string: String) -> Int {
    guard let number = numbers[string] else {
      preconditionFailure("Every string of the tree was collected before it is written.")
    }
    return number
  }

  private mutating func append(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
