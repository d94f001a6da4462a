import CaseCore
import Playbook

/// What can be wrong with keys and with what stands under them.
enum ShapeFault: Fault, Hashable {
  /// What stands at a place in the tree.
  enum Shape: Sendable, Hashable {
    case text, list, mapping
  }

  case unknownSection(String, allowed: [String])
  case unknownKey(String, allowed: [String])
  case missingKey(String)
  case missingHeader(file: String)
  case missingFile(String)
  case keyWithoutUse(String, beside: String)
  case wrongCount(found: Int, wanted: Int)
  case wrongShape(found: Shape, wanted: Shape)
  case noValue
  case emptyList
  case notOneOf(String, allowed: [String])
  case severalForms([String])
  case noForm(allowed: [String])
  case repeatedItem(String)
  case wrongArea(String, folder: String)

  var code: String {
    switch self {
    case .unknownSection: "unknown-section"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .missingHeader: "missing-header"
    case .missingFile: "missing-file"
    case .keyWithoutUse: "key-without-use"
    case .wrongCount: "wrong-count"
    case .wrongShape: "wrong-shape"
    case .noValue: "no-value"
    case .emptyList: "empty-list"
    case .notOneOf: "not-one-of"
    case .severalForms: "several-forms"
    case .noForm: "no-form"
    case .repeatedItem: "repeated-item"
    case .wrongArea: "wrong-area"
    }
  }

  var message: Bilingual {
    switch self {
    case .unknownSection(let found, _):
      Bilingual(zh: "没有名为“\(found)”的分节。", en: "There is no section “\(found)”.")
    case .unknownKey(let found, _):
      Bilingual(zh: "这里没有“\(found)”这个键。", en: "There is no key “\(found)” here.")
    case .missingKey(let key):
      Bilingual(zh: "这里缺少“\(key)”。", en: "“\(key)” is missing here.")
    case .missingHeader:
      Bilingual(zh: "没有 playbook.yaml。", en: "There is no playbook.yaml.")
    case .missingFile(let file):
      Bilingual(zh: "没有文件 \(file)。", en: "There is no file \(file).")
    case .keyWithoutUse(let key, let beside):
      Bilingual(
        zh: "“\(key)”在“\(beside)”旁边不起作用。", en: "“\(key)” does nothing beside “\(beside)”.")
    case .wrongCount(let found, let wanted):
      Bilingual(
        zh: "这里有 \(found) 项，应当是 \(wanted) 项。", en: "There are \(found) items here, not \(wanted).")
    case .wrongShape(let found, let wanted):
      Bilingual(
        zh: "这里是\(found.name.zh)，应当是\(wanted.name.zh)。",
        en: "This is \(found.name.en) where \(wanted.name.en) belongs.")
    case .noValue: Bilingual(zh: "这里没有写值。", en: "Nothing is written here.")
    case .emptyList: Bilingual(zh: "这个列表是空的。", en: "This list is empty.")
    case .notOneOf(let found, _):
      Bilingual(
        zh: "“\(found)”不是这里可用的词。", en: "“\(found)” is none of the words that can stand here.")
    case .severalForms(let keys):
      Bilingual(
        zh: "这里同时写了\(Suggestion.listed(keys).zh)，只能有一个。",
        en: "\(Suggestion.listed(keys).en) stand here together; there can be only one.")
    case .noForm:
      Bilingual(zh: "这里没有写任何内容形式。", en: "None of the forms that can stand here is written.")
    case .repeatedItem(let item):
      Bilingual(zh: "“\(item)”在这里出现了两次。", en: "“\(item)” stands here twice.")
    case .wrongArea(let area, let folder):
      Bilingual(
        zh: "手册自称“\(area)”，却放在文件夹“\(folder)”里。",
        en: "The playbook calls itself “\(area)” but stands in the folder “\(folder)”.")
    }
  }

  var hint: Bilingual {
    switch self {
    case .unknownSection(let found, let allowed), .unknownKey(let found, let allowed),
      .notOneOf(let found, let allowed):
      Suggestion.choose(found, among: allowed)
    case .missingKey(let key) where key == "zh" || key == "en":
      Bilingual(
        zh: "给人看的文字要有两种语言：{zh: …, en: …}。",
        en: "A text that people see has both languages: {zh: …, en: …}.")
    case .missingKey(let key):
      Bilingual(zh: "补上“\(key): …”。", en: "Add “\(key): …”.")
    case .missingHeader(let file):
      Bilingual(
        zh: "在 \(file) 旁边放一个 playbook.yaml，写上 playbook、version、zone、currency、name、grades。",
        en:
          "Put a playbook.yaml beside \(file) with playbook, version, zone, currency, name, grades."
      )
    case .missingFile:
      Bilingual(
        zh: "放上这个文件，或从 playbook.yaml 里去掉它的名字。",
        en: "Add the file, or take its name out of playbook.yaml.")
    case .keyWithoutUse(let key, _):
      Bilingual(zh: "去掉“\(key)”，或改掉旁边的词。", en: "Remove “\(key)”, or change the word beside it.")
    case .wrongCount(_, let wanted):
      Bilingual(zh: "写成恰好 \(wanted) 项的列表。", en: "Write a list of exactly \(wanted) items.")
    case .wrongShape(_, .list): Bilingual(zh: "写成 [一, 二]。", en: "Write [one, two].")
    case .wrongShape(_, .mapping): Bilingual(zh: "写成 {键: 值}。", en: "Write {key: value}.")
    case .wrongShape(_, .text):
      Bilingual(
        zh: "写成一个词或一句话；含有 {} 或 : 的要加引号。",
        en: "Write one word or sentence; quote it if it has {} or a colon.")
    case .noValue: Bilingual(zh: "写上值，或去掉这个键。", en: "Write a value, or remove the key.")
    case .emptyList:
      Bilingual(zh: "至少写一项，或去掉这个键。", en: "Write at least one item, or remove the key.")
    case .severalForms(let keys):
      Bilingual(
        zh: "只留一个；要同时满足就用 all，满足其一就用 any。（\(keys.joined(separator: "、"))）",
        en: "Keep one of \(keys.joined(separator: ", ")); conditions are joined with all or any.")
    case .noForm(let allowed):
      Bilingual(
        zh: "写出其中一个：\(allowed.joined(separator: "、"))。",
        en: "Write one of: \(allowed.joined(separator: ", ")).")
    case .repeatedItem: Bilingual(zh: "删掉重复的一项。", en: "Remove the second one.")
    case .wrongArea(let area, let folder):
      Bilingual(
        zh: "写成 playbook: \(folder)，或把文件夹改名为 \(area)。",
        en: "Write playbook: \(folder), or rename the folder to \(area).")
    }
  }
}
