import CaseCore

/// Reads the payload of a compiled playbook; every number is checked before it is believed.
///
/// It works on a buffer that it borrows; each access is guarded by the count here, as a buffer does
/// not check its bounds in a release build.
struct CompiledTreeReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private var strings: [String] = []
  private var file = 0
  private var nodes = 0

  init(bytes: UnsafeBufferPointer<UInt8>, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// The tree, if the payload is one and ends with it.
  mutating func tree() throws(CompiledTreeError) -> SourceTree {
    let stringCount = try count(limit: 2 * Limits.playbookNodes)
    strings.reserveCapacity(stringCount)
    for _ in 0..<stringCount { strings.append(try string()) }
    let fileCount = try count(limit: Limits.playbookFiles)
    var files: [SourceTree.File] = []
    for index in 0..<fileCount {
      file = index
      let name = try stringByNumber()
      files.append(SourceTree.File(name: name, root: try node(depth: 0)))
    }
    guard position == bytes.count else { throw .damaged(offset: position) }
    return SourceTree(files: files)
  }

  private mutating func node(depth: Int) throws(CompiledTreeError) -> SourceNode {
    let start = position
    nodes += 1
    guard position < bytes.count, depth <= Limits.playbookDepth, nodes <= Limits.playbookNodes
    else { throw .damaged(offset: start) }
    let kind = bytes[position]
    position += 1
    let place = try place()
    switch kind {
    case 0, 1:
      return SourceNode(
        place: place, content: .scalar(try stringByNumber(), quoted: kind == 1))
    case 2:
      let count = try count(limit: Limits.playbookNodes)
      var items: [SourceNode] = []
      items.reserveCapacity(count)
      for _ in 0..<count { items.append(try node(depth: depth + 1)) }
      return SourceNode(place: place, content: .sequence(items))
    case 3:
      let count = try count(limit: Limits.playbookNodes)
      var pairs: [SourceNode.Pair] = []
      pairs.reserveCapacity(count)
      for _ in 0..<count {
        let key = try stringByNumber()
        let keyPlace = try self.place()
        pairs.append(
          SourceNode.Pair(key: key, place: keyPlace, value: try node(depth: depth + 1)))
      }
      return SourceNode(place: place, content: .mapping(pairs))
    default: throw .damaged(offset: start)
    }
  }

  private mutating func place() throws(CompiledTreeError) -> SourcePlace {
    let line = try number()
    return SourcePlace(file: file, line: line, column: try number())
  }

  private mutating func string() throws(CompiledTreeError) -> String {
    let start = position
    let count = try count(limit: Limits.playbookBytes)
    guard
      let text = String(
        validating: UnsafeBufferPointer(rebasing: bytes[position..<position + count]), as: UTF8.self
      )
    else {
      throw .damaged(offset: start)
    }
    position += count
    return text
  }

  private mutating func stringByNumber() throws(CompiledTreeError) -> String {
    let start = position
    let number = try number()
    guard number < strings.count else { throw .damaged(offset: start) }
    return strings[number]
  }

  /// A count of things that each take a byte or more, so that it can be no more than what is left.
  private mutating func count(limit: Int) throws(CompiledTreeError) -> Int {
    let start = position
    let count = try number()
    guard count <= limit, count <= bytes.count - position else { throw .damaged(offset: start) }
    return count
  }

  /// Unsigned LEB128 of at most 31 bits, in its shortest form.
  private mutating func number() throws(CompiledTreeError) -> Int {
    let start = position
    var number = 0
    var shift = 0
    while position < bytes.count, shift < 35 {
      let byte = bytes[position]
      position += 1
      number |= Int(byte & 0x7f) << shift
      if byte & 0x80 == 0 {
        guard number <= Int(Int32.max), byte != 0 || shift == 0 else { break }
        return number
      }
      shift += 7
    }
    throw .damaged(offset: start)
  }
}
