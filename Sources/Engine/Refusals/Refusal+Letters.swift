import CaseCore
import Drafting
import Playbook

/// Why a letter or packet is not written.
extension Refusal {
  /// Facts are needed that nobody stated yet. One is asked, the others are named.
  static func letterAsks(_ facts: [Fact.Name], _ playbook: Playbook) -> Refusal {
    let first = facts.first
    let ask =
      first.flatMap { playbook.fact($0)?.ask }
      ?? Bilingual(zh: first?.text ?? "", en: first?.text ?? "")
    let all = facts.map(\.text).joined(separator: ", ")
    return Refusal(
      "letter-asks", .input,
      what: Bilingual(
        zh: "写这份文书还要先回答：\(ask.zh)（共 \(facts.count) 项：\(all)）",
        en: "This letter needs an answer first: \(ask.en) (\(facts.count) in all: \(all))"),
      mend: Bilingual(
        zh: "用 recourse fact set CASE \(first?.text ?? "FACT") … 回答",
        en: "answer with: recourse fact set CASE \(first?.text ?? "FACT") …"))
  }

  /// The letter is refused.
  static func letter(_ refusal: LetterRefusal, _ playbook: Playbook) -> Refusal {
    switch refusal {
    case .stopped(let name):
      let stop = playbook.parts.stops.first { $0.id == name }
      let says = stop.map { playbook.plain($0.says) }
      let instead = stop.map { playbook.plain($0.instead) }
      return Refusal(
        "drafting-stopped", .found, what: says ?? Bilingual(zh: name.text, en: name.text),
        mend: instead ?? Bilingual(zh: "可以拨打 110 或咨询律师", en: "call 110 or ask a lawyer"))
    case .contradicts(_, let words, let facts):
      let names = facts.map(\.text).joined(separator: ", ")
      return Refusal(
        "letter-contradicts", .found,
        what: Bilingual(
          zh: "这份文书会写“\(words)”，与你自己说的不符（\(names)）",
          en: "The letter would say \"\(words)\", which contradicts what you stated (\(names))"),
        mend: Bilingual(zh: "先改正说法，或换一种文书", en: "correct what you stated, or choose another letter")
      )
    case .noLetter(let rung): return noLetter(rung, playbook)
    case .closed(let rung, let closing): return doorClosed(rung, closing, playbook)
    case .tooLong(let characters, let limit):
      return Refusal(
        "letter-too-long", .found,
        what: Bilingual(
          zh: "文书有 \(characters) 字，这个渠道最多 \(limit.characters) 字",
          en: "The letter has \(characters) characters; this channel takes \(limit.characters)"),
        mend: Bilingual(zh: "把相关事实写短一些", en: "state the facts that it prints in fewer words"))
    case .nothingToSay:
      return Refusal(
        "letter-empty", .found,
        what: Bilingual(zh: "没有一句话有依据可写", en: "No sentence has anything to rest on"),
        mend: Bilingual(zh: "先加入证据或填写事实", en: "add evidence or state facts first"))
    case .noClaim:
      return Refusal(
        "no-claim", .found,
        what: Bilingual(zh: "现在还没有可以提出的请求", en: "There is no claim to make yet"),
        mend: Bilingual(
          zh: "用 recourse assess 查看还缺什么", en: "see what is missing with: recourse assess"))
    case .unfillable(let name):
      return Refusal(
        "letter-unfillable", .unavailable,
        what: Bilingual(
          zh: "规则手册的这份文书用到了不存在的“\(name)”",
          en: "The playbook's letter uses \"\(name)\", which there is not"),
        mend: Bilingual(
          zh: "用 recourse playbook check 检查", en: "check it with: recourse playbook check"))
    }
  }

  /// There is no earlier letter to compare with.
  static func noLetterWritten(_ rung: RungDefinition) -> Refusal {
    Refusal(
      "no-letter-written", .input,
      what: Bilingual(
        zh: "“\(rung.name.zh)”还没有写过可以比较的文书",
        en: "No letter to compare with was written for \"\(rung.name.en)\""),
      mend: Bilingual(
        zh: "用 recourse letters 查看写过的文书", en: "see what was written with: recourse letters"))
  }

  /// The letter of `entry` cannot be written again word for word.
  static func letterNotWrittenAgain(_ entry: Int) -> Refusal {
    Refusal(
      "letter-not-written-again", .found,
      what: Bilingual(
        zh: "第 \(entry) 条记录的文书已不能逐字重写：它依据的记录抹除了，或当时的规则手册不在了",
        en: """
          The letter of entry \(entry) cannot be written again word for word: what it rests on was \
          erased, or the playbook of then is gone
          """),
      mend: Bilingual(
        zh: "和你发出时保存的那份比较", en: "compare with the copy that you kept when you sent it"))
  }

  /// There is no earlier packet to compare with.
  static func noPacketWritten(_ rung: RungDefinition) -> Refusal {
    Refusal(
      "no-packet-written", .input,
      what: Bilingual(
        zh: "“\(rung.name.zh)”还没有做过可以比较的材料包",
        en: "No packet to compare with was put together for \"\(rung.name.en)\""),
      mend: Bilingual(
        zh: "先看看现在会是什么样：recourse packet CASE \(rung.id.text) --preview",
        en: "see what it would be now with: recourse packet CASE \(rung.id.text) --preview"))
  }

  /// The packet or dossier of `entry` cannot be composed again as it was.
  static func paperNotWrittenAgain(_ entry: Int) -> Refusal {
    Refusal(
      "paper-not-written-again", .found,
      what: Bilingual(
        zh: "第 \(entry) 条记录的那一份已不能照原样再组一遍：它依据的记录抹除了，或当时的规则手册不在了",
        en: """
          What entry \(entry) records cannot be put together again as it was: what it rests on was erased, \
          or the playbook of then is gone
          """),
      mend: Bilingual(
        zh: "和你发出时保存的那份比较", en: "compare with the copy that you kept when you sent it"))
  }

  private static func noLetter(_ rung: Rung.Name, _ playbook: Playbook) -> Refusal {
    let name = playbook.rung(rung)?.name ?? Bilingual(zh: rung.text, en: rung.text)
    return Refusal(
      "no-letter", .input,
      what: Bilingual(
        zh: "照现在的情况，“\(name.zh)”没有要写的文书",
        en: "As things stand there is no letter to write for \"\(name.en)\""),
      mend: Bilingual(
        zh: "用 recourse next 查看今天该做什么", en: "see what to do today with: recourse next"))
  }

  private static func doorClosed(
    _ rung: Rung.Name, _ closing: RungStatus.Closing, _ playbook: Playbook
  ) -> Refusal {
    let name = playbook.rung(rung)?.name ?? Bilingual(zh: rung.text, en: rung.text)
    let why: Bilingual =
      switch closing {
      case .byRung(_, let says, _), .byBar(_, let says, _): says
      case .usedUp:
        Bilingual(zh: "这个渠道只能用一次，已经用过", en: "this door can be knocked at once, and was")
      }
    return Refusal(
      "door-closed", .found,
      what: Bilingual(
        zh: "“\(name.zh)”这扇门关上了：\(why.zh)", en: "The door \"\(name.en)\" is closed: \(why.en)"),
      mend: Bilingual(
        zh: "用 recourse next 查看还能走哪一步", en: "see what is still open with: recourse next"))
  }
}

extension Playbook {
  /// A text that has no facts to print.
  fileprivate func plain(_ template: Template) -> Bilingual {
    Bilingual(
      zh: template.text(.zh) { $0.otherwise } ?? "", en: template.text(.en) { $0.otherwise } ?? "")
  }
}
