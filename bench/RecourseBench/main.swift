import Foundation

// recourse-bench judge PLAYBOOKS | replay COUNT | reconcile COUNT | bag FOLDER COUNT BYTES
//   | chat-file FORM COUNT PATH | chat PATH | bill FILE | page FILE | screens FOLDER ENDING
// Prints one JSON object; bench/run.py sets it beside peers and limits.

let arguments = Array(CommandLine.arguments.dropFirst())
let usage = """
  usage: recourse-bench judge PLAYBOOKS | replay COUNT | reconcile COUNT | bag FOLDER COUNT BYTES
    | chat-file FORM COUNT PATH | chat PATH | bill FILE | page FILE | screens FOLDER ENDING

  """

func stop(_ text: String) -> Never {
  FileHandle.standardError.write(Data(text.utf8))
  exit(2)
}

func count(_ text: String) -> Int {
  guard let number = Int(text), number > 0 else { stop(usage) }
  return number
}

switch (arguments.first, arguments.count) {
case ("judge", 2): print(try JudgeBench.run(root: arguments[1]))
case ("replay", 2): print(try ReplayBench.run(count: count(arguments[1])))
case ("reconcile", 2): print(ReconcileBench.run(count: count(arguments[1])))
case ("bag", 4):
  try await SampleBag.write(
    to: arguments[1], count: count(arguments[2]), totalBytes: count(arguments[3]))
  print("{}")
case ("chat-file", 4) where ChatBench.forms.contains(arguments[1]):
  try ChatBench.write(arguments[1], count: count(arguments[2]), to: arguments[3])
  print("{}")
case ("chat", 2): print(try ChatBench.run(arguments[1]))
case ("bill", 2): print(try BillBench.run(path: arguments[1]))
case ("page", 2): print(try PageBench.run(path: arguments[1]))
case ("screens", 3): try ScreenBench.run(folder: arguments[1], ending: arguments[2])
default: stop(usage)
}
