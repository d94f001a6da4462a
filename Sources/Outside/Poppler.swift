public import CaseCore
public import Engine
public import Imports
import Glibc
import SystemPackage

/// Takes the text out of PDF documents with Poppler's `pdftotext`, a program of its own: a broken or
/// hostile document can end that program, and nothing else.
///
/// A locked document is opened by `qpdf` first, which reads the password from a file without a name;
/// `pdftotext` would take it as an argument, which everybody on the machine could read.
public struct Poppler: DocumentTexts {
  private let timeoutSeconds: Int
  private let version = Once<String>()

  /// Takes at most `timeoutSeconds` for each document.
  public init(timeoutSeconds: Int = Limits.documentSeconds) {
    self.timeoutSeconds = timeoutSeconds
  }

  public func text(of document: [UInt8], password: [UInt8]?) async throws -> DocumentText {
    let version = try await installed()
    var document = document
    if let password { document = try await unlocked(document, password) }
    let outcome = try await run(
      "pdftotext", ["-bbox", "-enc", "UTF-8", "-l", "\(Limits.documentPages)", "-", "-"],
      document, limit: Limits.documentBytes)
    guard outcome.succeeded else {
      // A program that was ended has run into its limit of memory, or into a fault of its own.
      throw Self.saysLocked(outcome) ? DocumentError.locked : DocumentError.unreadable
    }
    guard let text = PopplerWords.document(outcome.output.span, version: version) else {
      throw DocumentError.unreadable
    }
    return text
  }

  private func unlocked(_ document: [UInt8], _ password: [UInt8]) async throws -> [UInt8] {
    // The line end that a file of a password has is no part of it; qpdf takes the first line.
    let secret: InputFile
    do {
      secret = try InputFile.holding(password + [UInt8(ascii: "\n")], for: "qpdf")
    } catch {
      throw DocumentError.unreadable
    }
    let path = "/proc/\(getpid())/fd/\(secret.descriptor.rawValue)"
    let outcome = try await run(
      "qpdf", ["--password-file=\(path)", "--decrypt", "/dev/stdin", "-"], document,
      limit: 2 * Limits.documentFileBytes)
    withExtendedLifetime(secret) {}
    // 3: it opened, with warnings.
    guard outcome.succeeded || outcome.ending == .exited(code: 3) else {
      throw Self.saysLocked(outcome) ? DocumentError.locked : DocumentError.unreadable
    }
    return outcome.output
  }

  // `Command Line Error: Incorrect password`, `qpdf: /dev/stdin: invalid password`.
  private static func saysLocked(_ outcome: ChildProcess.Outcome) -> Bool {
    let said = String(decoding: outcome.errorOutput, as: UTF8.self)
    return said.contains("Incorrect password") || said.contains("invalid password")
  }

  private func installed() async throws -> String {
    try await version.value {
      // `pdftotext version 22.12.0`
      let said = try await run("pdftotext", ["-v"], [], limit: 1 << 16)
      let line = String(decoding: said.errorOutput, as: UTF8.self).split(separator: "\n").first
      return String(line?.split(separator: " ").last ?? "")
    }
  }

  private func run(
    _ program: String, _ arguments: [String], _ input: [UInt8], limit: Int
  ) async throws -> ChildProcess.Outcome {
    do {
      let outcome = try await ChildProcess(
        "prlimit", ["--as=\(2 << 30)", "--core=0", "--fsize=0", program] + arguments,
        input: input, environment: ["HOME": "/nonexistent"], timeout: .seconds(timeoutSeconds),
        outputLimitBytes: limit, errorLimitBytes: 4 << 20
      ).run()
      // prlimit itself ends so where there is no such program.
      if outcome.ending == .exited(code: 127) { throw DocumentError.toolMissing(program) }
      return outcome
    } catch let error as ChildProcessError {
      switch error {
      case .missing(let program): throw DocumentError.toolMissing(program)
      case .timedOut: throw DocumentError.timedOut(seconds: timeoutSeconds)
      case .tooMuchOutput: throw DocumentError.overflowing(limit: limit)
      case .failed: throw DocumentError.unreadable
      }
    }
  }
}
