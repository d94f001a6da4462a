import CaseCore
import Crypto
import Foundation
import PlaybookYAML
import Reading

/// The rules for texts that the product ships, compiled once.
enum ShippedRules {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "reading")
    .resolvingSymlinksInPath()

  /// Why rules could not be read, as their author would see it.
  struct Unsound: Error, CustomStringConvertible {
    let description: String

    init(_ unsound: PlaybookUnsound) {
      description = unsound.diagnostics.map { $0.text(in: .en) }.joined(separator: "\n")
    }
  }

  /// The files of one family.
  static func source(_ family: String) throws -> (PlaybookSource, CaseCore.Digest) {
    let path = folder.appending(path: family).path
    let files = try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".yaml") }.map { name in
        PlaybookSource.File(
          name: name, bytes: Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))))
      }
    return try framed(PlaybookSource(files: files))
  }

  /// A source with its digest.
  static func framed(_ source: PlaybookSource) throws -> (PlaybookSource, CaseCore.Digest) {
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return (source, digest)
  }

  static let agreements = Result { try agreementRules() }
  static let drafts = Result { try draftRules() }
  static let stories = Result { try storyRules() }

  private static func agreementRules() throws -> RulesFamily<ClauseRules>.Compiled {
    let (source, digest) = try source("agreements")
    do throws(PlaybookUnsound) {
      return try RulesFamilies.agreements.compile(source, digest: digest)
    } catch { throw Unsound(error) }
  }

  private static func draftRules() throws -> RulesFamily<DraftRules>.Compiled {
    let (source, digest) = try source("drafts")
    do throws(PlaybookUnsound) {
      return try RulesFamilies.drafts.compile(source, digest: digest)
    } catch { throw Unsound(error) }
  }

  private static func storyRules() throws -> RulesFamily<StoryRules>.Compiled {
    let (source, digest) = try source("stories")
    do throws(PlaybookUnsound) {
      return try RulesFamilies.stories.compile(source, digest: digest)
    } catch { throw Unsound(error) }
  }
}
