import Foundation
import TestKit
import Testing

extension Program {
  /// The path of the stand-alone verifier, built beside the program.
  static let verifier =
    ProcessInfo.processInfo.environment["RECOURSE_VERIFY"]
    ?? (path as NSString).deletingLastPathComponent + "/recourse-verify"
  /// Scripts of other hands: readers written from the specifications, and makers of bad input.
  static let tools = "\(root)/Tests/OtherTools"

  /// Runs the stand-alone verifier to its end.
  func verify(_ arguments: [String]) throws -> RunningProgram.Outcome {
    try start(arguments, shell: "exec '\(Self.verifier)' \"$@\"").finish()
  }

  /// Runs `script` in a shell that finds the program, the verifier and the tools by their variables.
  func shell(_ script: String, _ arguments: String...) throws -> RunningProgram.Outcome {
    let names = """
      VERIFY='\(Self.verifier)'; TOOLS='\(Self.tools)'; PYTHON='\(try Self.python())'
      export PYTHONDONTWRITEBYTECODE=1

      """
    return try start(arguments, shell: names + script).finish()
  }

  /// The Python of the tests' own environment.
  private static func python() throws -> String {
    let path = "\(root)/.venv-test/bin/python"
    try #require(
      FileManager.default.isExecutableFile(atPath: path),
      "the tools are missing: run scripts/test-environment.sh")
    return path
  }

  /// A case with three originals, findings, statements, a correction and advice.
  func richCase() throws -> String {
    let id = try newCase()
    let files = ["wechat.csv", "order.html", "chat.txt"].map {
      Self.example("not-delivered/\($0)")
    }
    for arguments in [
      ["add", id] + files, ["confirm", id, "wechat.csv/row:26"], ["confirm", id, "--all"],
      ["note", id, "只给自己看"], ["fact", "set", id, "goods_arrived", "none"],
      ["message", id, "received", "--channel", "qq", "--text", "在补单"], ["assess", id],
    ] {
      let outcome = try run(arguments)
      try #require(outcome.code == 0, "\(arguments): \(outcome)")
    }
    return id
  }

  /// Exports a bundle of another case, with a masked copy in place of its original.
  func maskedBundle() throws -> String {
    let id = try newCase()
    let lines = [
      "2026-11-18 20:46:05 林晚(9000200034)", "我的电话 13812345678", "",
      "2026-11-18 20:47:05 客服(9000100012)", "稍等", "",
    ]
    let chat = try folder.write(
      Array(lines.joined(separator: "\n").utf8), named: "masked-chat.txt")
    for arguments in [
      ["add", id, chat], ["mask", id, "masked-chat.txt", "--for", "platform", "--accept", "all"],
    ] {
      let outcome = try run(arguments)
      try #require(outcome.code == 0, "\(arguments): \(outcome)")
    }
    return try export(id, "masked.zip", "--for", "platform")
  }

  /// A case of which an original was erased, with everything that was made from it, and the numbers of
  /// the erased entries.
  func erasedCase() throws -> (id: String, erased: [Int]) {
    let id = try richCase()
    let erase = try run(
      "erase", id, "wechat.csv", "--reason", "not about this case", "--yes", "--json")
    try #require(erase.code == 0, "\(erase)")
    let erased = (erase.object["erased"] as? [[String: Any]])?.compactMap { $0["entry"] as? Int }
    return (id, try #require(erased))
  }

  /// Exports a bundle of the case `id` and returns its path.
  func export(_ id: String, _ name: String, _ options: String...) throws -> String {
    let path = folder.path(of: name)
    let outcome = try run(["export", id, "-o", path] + options)
    try #require(outcome.code == 0, "\(outcome)")
    return path
  }
}
