import CaseCore
import Imports
import Merkle

/// SHA-256 over a list of findings, one after the other, without keeping the list.
///
/// The form is written down in `docs/formats/readers.md`: for each finding the id, the kind, the
/// place and the quote, each as its UTF-8 length in decimal, a colon, the bytes and a newline.
struct FindingsDigest {
  private var hash = RunningDigest()

  mutating func add(_ finding: Finding) {
    for text in [finding.id, finding.kind.text, finding.place.text, finding.quote] {
      hash.add("\(text.utf8.count):\(text)\n")
    }
  }

  /// The digest of what was added so far.
  var digest: Digest { hash.digest }
}
