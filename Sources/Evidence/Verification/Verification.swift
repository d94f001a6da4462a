public import CaseCore
import Merkle

/// Checks an export, or a lone proof, with nothing but the file itself and what the person knows
/// from elsewhere. Memory does not grow with the originals or the journal.
public enum Verification {
  /// What the person knows from elsewhere.
  public struct Expectation: Sendable, Hashable {
    /// The fingerprint of the key that should have signed (`--key`).
    public var key: Digest?
    /// A head of this journal that was seen earlier (`--against`).
    public var earlier: EarlierHead?

    /// Knows `key` and `earlier`, or nothing.
    public init(key: Digest? = nil, earlier: EarlierHead? = nil) {
      self.key = key
      self.earlier = earlier
    }
  }

  /// Verifies `file`, a bundle or a `.tlog-proof`, whichever it is. `evidence` is the file that a
  /// proof should lead to; a bundle brings its own. `timestamps` checks the time-stamps of a bundle;
  /// without it they are listed as not checked.
  /// - Throws: only what reading throws. What is wrong with the file is in the report.
  public static func verify(
    _ file: RandomAccess, evidence: RandomAccess? = nil, expecting: Expectation = Expectation(),
    timestamps: TimestampCheck? = nil, workers: any Workers = SerialWorkers()
  ) throws -> VerificationReport {
    if try isProof(file) {
      var check = ProofCheck(expecting: expecting)
      try check.run(file, evidence: evidence)
      return check.report
    }
    return try verify(
      bundle: file, expecting: expecting, timestamps: timestamps, workers: workers)
  }

  /// Whether `file` says that it is a `.tlog-proof`.
  static func isProof(_ file: RandomAccess) throws -> Bool {
    try file.read(0, 32).starts(with: Array("c2sp.org/tlog-proof@".utf8))
  }

  /// Verifies a bundle as it was exported, one zip file.
  /// - Throws: only what reading throws.
  public static func verify(
    bundle file: RandomAccess, expecting: Expectation = Expectation(),
    timestamps: TimestampCheck? = nil, workers: any Workers = SerialWorkers()
  ) throws -> VerificationReport {
    try open(bundle: file, expecting: expecting, timestamps: timestamps, workers: workers).report
  }

  /// Verifies a bundle as it was exported, and opens it if it is to be taken in and nothing is wrong.
  /// - Throws: what reading throws, and `VerificationReport.Failure` for a sound bundle that is larger
  ///   than what is taken in.
  public static func open(
    bundle file: RandomAccess, expecting: Expectation = Expectation(),
    timestamps: TimestampCheck? = nil, workers: any Workers = SerialWorkers(),
    opening: Bool = false
  ) throws -> (report: VerificationReport, bundle: VerifiedBundle?) {
    do {
      let members = try ZipReader.members(of: file)
      var files: [BundleName: BundleFile] = [:]
      for member in members {
        files[member.name] = BundleFile(content: member.content, crc: member.crc)
      }
      var check = BundleCheck(
        files: files, expecting: expecting, timestamps: timestamps, workers: workers)
      try check.run()
      return (check.report, opening ? try check.opened() : nil)
    } catch let broken as ZipReader.Broken {
      var report = VerificationReport()
      report.fail(broken.what, at: broken.place)
      return (report, nil)
    }
  }

  /// Verifies an unpacked bundle. `files` are the plain files below its folder by their path from
  /// there, with `/` between parts; who lists them leaves out links and devices by naming them
  /// in `others`, and each of those is refused.
  /// - Throws: only what reading throws.
  public static func verify(
    folder files: [String: RandomAccess], others: [String] = [],
    expecting: Expectation = Expectation(), timestamps: TimestampCheck? = nil,
    workers: any Workers = SerialWorkers()
  ) throws -> VerificationReport {
    try open(
      folder: files, others: others, expecting: expecting, timestamps: timestamps, workers: workers
    ).report
  }

  /// Verifies an unpacked bundle, and opens it if it is to be taken in and nothing is wrong.
  /// - Throws: as `open(bundle:)`.
  public static func open(
    folder files: [String: RandomAccess], others: [String] = [],
    expecting: Expectation = Expectation(), timestamps: TimestampCheck? = nil,
    workers: any Workers = SerialWorkers(), opening: Bool = false
  ) throws -> (report: VerificationReport, bundle: VerifiedBundle?) {
    var report = VerificationReport()
    var known: [BundleName: BundleFile] = [:]
    var unknown = others
    for (path, content) in files {
      if let name = BundleName(path: path) {
        known[name] = BundleFile(content: content, crc: nil)
      } else {
        unknown.append(path)
      }
    }
    for path in unknown.sorted() {
      report.fail(.unexpectedName, at: .file(path))
    }
    guard files.count <= Limits.bundleFiles else {
      report.fail(.tooLarge, at: .whole)
      return (report, nil)
    }
    var check = BundleCheck(
      files: known, expecting: expecting, timestamps: timestamps, workers: workers,
      report: report)
    try check.run()
    return (check.report, opening ? try check.opened() : nil)
  }
}

/// One file of a bundle, in a container or a folder.
struct BundleFile {
  var content: RandomAccess
  /// The checksum that the container states; nil in a folder.
  var crc: UInt32?
}
