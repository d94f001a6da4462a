// swift-tools-version: 6.2
import PackageDescription

/// `CORE_ONLY=1` leaves out everything that needs a large dependency: the fast loop of
/// `make test-core`.
let coreOnly = Context.environment["CORE_ONLY"] != nil
/// `FUZZ=1` adds the fuzz targets; they need `--sanitize fuzzer`.
let fuzz = Context.environment["FUZZ"] != nil
/// `BENCH=1` adds the benchmark executable.
let bench = Context.environment["BENCH"] != nil

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], isAlwaysOptimised: Bool = false
) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: strict
      + (isAlwaysOptimised ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []))
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies,
    exclude: exclude, swiftSettings: strict)
}

func product(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package)
}

let crypto = product("Crypto", "swift-crypto")
let cryptoExtras = product("CryptoExtras", "swift-crypto")

var dependencies: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
]

var targets: [Target] = [
  // Pure: values in, values out.
  room("CaseCore"),
  room("Merkle", ["CaseCore", crypto]),
  room("Playbook", ["CaseCore"]),
  room("Evidence", ["CaseCore", "Merkle", crypto]),
  room("Paper", ["CaseCore"]),
  room("Drafting", ["CaseCore", "Paper", "Playbook"]),
  // Builds and runs automata over thousands of patterns: in a debug build that takes minutes.
  room("Reading", ["CaseCore"], isAlwaysOptimised: true),
  // Codecs: bytes from outside to checked values, no I/O.
  room("PlaybookYAML", ["CaseCore", "Playbook", "Reading", product("Yams", "Yams")]),
  .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  room("Workbooks", ["CaseCore", "CZip", "CExpat", "CZlib"]),
  room("Imports", ["CaseCore", "Workbooks"]),
  room("Sealing", ["CaseCore", crypto, cryptoExtras]),
  // Who may use a server: passwords, sessions, codes.
  room("Accounts", ["CaseCore", crypto, cryptoExtras]),
  // Application: use cases and ports.
  room(
    "Engine",
    [
      "CaseCore", "Merkle", "Evidence", "Paper", "Playbook", "Drafting", "Imports", "Reading",
      "Sealing", "Workbooks",
    ]),
  // What a page is written with: every text escaped, every tag closed.
  room("Markup"),
  // The pages: requests in, answers out, and no socket.
  .target(
    name: "WebApp",
    dependencies: [
      "Accounts", "CaseCore", "Evidence", "Playbook", "Drafting", "Imports", "Reading", "Engine",
      "Markup", crypto,
    ],
    resources: [.embedInCode("Assets/style.css"), .embedInCode("Assets/script.js")],
    swiftSettings: strict),
  // A person's files, opened for reading: all that a verifier needs of a machine.
  room("PlainFiles", ["CaseCore", "Evidence"]),
  // Tests only.
  room(
    "TestKit", ["Accounts", "CaseCore", "Merkle", "Evidence", "Engine", "Playbook", crypto]),
  tests("AccountsTests", ["Accounts", "CaseCore", "TestKit", crypto]),
  tests("CaseCoreTests", ["CaseCore", "TestKit"]),
  tests("MerkleTests", ["CaseCore", "Merkle", "TestKit", crypto]),
  tests("PlaybookTests", ["CaseCore", "Playbook", "PlaybookYAML", "TestKit"]),
  tests(
    "PlaybookYAMLTests",
    ["CaseCore", "Playbook", "PlaybookYAML", "TestKit", crypto],
    // Playbooks to read, sound and broken: files, not code.
    exclude: ["Sound", "Bad"]),
  tests("EvidenceTests", ["CaseCore", "Merkle", "Evidence", "TestKit", crypto]),
  tests("PaperTests", ["CaseCore", "Paper", "TestKit"]),
  tests(
    "DraftingTests",
    ["CaseCore", "Paper", "Playbook", "PlaybookYAML", "Drafting", "Engine", "Workbooks", "TestKit"]
  ),
  tests("ReadingTests", ["CaseCore", "PlaybookYAML", "Reading", "TestKit", crypto]),
  tests("SealingTests", ["CaseCore", "Sealing", "TestKit"]),
  tests("ImportsTests", ["CaseCore", "Imports", "TestKit"], exclude: ["Fixtures"]),
  tests(
    "EngineTests",
    [
      "CaseCore", "Drafting", "Merkle", "Engine", "Evidence", "Imports", "Paper", "Playbook",
      "PlaybookYAML", "TestKit",
    ]),
  tests(
    "CampaignTests",
    [
      "CaseCore", "Evidence", "Playbook", "PlaybookYAML", "Drafting", "Engine", "Reading",
      "TestKit",
      crypto,
    ]),
  tests("MarkupTests", ["Markup", "TestKit"]),
  tests(
    "WebAppTests",
    [
      "Accounts", "CaseCore", "Engine", "Evidence", "Imports", "Markup", "Playbook", "PlaybookYAML",
      "Reading",
      "WebApp", "TestKit", crypto,
    ]),
  tests("ExampleTests", ["CaseCore", "Imports"]),
  tests("TidyTests", []),
]

if !coreOnly || fuzz {
  dependencies += [
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
  ]
  targets += [
    // A codec with a large dependency.
    room(
      "Timestamps",
      [
        "CaseCore", "Evidence", crypto, product("CryptoExtras", "swift-crypto"),
        product("SwiftASN1", "swift-asn1"), product("X509", "swift-certificates"),
      ])
  ]
}

if !coreOnly {
  dependencies += [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Without its trait it needs no Foundation.
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    // Without its traits it reads no configuration of its own and needs little of Foundation.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ]
  targets += [
    // Adapters: one for each outside thing; they never import each other.
    room(
      "StoreSQLite",
      [
        "CaseCore", "Merkle", "Evidence", "Engine", "Sealing", product("GRDB", "GRDB.swift"),
        product("GRDBSQLite", "GRDB.swift"),
      ]),
    room(
      "AccountsSQLite",
      [
        "Accounts", "CaseCore", product("GRDB", "GRDB.swift"),
        product("GRDBSQLite", "GRDB.swift"),
      ]),
    // What Swift's module of the C library leaves out.
    .systemLibrary(name: "CGNU"),
    room(
      "VaultFiles", ["CGNU", "CaseCore", "Evidence", "Engine", "PlainFiles", "Sealing", crypto]),
    room(
      "Outside",
      [
        "CGNU", "CaseCore", "Paper", "Drafting", "Engine", "Imports",
        product("Subprocess", "swift-subprocess"),
        product("SystemPackage", "swift-system"),
      ]),
    // Delivery: thin doors over the Engine.
    room(
      "Commands",
      [
        "CaseCore", "Merkle", "Evidence", "Playbook", "Drafting", "Imports", "Reading", "Engine",
        "Sealing",
        product("ArgumentParser", "swift-argument-parser"),
      ]),
    room(
      "WebServer",
      [
        "CaseCore", "WebApp",
        product("Hummingbird", "hummingbird"), product("NIOCore", "swift-nio"),
        product("NIOPosix", "swift-nio"), product("HTTPTypes", "swift-http-types"),
        product("HummingbirdCore", "hummingbird"), product("Logging", "swift-log"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
        product("UnixSignals", "swift-service-lifecycle"),
      ]),
    // The part of the C library that Swift's module of it leaves out.
    .systemLibrary(name: "CMalloc"),
    // Pages: a program of its own, because it is C libraries that set and draw them.
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    room("Setting", ["CPango", "CaseCore", "Paper"]),
    .executableTarget(
      name: "recourse-typeset", dependencies: ["CMalloc", "CaseCore", "Paper", "Setting"],
      swiftSettings: strict),
    // The one list of concrete things.
    room(
      "Wiring",
      [
        "Accounts", "AccountsSQLite", "CMalloc",
        "CaseCore", "Evidence", "Engine", "Playbook", "PlaybookYAML", "Reading", "StoreSQLite",
        "VaultFiles", "Outside", "Timestamps", "Commands", "Merkle", "Sealing", "WebApp",
        "WebServer",
      ]),
    .executableTarget(name: "recourse", dependencies: ["Wiring"], swiftSettings: strict),
    // The verifier alone.
    .executableTarget(
      name: "recourse-verify", dependencies: ["CaseCore", "Evidence", "PlainFiles", "Timestamps"],
      swiftSettings: strict),
    // A process that tests kill while it writes.
    .executableTarget(
      name: "crash-writer",
      dependencies: ["CaseCore", "Engine", "Evidence", "Sealing", "StoreSQLite", "VaultFiles"],
      path: "Tests/CrashWriter", swiftSettings: strict),
    tests(
      "StoreTests",
      [
        "Accounts", "AccountsSQLite", "CaseCore", "Merkle", "Evidence", "Engine", "Sealing",
        "StoreSQLite", "VaultFiles",
        "TestKit",
        "crash-writer",
        crypto, product("GRDB", "GRDB.swift"),
      ]),
    tests(
      "TimestampsTests",
      ["CaseCore", "Evidence", "Outside", "Timestamps", "TestKit"],
      exclude: ["make-tokens.sh"]),
    tests("SettingTests", ["CaseCore", "Paper", "Setting", "TestKit"]),
    tests(
      "OutsideTests", ["CaseCore", "Paper", "Drafting", "Engine", "Outside", "TestKit", "Imports"]),
    tests(
      "CommandTests",
      [
        "CaseCore", "Drafting", "Playbook", "Evidence", "Engine", "Commands", "Wiring", "TestKit",
        "recourse-typeset",
      ]),
    // These run the program itself, so it has to be built.
    tests(
      "ProgramTests",
      [
        "CaseCore", "TestKit", "Sealing", "VaultFiles", "recourse", "recourse-typeset",
        "recourse-verify",
        product("GRDBSQLite", "GRDB.swift"),
      ],
      exclude: ["authority.py"]),
  ]
}

if bench && !coreOnly {
  targets.append(
    .executableTarget(
      name: "store-bench",
      dependencies: [
        "CaseCore", "Merkle", "Engine", "Evidence", "Sealing", "StoreSQLite", "VaultFiles",
        product("GRDBSQLite", "GRDB.swift"),
      ],
      path: "bench/StoreBench", swiftSettings: strict))
  targets.append(
    .executableTarget(
      name: "recognise-bench",
      dependencies: ["CaseCore", "Engine", "Imports", "Outside"],
      path: "bench/RecogniseBench", swiftSettings: strict))
}
if bench {
  targets.append(
    .executableTarget(
      name: "reading-bench",
      dependencies: ["CaseCore", "Reading", "PlaybookYAML", crypto],
      path: "bench/ReadingBench", swiftSettings: strict))
  targets.append(
    .executableTarget(
      name: "recourse-bench",
      dependencies: [
        "CaseCore", "Imports", "Merkle", "Evidence", "Engine", "Playbook", "PlaybookYAML",
        crypto,
      ],
      path: "bench/RecourseBench", swiftSettings: strict))
}

if fuzz {
  // One executable a family of parsers, named `fuzz-…`; libFuzzer brings its own main.
  func fuzzer(_ name: String, _ folder: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
      name: name, dependencies: dependencies, path: "Fuzz/\(folder)",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
  }
  targets += [
    fuzzer("fuzz-canary", "FuzzCanary", []),
    fuzzer("fuzz-evidence", "FuzzEvidence", ["CaseCore", "Merkle", "Evidence"]),
    fuzzer("fuzz-sealing", "FuzzSealing", ["CaseCore", "Sealing"]),
    fuzzer("fuzz-imports", "FuzzImports", ["CaseCore", "Imports"]),
    fuzzer("fuzz-chats", "FuzzChats", ["CaseCore", "Imports"]),
    fuzzer("fuzz-mail", "FuzzMail", ["CaseCore", "Imports"]),
    fuzzer("fuzz-archives", "FuzzArchives", ["CaseCore", "Imports"]),
    fuzzer("fuzz-documents", "FuzzDocuments", ["CaseCore", "Imports"]),
    fuzzer("fuzz-screens", "FuzzScreens", ["CaseCore", "Imports"]),
    fuzzer("fuzz-timestamps", "FuzzTimestamps", ["CaseCore", "Evidence", "Timestamps"]),
    fuzzer("fuzz-reading", "FuzzReading", ["CaseCore", "PlaybookYAML", "Reading"]),
    fuzzer("fuzz-paper", "FuzzPaper", ["CaseCore", "Paper"]),
    fuzzer("fuzz-playbook", "FuzzPlaybook", ["CaseCore", "Playbook", "PlaybookYAML"]),
  ]
}

let package = Package(
  name: "recourse",
  dependencies: dependencies,
  targets: targets,
  swiftLanguageModes: [.v6]
)
