public import CaseCore

/// What can be wrong with the rules by which texts are read.
extension Refusal {
  /// The program finds no rules for reading.
  public static var noReadingRules: Refusal {
    Refusal(
      "no-reading-rules", .unavailable,
      what: Bilingual(zh: "找不到阅读规则", en: "The rules for reading texts are not there"),
      mend: Bilingual(
        zh: "用 RECOURSE_DATA 指明含有 reading 的文件夹",
        en: "name the folder that holds reading with RECOURSE_DATA"))
  }

  /// The original `name` has no messages that could be read.
  public static func noMessages(_ name: String) -> Refusal {
    Refusal(
      "no-messages", .input,
      what: Bilingual(
        zh: "“\(name)”里没有读到聊天消息", en: "No messages of a chat were read in \"\(name)\""),
      mend: Bilingual(
        zh: "用 recourse case 看有哪些证据；不在案件里的文件不要加 --case",
        en: "see the evidence with recourse case; for a file of no case leave out --case"))
  }
}
