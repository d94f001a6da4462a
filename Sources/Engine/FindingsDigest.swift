import CaseCore
import struct Crypto.SHA256
import Imports

/// SHA-256 over a list of findings, one after the other, without keeping the list.
///
/// The form is written down in `docs/formats/readers.md`: for each finding the id, the kind, the
/// place and the quote, each as its UTF-8 length in decimal, a colon, the bytes and a newline.
struct FindingsDigest {
  private var hash = SHA256()

  mutating func add(_ finding: Finding) {
    for text in [finding.id, finding.kind.text, finding.place.text, finding.quote] {
      var text = text
      text.withUTF8 { bytes in
        hash.update(data: Array("\(bytes.count):".utf8))
        hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        hash.update(data: [UInt8(ascii: "\n")])
      }
    }
  }

  /// The digest of what was added so far.
  var digest: CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}
