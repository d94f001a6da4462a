public import CaseCore
public import Playbook

/// From the source of a playbook to a playbook that can judge, and from its compiled form.
public enum PlaybookCompiler {
  /// What compiling a sound source gives.
  public struct Compiled: Sendable {
    /// The playbook.
    public let playbook: Playbook
    /// The compiled form, for `load`.
    public let bytes: [UInt8]
    /// What is worth knowing of a playbook that can be used.
    public let notes: [Diagnostic]
  }

  /// Reads and checks `source`, whose SHA-256 is `digest`.
  /// - Throws: `PlaybookUnsound` with everything that is wrong, in the order of the files.
  public static func compile(
    _ source: PlaybookSource, digest: Digest
  ) throws(PlaybookUnsound) -> Compiled {
    let tree = try SourceTree(reading: source)
    var reader = PlaybookReader(tree, care: .full)
    let parts = reader.parts()
    guard let parts, reader.diagnostics.isEmpty else {
      throw PlaybookUnsound(sorted(reader.diagnostics))
    }
    let playbook: Playbook
    do {
      playbook = try Playbook(parts: parts, digest: digest)
    } catch {
      throw PlaybookUnsound(sorted(error.problems.map { Diagnostic($0, in: tree) }))
    }
    let found = findings(in: playbook, tree)
    guard !found.contains(where: { $0.severity == .error }) else {
      throw PlaybookUnsound(sorted(found))
    }
    return Compiled(
      playbook: playbook, bytes: CompiledTree.bytes(of: tree, digest: digest),
      notes: sorted(found))
  }

  /// The playbook in `bytes`, which `compile` gave for the source with `digest`.
  ///
  /// Nothing is checked again but the form itself: a compiled playbook comes from a sound source.
  /// - Throws: `CompiledTreeError`; the caller then compiles the source.
  public static func load(
    _ bytes: [UInt8], digest: Digest
  ) throws(CompiledTreeError) -> Playbook {
    let tree = try CompiledTree.tree(in: bytes, digest: digest)
    var reader = PlaybookReader(tree, care: .trusting)
    guard let parts = reader.parts(), reader.diagnostics.isEmpty else {
      throw .damaged(offset: CompiledTree.headerBytes)
    }
    do {
      return try Playbook(parts: parts, digest: digest)
    } catch {
      throw .damaged(offset: CompiledTree.headerBytes)
    }
  }

  /// What the rules mean together.
  private static func findings(in playbook: Playbook, _ tree: SourceTree) -> [Diagnostic] {
    playbook.check().map { Diagnostic($0, in: tree) }
      + Soundness.findings(in: playbook).map { finding in
        switch finding {
        case .problem(let problem, let isCertain):
          Diagnostic(problem, in: tree, severity: isCertain ? .error : .note)
        case .unsearched(let path, let left, let right):
          Diagnostic(
            UnsearchedFault(left: left, right: right), at: path, in: tree, severity: .note)
        }
      }
  }

  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      (left.element.file, left.element.line, left.element.column, left.offset)
        < (right.element.file, right.element.line, right.element.column, right.offset)
    }.map(\.element)
  }
}
