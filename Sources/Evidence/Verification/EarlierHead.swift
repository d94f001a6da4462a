public import CaseCore
import Merkle

/// A head of a journal that was seen earlier, taken from a bundle, a checkpoint or a proof.
///
/// It counts only once the key of the journal that is being verified has signed it.
public struct EarlierHead: Sendable, Hashable {
  let checkpoint: UnverifiedCheckpoint

  /// The number of entries that the journal had then, as it claims.
  public var size: Int { checkpoint.claimed.size }

  /// The root of the journal then, as it claims.
  public var root: Digest { checkpoint.claimed.root }

  /// Reads the head of `file`: a bundle, a `.tlog-proof` or a checkpoint, whichever it is.
  /// - Throws: `VerificationReport.Failure` if it has none, and what reading throws.
  public init(from file: RandomAccess) throws {
    let note = try Self.note(in: file)
    do throws(CheckpointError) {
      checkpoint = try UnverifiedCheckpoint(parsing: note)
    } catch {
      throw VerificationReport.Failure(.checkpoint(error), at: .earlier)
    }
  }

  /// Reads the head of an unpacked bundle, its `files` by their path from its folder on.
  /// - Throws: `VerificationReport.Failure` if it has none, and what reading throws.
  public init(folder files: [String: RandomAccess]) throws {
    let checkpoints = files.compactMap { path, content -> (size: Int, content: RandomAccess)? in
      guard case .checkpoint(let size) = BundleName(path: path) else { return nil }
      return (size, content)
    }
    guard let head = checkpoints.max(by: { $0.size < $1.size }) else {
      throw VerificationReport.Failure(.missing, at: .earlier)
    }
    try self.init(from: head.content)
  }

  private static func note(in file: RandomAccess) throws -> [UInt8] {
    let start = try file.read(0, 32)
    if start.starts(with: Array("PK".utf8)) {
      do {
        return try noteOfBundle(file)
      } catch let broken as ZipReader.Broken {
        throw VerificationReport.Failure(broken.what, at: .earlier)
      }
    }
    guard let bytes = try file.whole(limit: Limits.proofBytes) else {
      throw VerificationReport.Failure(.tooLarge, at: .earlier)
    }
    guard start.starts(with: Array("c2sp.org/tlog-proof@".utf8)) else { return bytes }
    do throws(TlogProofError) {
      return try TlogProof(parsing: bytes).checkpoint
    } catch {
      throw VerificationReport.Failure(.proof(error), at: .earlier)
    }
  }

  private static func noteOfBundle(_ file: RandomAccess) throws -> [UInt8] {
    var head: (size: Int, content: RandomAccess)?
    for member in try ZipReader.members(of: file) {
      if case .checkpoint(let size) = member.name, size >= head?.size ?? 0 {
        head = (size, member.content)
      }
    }
    guard let note = try head?.content.whole(limit: Limits.checkpointBytes) else {
      throw VerificationReport.Failure(.missing, at: .earlier)
    }
    return note
  }
}
