import CaseCore
import Foundation
import TestKit
import Testing

/// A case as the program shows it, to compare with what it acknowledged.
struct StoredCase {
  /// One line of the log, without what later entries change about it.
  struct Line: Equatable {
    let seq: Int
    let recordedAt: String
    let kind: String
    let says: String
  }

  let lines: [Line]
  /// The digest of each original by its entry number.
  let digests: [Int: String]
  private let blobs: String

  /// What `program` shows of the case `id`; a command that does not work is an issue.
  init(_ id: String, of program: Program) throws {
    let log = try program.run("log", id, "--json")
    try #require(log.code == 0, "\(log)")
    let entries = try #require(log.object["entries"] as? [[String: Any]])
    lines = entries.map { entry in
      Line(
        seq: entry["seq"] as? Int ?? -1, recordedAt: entry["recordedAt"] as? String ?? "",
        kind: entry["kind"] as? String ?? "", says: entry["says"] as? String ?? "")
    }
    let show = try program.run("case", "show", id, "--json")
    try #require(show.code == 0, "\(show)")
    let evidence = try #require(show.object["evidence"] as? [[String: Any]])
    digests = Dictionary(
      uniqueKeysWithValues: evidence.map {
        ($0["evidence"] as? Int ?? -1, $0["sha256"] as? String ?? "")
      })
    blobs = "\(program.vault)/cases/\(id)/blobs"
  }

  /// Expects that everything of `earlier` is there as it was, and the numbers have no gap.
  func expectContinues(_ earlier: StoredCase) {
    #expect(lines.map(\.seq) == Array(lines.indices))
    #expect(Array(lines.prefix(earlier.lines.count)) == earlier.lines)
    for (entry, digest) in earlier.digests { #expect(digests[entry] == digest) }
  }

  /// Expects that the original of `entry` is stored and has its digest.
  func expectReadable(_ entry: Int) throws {
    let digest = try #require(digests[entry])
    let bytes = try #require(FileManager.default.contents(atPath: "\(blobs)/\(digest)"))
    #expect(Digest.ofContent(Array(bytes)).hex == digest)
  }

  /// Expects that the exported case verifies without a failure.
  static func expectVerifies(_ id: String, of program: Program) throws {
    let path = program.folder.path(of: "out.zip")
    try? FileManager.default.removeItem(atPath: path)
    let export = try program.run("export", id, "-o", path, "--json")
    #expect(export.code == 0, "\(export)")
    let verify = try program.run("verify", path, "--json")
    #expect(verify.code == 0, "\(verify)")
    #expect((verify.object["failures"] as? [Any])?.isEmpty == true)
  }
}
