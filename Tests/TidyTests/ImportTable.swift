/// What each room may import: the walls of `docs/architecture.md` as a table.
///
/// Arrows point down only. The compiler checks that an import of our own is declared; it does not
/// see modules that are reached through another package, nor Foundation, so this table does.
enum ImportTable {
  /// A room and the modules that it may import.
  struct Row {
    /// What kind of room it is.
    enum Layer {
      case pure, codec, application, adapter, delivery, wiring, executable, test
      /// Asks the system and nothing else; knows no port of the Engine.
      case system
    }

    /// The folder below `Sources`.
    var room: String
    /// What kind of room it is.
    var layer: Layer
    /// Every module that it may import.
    var allowed: Set<String>
  }

  /// The whole table. A room without a row, or a row without a room, fails the tests.
  static let rows: [Row] = [
    // Pure rooms ask the system for nothing; Crypto is arithmetic.
    row("CaseCore", .pure, []),
    row("Merkle", .pure, ["CaseCore", "Crypto"]),
    row("Playbook", .pure, ["CaseCore"]),
    row("Evidence", .pure, ["CaseCore", "Merkle", "Crypto"]),
    row("Paper", .pure, ["CaseCore"]),
    row("Drafting", .pure, ["CaseCore", "Paper", "Playbook"]),
    row("Reading", .pure, ["CaseCore"]),
    // Doors to C libraries: no code of ours.
    row("CZip", .system, []),
    row("CExpat", .system, []),
    row("CZlib", .system, []),
    // Codecs turn bytes from outside into checked values; Imports needs iconv.
    row("Workbooks", .codec, ["CaseCore", "CZip", "CExpat", "CZlib"]),
    row("PlaybookYAML", .codec, ["CaseCore", "Playbook", "Reading", "Yams"]),
    row("Imports", .codec, ["CaseCore", "Workbooks", "Glibc"]),
    // Ciphers and their formats; nonces and salts come in as arguments.
    row("Sealing", .codec, ["CaseCore", "Crypto", "CryptoExtras"]),
    // Who may use a server; clock and randomness come in as arguments.
    row("Accounts", .pure, ["CaseCore", "Crypto", "CryptoExtras"]),
    row(
      "Timestamps", .codec,
      [
        "CaseCore", "Evidence", "Crypto", "CryptoExtras", "FoundationEssentials", "SwiftASN1",
        "X509",
      ]),
    row(
      "Engine", .application,
      [
        // Workbooks to write a letter for a word processor.
        "CaseCore", "Merkle", "Evidence", "Paper", "Playbook", "Drafting", "Imports", "Reading",
        "Sealing", "Workbooks", "Synchronization",
      ]),
    row("Markup", .pure, []),
    // Reading for the types of what the Engine found in a text, Imports for those of what it found in a
    // file, Evidence for content that is handed on and for what a verification says.
    row(
      "WebApp", .delivery,
      [
        "Accounts", "CaseCore", "Crypto", "Drafting", "Engine", "Evidence", "Imports", "Markup",
        "Playbook",
        "Reading", "Synchronization",
      ]),
    row(
      "WebServer", .delivery,
      [
        "CaseCore", "WebApp", "Dispatch", "Glibc", "HTTPTypes", "Hummingbird", "HummingbirdCore",
        "Logging",
        "NIOCore", "NIOPosix", "ServiceLifecycle", "Synchronization", "UnixSignals",
      ]),
    row(
      "PlainFiles", .system, ["CaseCore", "Evidence", "Dispatch", "Glibc", "Synchronization"]),
    row(
      "StoreSQLite", .adapter,
      [
        "CaseCore", "Merkle", "Evidence", "Engine", "Sealing", "GRDB", "GRDBSQLite", "Foundation",
        "Synchronization",
      ]),
    row(
      "AccountsSQLite", .adapter, ["Accounts", "CaseCore", "GRDB", "GRDBSQLite", "Foundation"]),
    row(
      "VaultFiles", .adapter,
      [
        "CGNU", "CaseCore", "Evidence", "Engine", "PlainFiles", "Sealing", "Crypto", "Dispatch",
        "FoundationEssentials", "Glibc", "Synchronization",
      ]),
    row(
      "Outside", .adapter,
      [
        // Imports for the type of recognised pages and what engines say of one.
        // Paper and Drafting for what is set on pages and the pictures on them.
        "CGNU", "CaseCore", "Paper", "Drafting", "Engine", "Imports", "Subprocess",
        "SystemPackage", "Dispatch", "FoundationEssentials", "Glibc", "Synchronization",
      ]),
    row(
      "Commands", .delivery,
      [
        // Imports for the types of findings alone: TreeTests keeps the readers themselves out.
        "CaseCore", "Merkle", "Evidence", "Playbook", "Drafting", "Imports", "Reading",
        "Engine", "Sealing", "ArgumentParser", "Foundation", "Glibc", "Synchronization",
      ]),
    row(
      "Wiring", .wiring,
      [
        "Accounts", "AccountsSQLite", "CaseCore", "Merkle", "Evidence", "Engine", "Playbook",
        "PlaybookYAML", "StoreSQLite",
        "Reading", "VaultFiles", "Outside", "Timestamps", "Sealing", "Commands", "CMalloc",
        "Dispatch", "WebApp", "WebServer",
        "Foundation", "Glibc", "Synchronization",
      ]),
    row("CMalloc", .system, []),
    row("CPango", .system, []),
    row("Setting", .system, ["CPango", "CaseCore", "Paper"]),
    row("CGNU", .system, []),
    row("recourse", .executable, ["Wiring"]),
    row("recourse-typeset", .executable, ["CMalloc", "CaseCore", "Paper", "Setting", "Glibc"]),
    // No server, store or playbook: a stranger can read all that it is made of.
    row(
      "recourse-verify", .executable,
      ["CaseCore", "Evidence", "PlainFiles", "Timestamps", "Glibc"]),
    row(
      "TestKit", .test,
      [
        "Accounts", "CaseCore", "Merkle", "Evidence", "Engine", "Playbook", "Crypto", "Foundation",
        "Synchronization", "Testing",
      ]),
  ]

  /// Modules that only Wiring may name beside the adapter itself.
  static let adapters = Set(rows.filter { $0.layer == .adapter }.map(\.room))

  /// Modules that a pure room must never import.
  static let impure: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "Glibc", "Musl",
    "Darwin", "Dispatch", "Synchronization", "os", "System", "Observation", "RegexBuilder",
  ]

  private static func row(_ room: String, _ layer: Row.Layer, _ allowed: Set<String>) -> Row {
    Row(room: room, layer: layer, allowed: allowed)
  }

  /// The modules that `source` imports, with the lines on which it does.
  static func imports(in source: SwiftText) -> [(line: Int, module: String)] {
    let declaration =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?([A-Za-z_][A-Za-z0-9_]*)/
    return source.codeLines.enumerated().compactMap { index, line in
      guard let match = try? declaration.firstMatch(in: line) else { return nil }
      return (index + 1, String(match.1))
    }
  }

  /// What is wrong with the imports of a file in `room`.
  static func complaints(path: String, room: String, source: SwiftText) -> [Complaint] {
    guard let row = rows.first(where: { $0.room == room }) else {
      return [Complaint(path: path, line: nil, why: "room \(room) has no row in ImportTable")]
    }
    return imports(in: source).compactMap { line, module in
      if row.allowed.contains(module) { return nil }
      let why: String
      if row.layer == .pure, impure.contains(module) {
        why = "pure rooms ask the system for nothing; \(module) comes in as an argument"
      } else if adapters.contains(module) {
        why = "only Wiring names \(module); speak to a port of the Engine instead"
      } else if module == "TestKit" {
        why = "TestKit is for tests"
      } else {
        why = "\(room) may not import \(module); see ImportTable and docs/architecture.md"
      }
      return Complaint(path: path, line: line, why: why)
    }
  }
}
