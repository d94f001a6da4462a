import CaseCore
import Crypto
import Engine
import Foundation
import PlaybookYAML
import Reading

/// The rules for reading texts that the product ships, each family compiled when it is first asked for.
struct ShippedReading: ReadingShelf {
  private static let agreements = Result { try rules(RulesFamilies.agreements) }
  private static let messages = Result { try rules(RulesFamilies.messages) }
  private static let drafts = Result { try rules(RulesFamilies.drafts) }
  private static let stories = Result { try rules(RulesFamilies.stories) }
  private static let shops = Result { try rules(RulesFamilies.shops) }

  func agreementRules() throws -> ClauseRules { try Self.agreements.get() }
  func messageRules() throws -> MessageRules { try Self.messages.get() }
  func draftRules() throws -> DraftRules { try Self.drafts.get() }
  func storyRules() throws -> StoryRules { try Self.stories.get() }
  func shopRules() throws -> ShopRules { try Self.shops.get() }

  private static func rules<Rules>(_ family: RulesFamily<Rules>) throws -> Rules {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "reading/\(family.folder)")
      .resolvingSymlinksInPath()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let files = try names.filter { $0.hasSuffix(".yaml") }.map { name in
      PlaybookSource.File(
        name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
    let source = try PlaybookSource(files: files)
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: source.bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return try family.compile(source, digest: digest).rules
  }
}
