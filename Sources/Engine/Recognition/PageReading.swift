import CaseCore
import Imports

/// A page that an engine saw on a picture that is about to be taken in.
struct SeenPicture: Sendable {
  /// The digest of the bytes that the engine was given.
  var digest: Digest
  /// What it saw.
  var page: RecognisedPage
}

/// What a reader finds in a page that an engine read.
struct PageReading {
  /// What was found, without the findings; nil where no reader reads pictures of this kind.
  private(set) var summary: ReadingSummary?
  /// The digest of the list of findings.
  private(set) var digest = FindingsDigest().digest
  /// The findings with card keys, which are to be committed to.
  private(set) var secret: [Finding] = []
  /// Why nothing was found, where a reader tried and failed.
  private(set) var failure: ReaderError?

  /// Reads `page` as `kind`.
  init(_ page: RecognisedPage, as kind: EvidenceKind.Name) {
    guard Readers.reader(for: kind, media: .recognised) != nil else { return }
    var list = FindingsDigest()
    var secret: [Finding] = []
    do throws(ReaderError) {
      summary = try ScreenReader.read(page, as: kind) { finding in
        list.add(finding)
        if secret.count < Limits.commitmentsPerFile, !finding.secrets.isEmpty {
          secret.append(finding)
        }
      }
    } catch {
      failure = error
      return
    }
    digest = list.digest
    self.secret = secret
  }
}

extension RecognisedPage {
  /// The engine with its version.
  var tool: String { "\(engine) \(version)" }
}

extension RecognisedPicture.Page {
  init(_ read: PageReading, _ page: RecognisedPage, entry: Int, isUnchanged: Bool) {
    self.init(
      entry: entry, engine: page.tool, pieces: page.pieces.count, reading: read.summary,
      failure: read.failure, isUnchanged: isUnchanged)
  }
}
