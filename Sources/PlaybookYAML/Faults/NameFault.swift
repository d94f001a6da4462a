import CaseCore
import Playbook

/// What can be wrong with the names that a playbook declares and uses.
enum NameFault: Fault, Hashable {
  case unknownName(PlaybookProblem.Thing, String, known: [String])
  case unknownFinding(String, known: [String])
  case unknownClause(String, known: [String])
  case declaredTwice(PlaybookProblem.Thing, String, file: String, line: Int)
  case unused(PlaybookProblem.Thing, String)

  var code: String {
    switch self {
    case .unknownName(let thing, _, _):
      "unknown-\(thing.rawValue.split(separator: " ").joined(separator: "-"))"
    case .unknownFinding: "unknown-finding"
    case .unknownClause: "unknown-clause"
    case .declaredTwice: "declared-twice"
    case .unused: "unused"
    }
  }

  var message: Bilingual {
    switch self {
    case .unknownName(let thing, let found, _):
      Bilingual(
        zh: "没有名为“\(found)”的\(thing.name.zh)。", en: "There is no \(thing.name.en) “\(found)”.")
    case .unknownFinding(let found, _):
      Bilingual(
        zh: "没有哪种证据会产生识别结果“\(found)”。", en: "No kind of evidence yields a finding “\(found)”.")
    case .unknownClause(let found, _):
      Bilingual(
        zh: "没有哪种证据里会读出条款“\(found)”。", en: "In no kind of evidence a clause “\(found)” is read.")
    case .declaredTwice(let thing, let name, let file, let line):
      Bilingual(
        zh: "\(thing.name.zh)“\(name)”已在 \(file) 第 \(line) 行声明过。",
        en: "The \(thing.name.en) “\(name)” is already declared in \(file), line \(line).")
    case .unused(let thing, let name):
      Bilingual(
        zh: "\(thing.name.zh)“\(name)”没有被用到。", en: "Nothing uses the \(thing.name.en) “\(name)”.")
    }
  }

  var hint: Bilingual {
    switch self {
    case .unknownName(let thing, let found, let known):
      Suggestion.declareOrChoose(found, known, section: thing.section)
    case .unknownFinding(let found, let known):
      Suggestion.declareOrChoose(found, known, section: "evidence.*.yields")
    case .unknownClause(let found, let known):
      Suggestion.declareOrChoose(found, known, section: "evidence.*.reads")
    case .declaredTwice:
      Bilingual(
        zh: "名称在全部文件里只能声明一次：删掉一处或改名。",
        en: "A name is declared once over all files: remove one or rename it.")
    case .unused: Bilingual(zh: "用它，或删掉它。", en: "Use it or remove it.")
    }
  }
}
