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
}
