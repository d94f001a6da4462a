internal import CaseCore
internal import Foundation
internal import PlaybookYAML
internal import Reading

// Texts as agreements, pages of shops, messages, drafts and stories, by the shipped rules: none may
// crash, and a quote is what stands at its place. Runs from the root of the project.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReading(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
  return 0
}

/// Readers with the shipped rules.
struct Shipped {
  let clauses: ClauseReader
  let messages: MessageReader
  let drafts: DraftReader
  let stories: StoryReader
  let shops: ShopReader

  init() throws {
    clauses = ClauseReader(try Self.rules(of: RulesFamilies.agreements))
    messages = MessageReader(try Self.rules(of: RulesFamilies.messages))
    drafts = DraftReader(try Self.rules(of: RulesFamilies.drafts))
    stories = StoryReader(try Self.rules(of: RulesFamilies.stories))
    shops = ShopReader(try Self.rules(of: RulesFamilies.shops))
  }

  private static func rules<Rules>(of family: RulesFamily<Rules>) throws -> Rules {
    let folder = "reading/\(family.folder)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    let source = try PlaybookSource(
      files: names.map { name in
        PlaybookSource.File(
          name: name,
          bytes: Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
      })
    guard let digest = Digest(bytes: Array(repeating: UInt8(0), count: 32)) else {
      preconditionFailure("A digest has 32 bytes.")
    }
    return try family.compile(source, digest: digest).rules
  }
}

let shipped = Result { try Shipped() }

/// Reads `text` as everything.
func check(_ text: String) {
  guard case .success(let readers) = shipped else {
    preconditionFailure("The rules are shipped and sound: \(shipped)")
  }
  let bytes = Array(text.utf8)
  func holds(_ place: TextPlace, _ quote: String?) {
    precondition(place.bytes.upperBound <= bytes.count, "A place lies in the text.")
    let there = String(decoding: bytes[place.bytes], as: UTF8.self)
    precondition(quote.map { $0 == there } ?? true, "A quote is what stands at its place.")
    precondition(there.unicodeScalars.count == place.scalars.count, "Both counts agree.")
  }
  let reading = readers.clauses.read(text)
  for finding in reading.findings {
    holds(finding.place, finding.quote)
    holds(finding.words, nil)
  }
  for finding in readers.shops.read(text) { holds(finding.place, finding.quote) }
  let message = Message(text, from: .other, at: Moment(seconds: 1_795_000_000), in: .shanghai)
  for finding in readers.messages.read(message).findings { holds(finding.place, finding.quote) }
  for recipient in DraftRecipient.allCases {
    let reading = readers.drafts.read(text, to: recipient)
    for objection in reading.objections + reading.allowed {
      holds(objection.place, objection.quote)
    }
  }
  let story = readers.stories.read(text)
  for claim in story.claims { holds(claim.place, nil) }
  for amount in story.amounts { holds(amount.place, nil) }
  let spared = readers.stories.spared(text)
  precondition((spared == nil) == (story.help == nil), "Help and what is spared go together.")
  if let spared {
    precondition(readers.stories.read(spared.rest).help == nil, "Nothing of it is left.")
  }
}
