// How well and how fast texts are read: `reading-bench MODE RULES FILE…`.
import CaseCore
import Crypto
import Foundation
import PlaybookYAML
import Reading

let modes = [
  "figures", "errors", "speed", "messages-figures", "messages-errors", "drafts-figures",
  "drafts-errors", "stories-figures",
  "stories-errors", "dump", "expressions", "growth",
]
let arguments = CommandLine.arguments
guard arguments.count >= 4, modes.contains(arguments[1]) else {
  FileHandle.standardError.write(
    Data("reading-bench: \(modes.joined(separator: "|")) RULES FILE…\n".utf8))
  exit(2)
}
let folder = RulesFolder(arguments[2])
let isListing = arguments[1].hasSuffix("errors")
switch arguments[1] {
case "figures", "errors":
  let rules = try folder.compiled()
  var table = ConfusionTable(kinds: rules.kinds.map(\.id))
  for path in arguments[3...] {
    for text in try LabelledText.read(path) {
      table.add(text, ClauseReader(rules).read(text.text), listing: isListing)
    }
  }
  table.print()
case "dump": try Dump(folder: folder).print(arguments[3...])
case "expressions":
  let patterns = try folder.compiled().patterns
  for word in patterns.expressionWords { print("word\t\(word)") }
  for expression in patterns.expressions { print("pattern\t\(expression)") }
case "growth": try Speed(rules: folder.compiled()).printGrowth()
case "speed": try Speed(rules: folder.compiled()).print(path: arguments[3])
case "messages-figures", "messages-errors":
  let rules = try folder.compiledMessages()
  var table = MessageTable(rules: rules, listing: isListing)
  for path in arguments[3...] {
    for message in try LabelledMessage.read(path) {
      table.add(message, MessageReader(rules).read(message.message))
    }
  }
  table.print()
case "drafts-figures", "drafts-errors":
  try DraftFigures(rules: folder.compiledDrafts(), listing: isListing).print(arguments[3...])
default:
  try StoryFigures(rules: folder.compiledStories(), listing: isListing).print(arguments[3...])
}
