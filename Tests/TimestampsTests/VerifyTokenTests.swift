import CaseCore
import Evidence
import Foundation
import TestKit
import Testing
import Timestamps

@Suite struct VerifyTokenTests {
  private func finding(
    _ kind: String, over data: [UInt8]? = nil, trusting roots: TrustedRoots? = nil
  ) async throws -> TimestampFinding {
    let authority = try await TestAuthority.shared
    return try authority.verifier(trusting: roots).finding(
      authority.bytes("\(kind).tsr"), over: data ?? authority.data)
  }

  @Test(arguments: [
    "rsa-sha256", "rsa-sha512", "p256-sha256", "p384-sha384", "p384-sha512", "behind", "bare",
    "cms-rsa", "cms-pss", "cms-key-id", "cms-ber",
  ])
  func `a token of each kind verifies`(kind: String) async throws {
    let authority = try await TestAuthority.shared
    guard case .verified(let before, let name) = try await finding(kind) else {
      Issue.record("\(try await finding(kind))")
      return
    }
    #expect(name.hasPrefix("CN="))
    // Within the minute in which the tokens were made, and after the accuracy of two seconds.
    let stamped = try authority.stampedAt
    #expect(before >= stamped && before <= stamped + 60)
  }

  @Test(arguments: [
    ("expired", TimestampFault.notInForce(certificate: "CN=expired")),
    ("early", .notInForce(certificate: "CN=early")),
    ("behind-expired", .notInForce(certificate: "CN=middle-expired")),
    ("behind-mail", .mayNotIssue(certificate: "CN=middle-mail")),
    ("behind-no-ca", .mayNotIssue(certificate: "CN=no-ca")),
    // A path length of 0 allows no further issuer below.
    ("behind-second", .mayNotIssue(certificate: "CN=middle")),
    ("also-mail", .wrongPurpose), ("not-critical", .wrongPurpose), ("mail", .wrongPurpose),
    ("strange", .unsupported), ("sha1", .unsupported), ("salt-other", .unsupported),
    ("without-hash", .signerMissing), ("other-content", .malformed), ("other-data", .otherData),
    ("refused", .notGranted(status: 2)),
  ])
  func `a token that must not be taken is refused with its reason`(
    kind: String, fault: TimestampFault
  ) async throws {
    #expect(try await finding(kind) == .wrong(fault))
  }

  @Test(arguments: ["stranger", "self-made"])
  func `an authority that leads to no trusted root is unknown`(kind: String) async throws {
    guard case .unknownAuthority(_, let name) = try await finding(kind) else {
      Issue.record("\(try await finding(kind))")
      return
    }
    #expect(name == (kind == "stranger" ? "CN=stranger" : "CN=alone"))
  }

  @Test func `without roots every authority is unknown`() async throws {
    guard case .unknownAuthority = try await finding("rsa-sha256", trusting: TrustedRoots.none)
    else {
      Issue.record("\(try await finding("rsa-sha256", trusting: TrustedRoots.none))")
      return
    }
  }

  @Test func `a certificate that is trusted itself needs no path`() async throws {
    let authority = try await TestAuthority.shared
    let alone = try #require(TrustedRoots(pem: authority.text("alone.pem")))
    guard case .verified(_, "CN=alone") = try await finding("self-made", trusting: alone) else {
      Issue.record("\(try await finding("self-made", trusting: alone))")
      return
    }
  }

  @Test func `a token over other data is refused`() async throws {
    #expect(try await finding("rsa-sha256", over: [1, 2, 3]) == .wrong(.otherData))
  }

  @Test func `a token from the future is refused and one from long ago is taken`() async throws {
    let authority = try await TestAuthority.shared
    let token = try authority.bytes("p256-sha256.tsr")
    let time = try UnverifiedToken(parsing: token).claimedTime
    func finding(_ now: Moment) -> TimestampFinding {
      TimestampVerifier(roots: authority.roots, now: now).finding(token, over: authority.data)
    }
    #expect(finding(time + -301) == .wrong(.fromTheFuture(time: time)))
    guard case .verified = finding(time + -300) else {
      Issue.record("A clock may be five minutes behind.")
      return
    }
    // Far behind the end of every certificate: what counts is the time of the token.
    guard case .verified = finding(time + 30 * 366 * 86_400) else {
      Issue.record("A token does not grow old.")
      return
    }
  }

  @Test func `no flipped byte of a token goes unnoticed`() async throws {
    let authority = try await TestAuthority.shared
    for kind in ["p256-sha256", "cms-pss"] {
      let token = try authority.bytes("\(kind).tsr")
      let verifier = try authority.verifier()
      let expected = verifier.finding(token, over: authority.data)
      // Every byte in a long campaign, else a thirteenth of them.
      let deep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil
      let indices = stride(from: 0, to: token.count, by: deep ? 1 : 13)
      var unnoticed = 0
      for index in indices {
        var changed = token
        changed[index] ^= 1 << UInt8(index % 8)
        guard case .verified = verifier.finding(changed, over: authority.data) else { continue }
        // What is not signed may change without a lie: the outer status, lists of algorithms,
        // certificates that the path does not need. What is told must not.
        unnoticed += 1
        #expect(verifier.finding(changed, over: authority.data) == expected)
      }
      #expect(unnoticed * 2 < token.count / (deep ? 1 : 13))
    }
  }

  @Test func `no beginning of a token is taken and none crashes`() async throws {
    let authority = try await TestAuthority.shared
    for kind in ["p256-sha256", "cms-ber", "bare"] {
      let token = try authority.bytes("\(kind).tsr")
      for count in token.indices {
        #expect(
          try authority.verifier().finding(Array(token[..<count]), over: authority.data)
            == .wrong(.malformed))
      }
    }
  }

  @Test func `a token that is too long is not read`() throws {
    let bytes = [UInt8](repeating: 0x30, count: Limits.timestampBytes + 1)
    #expect(throws: TimestampFault.tooLarge) { try UnverifiedToken(parsing: bytes) }
  }
}
