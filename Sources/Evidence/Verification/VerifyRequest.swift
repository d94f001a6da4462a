public import CaseCore

/// What a person asks to have verified, and what they know from elsewhere.
public struct VerifyRequest: Sendable, Hashable {
  /// The bundle, folder or proof.
  public var path: String
  /// An earlier bundle, checkpoint or proof.
  public var against: String?
  /// The fingerprint that the key should have, 64 hexadecimal digits.
  public var key: String?
  /// The file that a lone proof is about.
  public var file: String?
  /// Files with root certificates (PEM) that vouch for time-stamp authorities.
  public var roots: [String]

  /// Verifies what is at `path`.
  public init(
    path: String, against: String? = nil, key: String? = nil, file: String? = nil,
    roots: [String] = []
  ) {
    self.path = path
    self.against = against
    self.key = key
    self.file = file
    self.roots = roots
  }

  /// The texts of the files with roots. This room knows no certificates: what is in them is judged by
  /// who makes the check of time-stamps.
  /// - Throws: `Refusal` for a file that cannot be read.
  public func rootTexts(from files: some PersonFiles) throws -> [String] {
    do {
      return try roots.map { path in
        let file = try files.open(path)
        guard file.sizeBytes <= Int64(Limits.authorityFileBytes) else {
          throw SourceFileError.tooLarge(
            path: path, sizeBytes: file.sizeBytes, limitBytes: Int64(Limits.authorityFileBytes))
        }
        return String(decoding: try file.read(0, Int(file.sizeBytes)), as: UTF8.self)
      }
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    }
  }

  /// Verifies a bundle, an unpacked bundle or a lone proof among `files`. `timestamps` checks the
  /// time-stamps of a bundle; without it they are listed as not checked.
  /// - Throws: `Refusal` for files that cannot be read, or a fingerprint that is none; what is wrong
  ///   with their content is in the report.
  public func report(
    from files: some PersonFiles, timestamps: TimestampCheck?
  ) throws -> VerificationReport {
    try wording {
      let expectation = try expectation(files)
      if let folder = try files.folder(path) {
        guard file == nil else { throw Refusal.fileWithoutProof(path) }
        return try Verification.verify(
          folder: folder.files, others: folder.others, expecting: expectation,
          timestamps: timestamps, workers: files.workers)
      }
      let opened = try files.open(path)
      if file != nil, try !Verification.isProof(opened) { throw Refusal.fileWithoutProof(path) }
      return try Verification.verify(
        opened, evidence: file.map { try files.open($0) }, expecting: expectation,
        timestamps: timestamps, workers: files.workers)
    }
  }

  /// Verifies a bundle or an unpacked bundle among `files`, and opens it if nothing is wrong with it.
  /// - Throws: as `report`, and `Refusal` for a lone proof and for a bundle that changed meanwhile or is
  ///   larger than what is taken in.
  public func opened(
    from files: some PersonFiles, timestamps: TimestampCheck?
  ) throws -> (report: VerificationReport, bundle: VerifiedBundle?) {
    try wording {
      let expectation = try expectation(files)
      do {
        if let folder = try files.folder(path) {
          return try Verification.open(
            folder: folder.files, others: folder.others, expecting: expectation,
            timestamps: timestamps, workers: files.workers, opening: true)
        }
        let opened = try files.open(path)
        guard try !Verification.isProof(opened) else { throw Refusal.proofForImport(path) }
        return try Verification.open(
          bundle: opened, expecting: expectation, timestamps: timestamps,
          workers: files.workers, opening: true)
      } catch let failure as VerificationReport.Failure {
        throw Refusal.unusableBundle(failure)
      }
    }
  }

  private func expectation(_ files: some PersonFiles) throws -> Verification.Expectation {
    var expectation = Verification.Expectation()
    if let key {
      guard let fingerprint = Digest(hex: key.lowercased()) else {
        throw Refusal.wrongFingerprint(key)
      }
      expectation.key = fingerprint
    }
    expectation.earlier = try against.map { try Self.earlier($0, files) }
    return expectation
  }

  private func wording<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    } catch let failure as VerificationReport.Failure {
      // The earlier file itself is no head to compare with.
      throw Refusal.unusableEarlier(failure)
    }
  }

  private static func earlier(_ path: String, _ files: some PersonFiles) throws -> EarlierHead {
    if let folder = try files.folder(path) { return try EarlierHead(folder: folder.files) }
    return try EarlierHead(from: files.open(path))
  }
}

extension Refusal {
  /// A file of roots without certificates, or with other things beside them.
  public static let noCertificates = Refusal(
    "no-certificates", .input,
    what: Bilingual(zh: "文件里没有可读的证书", en: "The file holds no certificates that can be read"),
    mend: Bilingual(
      zh: "给出 PEM 格式的根证书，文件里不要有别的内容",
      en: "name root certificates in PEM, with nothing else in the file"))

  static func wrongFingerprint(_ text: String) -> Refusal {
    Refusal(
      "wrong-fingerprint", .input,
      what: Bilingual(zh: "“\(text)”不是密钥指纹", en: "\"\(text)\" is no fingerprint of a key"),
      mend: Bilingual(zh: "应为 64 位十六进制数字", en: "it has 64 hexadecimal digits"))
  }

  static func fileWithoutProof(_ path: String) -> Refusal {
    Refusal(
      "file-without-proof", .input,
      what: Bilingual(
        zh: "--file 只能与单条证明一起用，而这不是证明：\(path)",
        en: "--file goes with a single proof, and this is none: \(path)"),
      mend: Bilingual(
        zh: "证据包自带原件，请去掉 --file", en: "a bundle brings its originals: leave --file out"))
  }

  static func proofForImport(_ path: String) -> Refusal {
    Refusal(
      "proof-for-import", .input,
      what: Bilingual(
        zh: "这是单条证明，不是证据包：\(path)", en: "This is a single proof and no bundle: \(path)"),
      mend: Bilingual(
        zh: "用 recourse verify 核验它", en: "look at it with: recourse verify"))
  }

  static func unusableBundle(_ failure: VerificationReport.Failure) -> Refusal {
    let words = failure.words
    return Refusal(
      "unusable-bundle", .input,
      what: Bilingual(
        zh: "证据包不能导入：\(words.zh)", en: "The bundle cannot be taken in: \(words.en)"),
      mend: Bilingual(
        zh: "等文件不再变动后重试，或请对方重新导出；什么都没有写入",
        en:
          "try again when nothing writes to the file, or ask for another export; nothing was written"
      ))
  }

  static func unusableEarlier(_ failure: VerificationReport.Failure) -> Refusal {
    let words = failure.what.words
    return Refusal(
      "unusable-earlier", .input,
      what: Bilingual(
        zh: "用来比对的文件不能用：\(words.zh)", en: "The file to compare with cannot be used: \(words.en)"),
      mend: Bilingual(
        zh: "请给出更早的证据包、检查点或证明", en: "name an earlier bundle, checkpoint or proof"))
  }
}
