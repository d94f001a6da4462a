public import CaseCore
public import Playbook

/// What can be wrong with what a person states.
extension Refusal {
  /// The playbook has no fact of this name.
  public static func unknownFact(_ name: String, near: String?) -> Refusal {
    Refusal(
      "unknown-fact", .input,
      what: Bilingual(zh: "规则手册里没有事实“\(name)”", en: "The playbook has no fact \"\(name)\""),
      mend: near.map {
        Bilingual(zh: "是不是“\($0)”?", en: "did you mean \"\($0)\"?")
      }
        ?? Bilingual(
          zh: "用 recourse playbook show 查看所有事实", en: "see all facts with: recourse playbook show"))
  }

  /// The playbook has no rung of this name.
  public static func unknownRung(_ name: String, known: [String]) -> Refusal {
    Refusal(
      "unknown-rung", .input,
      what: Bilingual(zh: "阶梯上没有台阶“\(name)”", en: "The ladder has no rung \"\(name)\""),
      mend: Bilingual(
        zh: "可用的：\(known.joined(separator: "、"))", en: "one of: \(known.joined(separator: ", "))"))
  }

  /// The rung has no answer, or reason, of this name.
  public static func unknownAnswer(_ name: String, rung: String, known: [String]) -> Refusal {
    Refusal(
      "unknown-answer", .input,
      what: Bilingual(
        zh: "“\(rung)”没有“\(name)”这种回答", en: "\"\(name)\" is no answer of \"\(rung)\""),
      mend: Bilingual(
        zh: "可用的：\(known.joined(separator: "、"))", en: "one of: \(known.joined(separator: ", "))"))
  }

  /// The playbook has no slot, kind or other thing of this name.
  public static func unknownName(_ name: String, what: Bilingual, known: [String]) -> Refusal {
    Refusal(
      "unknown-name", .input,
      what: Bilingual(zh: "没有\(what.zh)“\(name)”", en: "There is no \(what.en) \"\(name)\""),
      mend: Bilingual(
        zh: "可用的：\(known.joined(separator: "、"))", en: "one of: \(known.joined(separator: ", "))"))
  }

  /// The fact follows from others and cannot be stated.
  public static func derivedFact(_ name: String) -> Refusal {
    Refusal(
      "derived-fact", .input,
      what: Bilingual(
        zh: "“\(name)”由别的事实推出，不能直接填写", en: "\"\(name)\" follows from other facts and is not stated"),
      mend: Bilingual(zh: "请填写它所依据的事实", en: "state the facts that it follows from"))
  }

  /// The text is no value of the fact.
  public static func wrongValue(_ text: String, of fact: FactDefinition) -> Refusal {
    let takes: Bilingual =
      switch fact.type {
      case .yesno: Bilingual(zh: "yes、no 或 unknown", en: "yes, no or unknown")
      case .choice:
        Bilingual(
          zh: "\(fact.choices.map(\.value).joined(separator: "、")) 或 unknown",
          en: "\(fact.choices.map(\.value).joined(separator: ", ")) or unknown")
      case .money: Bilingual(zh: "金额，如 98.00", en: "an amount such as 98.00")
      case .instant:
        Bilingual(zh: "时间，如 2026-11-18 20:14", en: "a time such as 2026-11-18 20:14")
      case .span: Bilingual(zh: "时长，如 30 minutes、48 h", en: "a span such as 30 minutes or 48 h")
      case .number: Bilingual(zh: "整数", en: "a whole number")
      case .text:
        Bilingual(
          zh: "不空的文字，最多 \(Limits.factTextBytes) 字节",
          en: "text of 1 to \(Limits.factTextBytes) bytes")
      }
    return Refusal(
      "wrong-value", .input,
      what: Bilingual(
        zh: "“\(text)”不能作为 \(fact.id) 的值", en: "\"\(text)\" is no value of \(fact.id)"),
      mend: Bilingual(zh: "应为\(takes.zh)", en: "it takes \(takes.en)"))
  }

  /// The text is no time.
  public static func impossibleTime(_ text: String) -> Refusal {
    Refusal(
      "impossible-time", .input,
      what: Bilingual(zh: "没有“\(text)”这个时间", en: "There is no time \"\(text)\""),
      mend: Bilingual(
        zh: "写成 2026-11-18 20:14 或 2026-11-18T20:14:00+08:00",
        en: "write 2026-11-18 20:14 or 2026-11-18T20:14:00+08:00"))
  }

  /// The text is no amount.
  public static func wrongAmount(_ text: String) -> Refusal {
    Refusal(
      "wrong-amount", .input,
      what: Bilingual(zh: "“\(text)”不是金额", en: "\"\(text)\" is no amount"),
      mend: Bilingual(zh: "写成 98.00", en: "write it like 98.00"))
  }

  /// The text is no place in a file.
  public static func wrongPlace(_ text: String) -> Refusal {
    Refusal(
      "wrong-place", .input,
      what: Bilingual(zh: "“\(text)”不是文件里的位置", en: "\"\(text)\" is no place in a file"),
      mend: Bilingual(
        zh: "写成 line:18、clause:5.3、page:2 或 whole", en: "write line:18, clause:5.3, page:2 or whole"
      ))
  }

  /// A place without an original, or an original without a place.
  public static let placeWithoutEvidence = Refusal(
    "place-without-evidence", .input,
    what: Bilingual(
      zh: "--evidence 和 --at 要一起写", en: "--evidence and --at belong together"),
    mend: Bilingual(
      zh: "写明哪份证据的哪个位置，或两个都不写", en: "say which original and where in it, or neither"))

  /// The case has no such original.
  public static func unknownEvidence(_ text: String) -> Refusal {
    Refusal(
      "unknown-evidence", .input,
      what: Bilingual(zh: "案件里没有证据“\(text)”", en: "The case has no evidence \"\(text)\""),
      mend: Bilingual(
        zh: "用 recourse case show 查看证据编号", en: "see the numbers with: recourse case show"))
  }

  /// Several originals bear this name.
  public static func ambiguousEvidence(_ text: String, _ numbers: [Int]) -> Refusal {
    let list = numbers.map(String.init).joined(separator: ", ")
    return Refusal(
      "ambiguous-evidence", .input,
      what: Bilingual(
        zh: "叫“\(text)”的证据不止一份：\(list)", en: "Several originals are called \"\(text)\": \(list)"),
      mend: Bilingual(zh: "请写编号", en: "write the number"))
  }

  /// The case has no such entry, or it no longer counts.
  public static func noSuchEntry(_ entry: Int) -> Refusal {
    Refusal(
      "no-such-entry", .input,
      what: Bilingual(
        zh: "没有可撤回的第 \(entry) 条记录", en: "There is no entry \(entry) that could be taken back"),
      mend: Bilingual(zh: "用 recourse log 查看记录", en: "see the entries with: recourse log"))
  }

  /// The reading has no such finding.
  public static func unknownFinding(_ text: String) -> Refusal {
    Refusal(
      "unknown-finding", .input,
      what: Bilingual(zh: "没有识别结果“\(text)”", en: "There is no finding \"\(text)\""),
      mend: Bilingual(
        zh: "用 recourse findings 查看;编号像 3/row:18",
        en: "see them with recourse findings; an id looks like 3/row:18"))
  }

  /// A text is empty or too long.
  public static func wrongText(_ what: Bilingual, limit: Int) -> Refusal {
    Refusal(
      "wrong-text", .input,
      what: Bilingual(
        zh: "\(what.zh)是空的，或超过 \(limit) 字节", en: "The \(what.en) is empty or over \(limit) bytes"),
      mend: Bilingual(zh: "请写短一些的文字", en: "write a shorter text"))
  }
}
