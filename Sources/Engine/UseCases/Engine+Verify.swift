import CaseCore
public import Evidence

/// What a person knows from elsewhere when they verify.
public struct VerifyRequest: Sendable, Hashable {
  /// The bundle, folder or proof.
  public var path: String
  /// An earlier bundle, checkpoint or proof.
  public var against: String?
  /// The fingerprint that the key should have, 64 hexadecimal digits.
  public var key: String?
  /// The file that a lone proof is about.
  public var file: String?
  /// Files with root certificates (PEM) that vouch for time-stamp authorities, besides those that
  /// the vault has configured.
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
}

extension Engine {
  /// Verifies a bundle, an unpacked bundle or a lone proof, offline.
  /// - Throws: `Refusal` for files that cannot be read, or a fingerprint that is none; what is wrong
  ///   with their content is in the report.
  public func verify(_ request: VerifyRequest) throws -> VerificationReport {
    do {
      var expectation = Verification.Expectation()
      if let key = request.key {
        guard let fingerprint = Digest(hex: key.lowercased()) else {
          throw Refusal.wrongFingerprint(key)
        }
        expectation.key = fingerprint
      }
      if let against = request.against {
        expectation.earlier = try EarlierHead(from: ports.files.open(against))
      }
      let timestamps = try timestampCheck(request.roots)
      if let folder = try ports.files.folder(request.path) {
        return try Verification.verify(
          folder: folder.files, others: folder.others, expecting: expectation,
          timestamps: timestamps)
      }
      return try Verification.verify(
        ports.files.open(request.path),
        evidence: request.file.map { try ports.files.open($0) }, expecting: expectation,
        timestamps: timestamps)
    } catch let error as SourceFileError {
      throw Refusal.sourceFile(error)
    } catch let failure as VerificationReport.Failure {
      // The earlier file itself is no head to compare with.
      throw Refusal.unusableEarlier(failure)
    }
  }
}

extension Engine {
  /// A check of time-stamps against the configured roots and those in `files`.
  private func timestampCheck(_ files: [String]) throws -> TimestampCheck {
    let extraRoots = try files.map { file in
      try ports.files.withMappedBytes(at: file) { bytes in
        guard bytes.count <= Limits.authorityFileBytes else {
          throw SourceFileError.tooLarge(
            path: file, sizeBytes: Int64(bytes.count), limitBytes: Int64(Limits.authorityFileBytes))
        }
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    let now = recordingClock.now()
    let stamping = ports.stamping
    // What is wrong with the roots is told now, and not as a fault of the bundle.
    try configuring { try stamping.checkRoots(extraRoots) }
    return TimestampCheck { response, data in
      let finding = try? stamping.check(
        response, over: data, answering: [], extraRoots: extraRoots, now: now)
      return finding ?? .wrong(.unsupported)
    }
  }
}

extension Refusal {
  static func wrongFingerprint(_ text: String) -> Refusal {
    Refusal(
      "wrong-fingerprint", .input,
      what: Bilingual(zh: "“\(text)”不是密钥指纹", en: "\"\(text)\" is no fingerprint of a key"),
      mend: Bilingual(zh: "应为 64 位十六进制数字", en: "it has 64 hexadecimal digits"))
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
