import CaseCore
import Commands
import Engine
import Evidence
import Foundation
import Merkle
import Playbook
import PlaybookYAML

/// The shipped playbooks: a folder of YAML, and their compiled forms.
///
/// A compiled form is named by the digest of the source and the compiler's version. It is looked for
/// beside the YAML, then in the cache; if neither has it the YAML is read and the cache is filled.
struct FolderShelf: PlaybookShelf {
  /// The folder with `cn-game-points/`, `citations/` and `calendars/`; nil if none was found.
  let folder: String?
  /// Where compiled forms are cached; nil for nowhere.
  let cache: String?
  private let kept = KeptFiles<StockedPlaybook>()

  init(folder: String?, cache: String?) {
    self.folder = folder
    self.cache = cache
  }

  func areas() throws -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/playbook.yaml")
    }.sorted()
  }

  func current(area: String) throws -> StockedPlaybook {
    try kept.value(area) {
      guard let folder, try areas().contains(area) else {
        throw Refusal.noPlaybook(area, known: try areas())
      }
      let source = try Self.source(of: area, in: folder)
      let bytes = source.bytes
      return ((source, bytes), Self.digest(of: bytes))
    } make: { files, digest in
      StockedPlaybook(playbook: try playbook(files.0, digest: digest), source: files.1)
    }
  }

  func playbook(from source: [UInt8], digest: Digest) throws -> Playbook {
    guard Self.digest(of: source) == digest else { throw Refusal.damagedPlaybook(digest.hex) }
    let framed: PlaybookSource
    do throws(PlaybookSourceError) {
      framed = try PlaybookSource(framed: source)
    } catch {
      throw Refusal.damagedPlaybook(digest.hex)
    }
    return try playbook(framed, digest: digest)
  }

  private func playbook(
    _ source: PlaybookSource, digest: Digest
  ) throws(Refusal) -> Playbook {
    let name = Self.compiledName(digest)
    for place in [folder.map { "\($0)/compiled/\(name)" }, cache.map { "\($0)/\(name)" }] {
      // A compiled form that is damaged or of another version is left aside, not an error.
      if let place, let bytes = FileManager.default.contents(atPath: place),
        let playbook = try? PlaybookCompiler.load(Array(bytes), digest: digest)
      {
        return playbook
      }
    }
    do throws(PlaybookUnsound) {
      let compiled = try PlaybookCompiler.compile(source, digest: digest)
      Self.fill(cache, name, compiled.bytes)
      return compiled.playbook
    } catch {
      throw Refusal.unsoundPlaybook(error)
    }
  }

  /// The cache only saves time, so a failure to fill it changes nothing.
  static func fill(_ cache: String?, _ name: String, _ bytes: [UInt8]) {
    guard let cache else { return }
    try? FileManager.default.createDirectory(
      atPath: cache, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? Data(bytes).write(to: URL(fileURLWithPath: "\(cache)/\(name)"), options: .atomic)
  }

  /// Writes the compiled form of every playbook into `target`, by default beside the YAML.
  /// - Returns: The files written.
  func compile(into target: String?) throws -> [String] {
    guard let folder else { throw Refusal.noPlaybook("", known: []) }
    let target = target ?? "\(folder)/compiled"
    var written: [String] = []
    for area in try areas() {
      let source = try Self.source(of: area, in: folder)
      let digest = Self.digest(of: source.bytes)
      do {
        let compiled = try PlaybookCompiler.compile(source, digest: digest)
        let path = "\(target)/\(Self.compiledName(digest))"
        try FileManager.default.createDirectory(
          atPath: target, withIntermediateDirectories: true)
        try Data(compiled.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        written.append(path)
      } catch let error as PlaybookUnsound {
        throw Refusal.unsoundPlaybook(error)
      } catch {
        throw Refusal.outgoingFile(.failed(path: target, errno: errno))
      }
    }
    return written
  }

  /// Checks the playbook in the folder at `path`, or every shipped one, and runs their table tests.
  func check(_ path: String?) throws -> PlaybookCheckResult {
    guard let path else {
      guard let folder else { throw Refusal.noPlaybook("", known: []) }
      return try PlaybookCheck.run(areas(), in: folder)
    }
    let area = (path as NSString).lastPathComponent
    let above = (path as NSString).deletingLastPathComponent
    return try PlaybookCheck.run([area], in: above.isEmpty ? "." : above)
  }

  private static func compiledName(_ digest: Digest) -> String {
    "\(digest.hex)-v\(CompiledTree.compilerVersion).rpb"
  }

  static func digest(of bytes: [UInt8]) -> Digest { TreeHash.digest(of: bytes) }

  /// The source of one area, read from the files below `folder`.
  static func source(of area: String, in folder: String) throws(Refusal) -> PlaybookSource {
    let tree = try files(below: folder, of: area, tests: false)
    do throws(PlaybookSourceError) {
      return try PlaybookSource(area: area, from: tree)
    } catch {
      throw .unusableSource(error, folder)
    }
  }

  /// The YAML files of `area` and of the libraries beside it, by name; with its table tests if they
  /// are wanted.
  static func files(
    below folder: String, of area: String, tests: Bool
  ) throws(Refusal) -> [String: [UInt8]] {
    var tree: [String: [UInt8]] = [:]
    for part in [area, "citations", "calendars"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
      for name in names where name.hasSuffix(".yaml") && (tests || !name.hasSuffix(".tests.yaml")) {
        let path = "\(folder)/\(part)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: path) else {
          throw .sourceFile(.unreadable(path: path))
        }
        guard bytes.count <= Limits.playbookBytes else {
          throw .sourceFile(
            .tooLarge(
              path: path, sizeBytes: Int64(bytes.count), limitBytes: Int64(Limits.playbookBytes)))
        }
        tree["\(part)/\(name)"] = Array(bytes)
      }
    }
    return tree
  }
}
