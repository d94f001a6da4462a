// How well and how fast texts are read: `reading-bench figures|errors|speed RULES FILE…`.
import CaseCore
import Crypto
import Foundation
import PlaybookYAML
import Reading

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  FileHandle.standardError.write(
    Data("reading-bench: figures|errors|speed RULES FILE…\n".utf8))
  exit(2)
}
let rules = try RulesFolder(arguments[2]).compiled()
switch arguments[1] {
case "figures", "errors":
  var table = ConfusionTable(kinds: rules.kinds.map(\.id))
  for path in arguments[3...] {
    for text in try LabelledText.read(path) {
      table.add(text, ClauseReader(rules).read(text.text), listing: arguments[1] == "errors")
    }
  }
  table.print()
case "speed":
  try Speed(rules: rules).print(path: arguments[3])
default: exit(2)
}
