import CaseCore
import Foundation
import Outside
import TestKit
import Timestamps

/// Tokens of every kind, made by openssl once for all tests of this process.
struct TestAuthority: Sendable {
  private static let made = Task { try await TestAuthority() }

  /// The authority; made on first use.
  static var shared: TestAuthority { get async throws { try await made.value } }

  let folder: TemporaryFolder
  /// What was stamped.
  let data: [UInt8]
  /// The roots that are trusted.
  let roots: TrustedRoots

  private init() async throws {
    folder = try TemporaryFolder()
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "make-tokens.sh").path
    let run = ChildProcess(
      script, [folder.path], timeout: .seconds(600), outputLimitBytes: 1 << 20)
    let outcome = try await run.run()
    guard outcome.succeeded else { throw Failed(text: outcome.errorOutput) }
    data = try Self.bytes(folder, "data")
    guard let roots = TrustedRoots(pem: try Self.text(folder, "root.pem")) else {
      throw Failed(text: [])
    }
    self.roots = roots
  }

  struct Failed: Error { let text: [UInt8] }

  private static func bytes(_ folder: TemporaryFolder, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder.path(of: name))))
  }

  private static func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    String(decoding: try bytes(folder, name), as: UTF8.self)
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> [UInt8] { try Self.bytes(folder, name) }

  /// The text of a file.
  func text(_ name: String) throws -> String { try Self.text(folder, name) }

  /// Writes a file beside the tokens.
  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path(of: name)))
  }

  /// What openssl answers, and whether it was content.
  func openssl(_ arguments: String...) async throws -> (succeeded: Bool, text: String) {
    let run = ChildProcess(
      "openssl", arguments, timeout: .seconds(600), outputLimitBytes: 1 << 20)
    let outcome = try await run.run()
    let text = String(decoding: outcome.output + outcome.errorOutput, as: UTF8.self)
    return (outcome.succeeded, text)
  }

  /// A verifier that trusts the root; its clock stands an hour after the stamping.
  func verifier(trusting roots: TrustedRoots? = nil) throws -> TimestampVerifier {
    TimestampVerifier(roots: roots ?? self.roots, now: try stampedAt + 3_600)
  }

  /// When the first token says that it was made.
  var stampedAt: Moment {
    get throws { try UnverifiedToken(parsing: bytes("rsa-sha256.tsr")).claimedTime }
  }
}
