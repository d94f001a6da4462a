public import Evidence

extension Engine {
  /// Verifies a bundle, an unpacked bundle or a lone proof, offline. Time-stamps are checked against
  /// the roots of the request and those that the vault has configured.
  /// - Throws: `Refusal`, as `VerifyRequest.report` does, and for roots that cannot be used.
  public func verify(_ request: VerifyRequest) throws -> VerificationReport {
    try request.report(from: ports.files, timestamps: timestampCheck(request))
  }
}

extension Engine {
  /// Verifies a bundle or a lone proof whose content is at hand; else as a file.
  /// - Throws: `Refusal` for content that is neither.
  public func verify(_ content: RandomAccess) throws -> VerificationReport {
    let request = VerifyRequest(path: "")
    return try Verification.verify(
      content, timestamps: timestampCheck(request), workers: ports.files.workers)
  }

  /// A check of time-stamps against the configured roots and those that `request` names.
  func timestampCheck(_ request: VerifyRequest) throws -> TimestampCheck {
    let extraRoots = try request.rootTexts(from: ports.files)
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
