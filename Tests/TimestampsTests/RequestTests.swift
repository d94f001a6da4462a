import CaseCore
import Evidence
import TestKit
import Testing
import Timestamps

@Suite struct RequestTests {
  @Test(arguments: UInt64(0)..<50)
  func `a request is read as it was written`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let nonce = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
    let data = (0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }
    let policy = seed.isMultiple(of: 2) ? nil : "1.2.3.4.\(seed)"
    let request = try TimestampRequest(over: data, policy: policy, nonce: nonce)
    #expect(try TimestampRequest(parsing: request.bytes) == request)
    #expect(request.nonce.count == 8 && request.nonce[0] < 0x80)
  }

  @Test(arguments: ["", "1", "a.b", "1..2", "9.9.9", "1.2.-3", "1.2.3 "])
  func `a policy that is no object identifier is refused`(policy: String) {
    #expect(!TimestampRequest.isPolicy(policy))
    #expect(throws: TimestampFault.unsupported) {
      try TimestampRequest(over: [1], policy: policy, nonce: Array(1...8))
    }
  }

  @Test(arguments: [nil, "1.2.3.4.2"])
  func `openssl reads a request and its answer is taken`(policy: String?) async throws {
    let authority = try await TestAuthority.shared
    let request = try TimestampRequest(
      over: authority.data, policy: policy, nonce: Array(0xf1...0xf8))
    let name = "request-\(policy ?? "any")"
    try authority.write(request.bytes, to: "\(name).tsq")
    let path = { authority.folder.path(of: $0) }
    let shown = try await authority.openssl(
      "ts", "-query", "-in", path("\(name).tsq"), "-text")
    #expect(shown.succeeded && shown.text.contains("Certificate required: yes"), "\(shown.text)")
    #expect(shown.text.contains("Policy OID: \(policy ?? "unspecified")"), "\(shown.text)")
    #expect(shown.text.contains("Nonce: 0x71F2F3F4F5F6F7F8"), "\(shown.text)")
    try await answer(authority, name)
    let response = try authority.bytes("\(name).tsr")
    let verifier = try authority.verifier()
    guard
      case .verified = verifier.finding(response, over: authority.data, answering: request)
    else {
      Issue.record("\(verifier.finding(response, over: authority.data, answering: request))")
      return
    }
    let other = try TimestampRequest(over: authority.data, nonce: Array(1...8))
    #expect(
      verifier.finding(response, over: authority.data, answering: other)
        == .wrong(.otherRequest))
    let stricter = try TimestampRequest(
      over: authority.data, policy: "1.2.3.4.9", nonce: Array(0xf1...0xf8))
    #expect(
      verifier.finding(response, over: authority.data, answering: stricter)
        == .wrong(.otherPolicy))
  }

  private func answer(_ authority: TestAuthority, _ name: String) async throws {
    let path = { authority.folder.path(of: $0) }
    // openssl writes its serial number beside the configuration, so it is asked in a folder.
    let config = try authority.text("ca.cnf").replacing(
      "serial=stamp.serial", with: "serial=\(path("\(name).serial"))")
    try authority.write(Array(config.utf8), to: "\(name).cnf")
    try authority.write(Array("01\n".utf8), to: "\(name).serial")
    let made = try await authority.openssl(
      "ts", "-reply", "-config", path("\(name).cnf"), "-section", "stamp", "-queryfile",
      path("\(name).tsq"), "-signer", path("p256.pem"), "-inkey", path("p256.key"), "-sha256",
      "-out", path("\(name).tsr"))
    #expect(made.succeeded, "\(made.text)")
  }

  @Test func `a bare token is kept as an answer that openssl verifies`() async throws {
    let authority = try await TestAuthority.shared
    let token = try UnverifiedToken(parsing: authority.bytes("bare.tsr"))
    try authority.write(token.response, to: "wrapped.tsr")
    let verified = try await authority.openssl(
      "ts", "-verify", "-data", authority.folder.path(of: "data"), "-in",
      authority.folder.path(of: "wrapped.tsr"), "-CAfile", authority.folder.path(of: "root.pem"))
    #expect(verified.succeeded, "\(verified.text)")
  }
}
