import Foundation

/// Where the program's own data and the user's vault stand.
struct DataFolders {
  /// The folder with the shipped playbooks; nil if none is found.
  let playbooks: String?
  /// The folder with the rules for reading texts; nil if none is found.
  let reading: String?
  /// The folder with the examples; nil if none is found.
  let examples: String?
  /// The folder with the worker that reads pictures; nil if none is found.
  let recognition: String?
  /// The program that sets pages: `RECOURSE_TYPESET`, else the one beside this program.
  let typesetter: String
  /// Where compiled playbooks are cached; nil where no home is known.
  let cache: String?

  /// Looks beside the program: installed (`../share/recourse`), or in a checkout, where the program
  /// stands some folders below. `RECOURSE_DATA` names the folder outright.
  init(environment: [String: String], executable: String) {
    var candidates: [String] = []
    if let named = environment["RECOURSE_DATA"] { candidates.append(named) }
    var folder = (executable as NSString).deletingLastPathComponent
    candidates.append((folder as NSString).deletingLastPathComponent + "/share/recourse")
    while folder != "/", !folder.isEmpty {
      candidates.append(folder)
      folder = (folder as NSString).deletingLastPathComponent
    }
    func first(_ name: String) -> String? {
      candidates.lazy.map { "\($0)/\(name)" }
        .first { FileManager.default.fileExists(atPath: $0) }
    }
    playbooks = first("playbooks")
    reading = first("reading")
    examples = first("examples")
    recognition = first("recognition")
    typesetter =
      environment["RECOURSE_TYPESET"]
      ?? ((executable as NSString).resolvingSymlinksInPath as NSString)
      .deletingLastPathComponent + "/recourse-typeset"
    cache =
      (environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { "\($0)/.cache" })
      .map { "\($0)/recourse" }
  }

  /// The vault where neither `--vault` nor `RECOURSE_VAULT` names one.
  static func defaultVault(_ environment: [String: String]) -> String {
    if let named = environment["RECOURSE_VAULT"] { return named }
    let data =
      environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? ".") + "/.local/share"
    return "\(data)/recourse"
  }
}
