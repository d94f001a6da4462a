import CaseCore
import Evidence
import Merkle

/// The entry point that libFuzzer calls with each input.
///
/// The first byte chooses the parser, so that one corpus serves the whole family. Each parser must
/// end with a value or an error, and what it accepts must be written back byte for byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEvidence(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch choice % 7 {
  case 0:
    if let value = try? JSON(canonical: bytes) {
      precondition((try? value.canonicalBytes()) == bytes, "JSON that is read is canonical.")
    }
  case 1:
    if let entry = try? EntryBytes.decode(bytes) {
      precondition((try? EntryBytes.encode(entry)) == bytes, "An entry that is read is canonical.")
      precondition((try? JSON(canonical: bytes)) != nil, "An entry is canonical JSON.")
    }
  case 2:
    if let checkpoint = try? UnverifiedCheckpoint(parsing: bytes) {
      let body = checkpoint.claimed.body
      precondition(bytes.starts(with: body), "A checkpoint that is read begins with its body.")
      _ = try? checkpoint.verified(with: [Sample.key])
    }
  case 3:
    if let proof = try? TlogProof(parsing: bytes) {
      precondition(proof.bytes == bytes, "A proof that is read is written back.")
    }
    _ = try? Verification.verify(RandomAccess(bytes))
  case 4:
    _ = try? Verification.verify(bundle: RandomAccess(bytes))
  case 5:
    if let list = try? FileList(parsing: bytes) {
      precondition(list.bytes == bytes, "A list of files that is read is written back.")
    }
  default:
    Sample.checkFolder(exchanging: bytes)
  }
  return 0
}

/// A small sound bundle, of which the fuzzer exchanges one file at a time.
private enum Sample {
  static let key: VerifierKey = {
    guard let key = VerifierKey(line: Array(keyLine.utf8)) else {
      preconditionFailure("The sample has a key.")
    }
    return key
  }()

  private static let keyLine =
    "recourse/case/0123456789abcdef0123456789abcdef+de5866d5+"
    + "AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"

  /// The names that are exchanged; whichever stands there, the rest is missing or does not fit.
  private static let names = [
    "bag-info.txt", "bagit.txt", "data/VERIFY.txt", "data/checkpoints/1", "data/journal.jsonl",
    "data/keys.txt", "data/leaves.txt", "data/proofs/1.tlog-proof", "data/salts.jsonl",
    "manifest-sha256.txt", "tagmanifest-sha256.txt",
  ]

  /// Splits `bytes` at zero bytes into the files of an unpacked bundle and verifies it.
  static func checkFolder(exchanging bytes: [UInt8]) {
    let parts = bytes.split(
      separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    var files: [String: RandomAccess] = [:]
    for (name, part) in zip(names, parts) { files[name] = RandomAccess(Array(part)) }
    // The key is a sound one unless the input brings its own.
    if parts.count <= 5 || parts[5].isEmpty {
      files["data/keys.txt"] = RandomAccess(Array((keyLine + "\n").utf8))
    }
    _ = try? Verification.verify(folder: files)
  }
}
