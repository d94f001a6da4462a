import CaseCore
import Merkle

/// One verification of one bundle: every file is read once for its digest, then everything is
/// compared with what follows from the rest.
struct BundleCheck {
  /// What was found when a file was read from end to end.
  struct Content {
    var sizeBytes: Int64
    var digest: Digest
  }

  let files: [BundleName: BundleFile]
  /// The names of the files in the order of their bytes.
  let namesInOrder: [BundleName]
  let expecting: Verification.Expectation
  let timestamps: TimestampCheck?
  let workers: any Workers
  var report: VerificationReport

  var contents: [BundleName: Content] = [:]
  /// The keys that come along, in the order in which they take over.
  var keys: [VerifierKey] = []
  var checkpoints: [Int: SignedCheckpoint] = [:]
  var journal = JournalFindings()
  /// The largest checkpoint for which an outside time is shown; 0 for none.
  var stampedSize = 0

  init(
    files: [BundleName: BundleFile], expecting: Verification.Expectation,
    timestamps: TimestampCheck?, workers: any Workers,
    report: VerificationReport = VerificationReport()
  ) {
    self.files = files
    // Names of a bundle are ASCII, which texts are ordered by as by their bytes.
    namesInOrder = files.keys.map { (name: $0, path: $0.path) }
      .sorted { $0.path < $1.path }.map(\.name)
    self.expecting = expecting
    self.timestamps = timestamps
    self.workers = workers
    self.report = report
  }

  /// The name that the journal and its keys have.
  var origin: String? { keys.first?.name }

  /// The checkpoint over the whole journal.
  var head: SignedCheckpoint? { checkpoints.keys.max().flatMap { checkpoints[$0] } }

  mutating func run() throws {
    try readContents()
    try checkManifests()
    try checkKeys()
    try checkCheckpoints()
    if let origin, let head {
      let before = report.failures.count
      try walkJournal(of: head, origin: origin)
      // What is written about a journal follows from it only if the journal itself was read whole.
      if report.failures.count == before {
        checkTurns()
        try checkNamedFiles(under: head)
        try checkTimestamps(under: head)
        try checkRebuiltTexts(origin: origin, size: head.checkpoint.size)
      }
      if let signer = key(forHeadOf: head.checkpoint.size) {
        checkExpectations(head: head, signer: signer)
        sumUp(head: head, signer: signer)
      }
    }
    report.conclude()
  }

  func content(_ name: BundleName) -> RandomAccess? { files[name]?.content }

  private mutating func readContents() throws {
    for name in BundleName.fixed where files[name] == nil {
      report.fail(.missing, at: .file(name.path))
    }
    var named: [(name: BundleName, file: BundleFile)] = []
    for name in namesInOrder {
      guard let file = files[name] else { continue }
      // A file full of holes has any size and would be hashed for days.
      if file.content.sizeBytes <= Limits.evidenceBytes {
        named.append((name, file))
      } else {
        report.fail(.tooLarge, at: .file(name.path))
      }
    }
    let found = named.map(\.file)
    let hashes = try workers.results(of: found.count) { index in
      try ContentHash(of: found[index].content, withCRC: found[index].crc != nil)
    }
    for ((name, file), hash) in zip(named, hashes) {
      guard let hash else {
        report.fail(.truncated, at: .file(name.path))
        continue
      }
      if file.crc != hash.crc { report.fail(.checksumDiffers, at: .file(name.path)) }
      contents[name] = Content(sizeBytes: file.content.sizeBytes, digest: hash.digest)
    }
  }

  // MARK: Manifests

  private mutating func checkManifests() throws {
    let payload = namesInOrder.filter(\.isPayload)
    let tags = namesInOrder.filter { !$0.isPayload && $0 != .tagManifest }
    compare(.bagit, with: BagText.declaration)
    try checkManifest(.manifest, over: payload)
    try checkManifest(.tagManifest, over: tags)
  }

  private mutating func checkManifest(_ manifest: BundleName, over names: [BundleName]) throws {
    guard let content = contents[manifest] else { return }
    let rebuilt = BagText.manifest(
      names.compactMap { name in
        contents[name].map { BagText.Line(name: name.path, digest: $0.digest) }
      })
    guard content.digest != TreeHash.digest(of: rebuilt) else { return }
    let before = report.failures.count
    try explainManifest(manifest, over: names)
    if report.failures.count == before {
      report.fail(.notAsRebuilt, at: .file(manifest.path))
    }
  }

  // Names from a wrong list are shown only if they are names that a bundle can have.
  private mutating func explainManifest(_ manifest: BundleName, over names: [BundleName]) throws {
    guard let text = try content(manifest)?.whole(limit: Limits.manifestBytes) else {
      report.fail(.tooLarge, at: .file(manifest.path))
      return
    }
    var listed: [BundleName: Digest] = [:]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.dropLast().enumerated() {
      guard line.count > 66,
        let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        let name = BundleName(path: String(decoding: line.dropFirst(66), as: UTF8.self))
      else {
        report.fail(.notAsRebuilt, at: .line(file: manifest.path, number: index + 1))
        continue
      }
      listed[name] = digest
    }
    for (name, digest) in listed.sorted(by: { $0.key.path < $1.key.path }) {
      if let found = contents[name] {
        if found.digest != digest { report.fail(.contentDiffers, at: .file(name.path)) }
      } else {
        report.fail(.missing, at: .file(name.path))
      }
    }
    for name in names where listed[name] == nil { report.fail(.unlisted, at: .file(name.path)) }
  }

  /// Fails unless the file `name` is exactly `bytes`.
  mutating func compare(_ name: BundleName, with bytes: [UInt8]) {
    guard let content = contents[name], content.digest != TreeHash.digest(of: bytes) else { return }
    report.fail(.notAsRebuilt, at: .file(name.path))
  }
}
