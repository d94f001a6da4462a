import CaseCore

/// What can be wrong with a file as YAML, before anyone asks what it says.
enum SourceFault: Fault, Hashable {
  /// The bytes are no UTF-8.
  case notText
  /// The YAML library could not read it; `problem` is its own English remark.
  case malformed(problem: String)
  /// The top of the file is no mapping.
  case topNotMapping
  /// A node has a tag of its own.
  case tag(String)
  /// An anchor; an alias needs one.
  case anchor
  /// The merge key `<<`.
  case mergeKey
  /// A key stands twice in one mapping.
  case duplicateKey(String, firstLine: Int)
  /// A key is a list or a mapping.
  case keyNotText
  /// A number that other YAML readers would read as another number.
  case bareNumber(String)
  /// It nests deeper than `Limits.playbookDepth`.
  case tooDeep
  /// All files together have more nodes than `Limits.playbookNodes`.
  case tooManyNodes

  /// The stable name.
  var code: String {
    switch self {
    case .notText: "not-text"
    case .malformed: "malformed"
    case .topNotMapping: "top-not-mapping"
    case .tag: "tag"
    case .anchor: "anchor"
    case .mergeKey: "merge-key"
    case .duplicateKey: "duplicate-key"
    case .keyNotText: "key-not-text"
    case .bareNumber: "bare-number"
    case .tooDeep: "too-deep"
    case .tooManyNodes: "too-many-nodes"
    }
  }

  /// What was found.
  var message: Bilingual {
    switch self {
    case .notText:
      Bilingual(zh: "文件不是 UTF-8 文本。", en: "The file is not UTF-8 text.")
    case .malformed(let problem):
      Bilingual(zh: "这里不是合法的 YAML（\(problem)）。", en: "This is not well-formed YAML (\(problem)).")
    case .topNotMapping:
      Bilingual(zh: "文件最外层不是“键: 值”。", en: "The top of the file is not a mapping.")
    case .tag(let tag):
      Bilingual(zh: "出现了类型标记“\(tag)”。", en: "There is a tag, “\(tag)”.")
    case .anchor:
      Bilingual(zh: "出现了锚点或别名（& 或 *）。", en: "There is an anchor or an alias (& or *).")
    case .mergeKey:
      Bilingual(zh: "出现了合并键“<<”。", en: "There is a merge key, “<<”.")
    case .duplicateKey(let key, let line):
      Bilingual(
        zh: "键“\(key)”在同一处写了两次，前一次在第 \(line) 行。",
        en: "The key “\(key)” stands twice here; the first time in line \(line).")
    case .keyNotText:
      Bilingual(zh: "键不是一段文字。", en: "A key is not a plain text.")
    case .bareNumber(let text):
      Bilingual(
        zh: "没有加引号的“\(text)”会被别的程序读成另一个数。",
        en: "“\(text)” without quotes is read as another number by other programs.")
    case .tooDeep:
      Bilingual(
        zh: "嵌套超过 \(Limits.playbookDepth) 层。",
        en: "This nests deeper than \(Limits.playbookDepth) levels.")
    case .tooManyNodes:
      Bilingual(
        zh: "全部文件合计超过 \(Limits.playbookNodes) 个节点。",
        en: "All files together have more than \(Limits.playbookNodes) nodes.")
    }
  }

  /// What is allowed and what to do.
  var hint: Bilingual {
    switch self {
    case .notText:
      Bilingual(zh: "用 UTF-8 重新保存这个文件。", en: "Save the file as UTF-8.")
    case .malformed:
      Bilingual(
        zh: "检查这一行和上一行的缩进、冒号、引号和括号。",
        en: "Look at indentation, colons, quotes and brackets in this line and the one before.")
    case .topNotMapping:
      Bilingual(
        zh: "最外层写成 facts:、claims: 这样的分节。",
        en: "Start with sections such as facts: or claims:.")
    case .tag:
      Bilingual(
        zh: "去掉标记；所有值都按文字读取。", en: "Remove the tag; every value is read as text.")
    case .anchor:
      Bilingual(
        zh: "把内容照写一遍；如果只是文字里的符号，请给整段文字加引号。",
        en: "Write the content out; if it is only a sign in a text, put the text in quotes.")
    case .mergeKey:
      Bilingual(zh: "把要合并的键逐个写出来。", en: "Write out the keys that it would merge.")
    case .duplicateKey:
      Bilingual(zh: "只留一个，或给其中一个改名。", en: "Keep one of them, or rename one.")
    case .keyNotText:
      Bilingual(
        zh: "键只能是名称，如 paid；列表和映射不能作键。",
        en: "A key is a name such as paid; a list or a mapping cannot be one.")
    case .bareNumber:
      Bilingual(
        zh: "是文字就加引号；是数就去掉前面的零。",
        en: "Quote it if it is a text; drop the leading zeros if it is a number.")
    case .tooDeep:
      Bilingual(zh: "把内层拆开，或检查缩进。", en: "Split it up, or check the indentation.")
    case .tooManyNodes:
      Bilingual(zh: "拆成几个规则手册。", en: "Split the playbook.")
    }
  }
}
