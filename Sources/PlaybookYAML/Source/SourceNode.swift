/// A node of a playbook's text: our own tree, so that nothing outside one file depends on the YAML
/// library, and so that a compiled playbook is read without it.
///
/// All scalars are text: `yes`, `98.00` and `2026-11-22` mean nothing before the schema says so.
public struct SourceNode: Sendable, Hashable {
  /// What the node holds.
  public enum Content: Sendable, Hashable {
    /// A text; `quoted` if it stood in quotes or as a block.
    case scalar(String, quoted: Bool)
    /// A list.
    case sequence([SourceNode])
    /// Keys with values, in the order of the file; no key stands twice.
    case mapping([Pair])
  }

  /// A key with its value.
  public struct Pair: Sendable, Hashable {
    /// The key.
    public let key: String
    /// Where the key stands.
    public let place: SourcePlace
    /// The value.
    public let value: SourceNode

    /// `key`, which stands at `place`, with `value`.
    public init(key: String, place: SourcePlace, value: SourceNode) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  /// Where the node starts.
  public let place: SourcePlace
  /// What it holds.
  public let content: Content

  /// A node at `place`.
  public init(place: SourcePlace, content: Content) {
    self.place = place
    self.content = content
  }
}

extension SourceNode {
  /// The text of a scalar; nil for a list or a mapping.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The value of `key`; nil where there is none or this is no mapping.
  public subscript(key: String) -> SourceNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }
}

/// A place in the files of a playbook.
public struct SourcePlace: Sendable, Hashable, Comparable {
  /// The index of the file in its `SourceTree`.
  public let file: Int32
  /// The line, counted from 1.
  public let line: Int32
  /// The column in Unicode scalars, counted from 1.
  public let column: Int32

  /// Line `line`, column `column` of file number `file`.
  public init(file: Int, line: Int, column: Int) {
    self.file = Int32(clamping: file)
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  public static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// The trees of all files of one source.
public struct SourceTree: Sendable, Hashable {
  /// One file.
  public struct File: Sendable, Hashable {
    /// The name, relative to `playbooks/`.
    public let name: String
    /// The top mapping; an empty file has an empty one.
    public let root: SourceNode

    /// The file `name` whose top is `root`.
    public init(name: String, root: SourceNode) {
      self.name = name
      self.root = root
    }
  }

  /// The files, in the order of the source.
  public let files: [File]

  /// The trees of `files`; the places in them count files in this order.
  public init(files: [File]) { self.files = files }
}
