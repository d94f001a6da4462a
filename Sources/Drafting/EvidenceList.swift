public import CaseCore
public import Playbook

/// The list of evidence that goes with a letter (证据目录), as 证据规定 art. 19 asks for it (C11).
///
/// It is an outward paper: it says what each original is and what it is there to prove, and
/// nothing of what it does not prove, of verdicts or of what is missing.
public struct EvidenceList: Sendable, Hashable {
  /// One original.
  public struct Row: Sendable, Hashable {
    /// Its number, from 1.
    public let number: Int
    /// The entry number of the original.
    public let evidence: Int
    /// The kind in words.
    public let name: String
    /// 书证 or 电子数据, with the sort of file.
    public let type: String
    /// Who made it and on what it is.
    public let source: String
    /// When it came about, as far as the file says; else when it was taken in.
    public let formed: String
    /// What it is there to prove, and what it says.
    public let proves: String
    /// The name of the file in the packet; nil for one that the channel does not take.
    public let file: String?
    /// Where the original is.
    public let original: String
    /// The entries that bind its content to the case.
    public let entries: [Int]
  }

  /// What an original that stays with the person says, told in words.
  ///
  /// A bill shows far more than the one payment; the seller gets the row, never the bill.
  public struct Excerpt: Sendable, Hashable {
    /// The entry number of the original.
    public let evidence: Int
    /// The words.
    public let text: String
    /// The entries that they rest on.
    public let entries: [Int]
  }

  /// Why an original is not listed. For the person; it stands in no paper for others.
  public enum LeftOut: String, Sendable, Hashable, CaseIterable {
    /// The playbook keeps this kind from the recipient.
    case notForRecipient = "not_for_recipient"
    /// The playbook does not know the kind.
    case unknownKind = "unknown_kind"
    /// It supports no fact that counts, so it would prove nothing.
    case supportsNothing = "supports_nothing"
  }

  /// Who gets the list.
  public let recipient: EvidenceDefinition.Recipient
  /// The language.
  public let language: Language
  /// The originals, in the order of their numbers.
  public let rows: [Row]
  /// What is told in words instead.
  public let excerpts: [Excerpt]
  /// What is not listed, by entry number, and why. For the person.
  public let leftOut: [Int: LeftOut]
  /// The local day of submission.
  public let day: Day
  /// Whether the case is for practice.
  public let practice: Bool

  /// Whether any of the originals goes along as a file.
  var hasFiles: Bool { rows.contains { $0.file != nil } }

  /// The column heads, in order.
  public static let heads: [Bilingual] = [
    Bilingual(zh: "编号", en: "No."),
    Bilingual(zh: "证据名称", en: "Evidence"),
    Bilingual(zh: "类型", en: "Type"),
    Bilingual(zh: "来源、载体", en: "Source and carrier"),
    Bilingual(zh: "形成时间", en: "Made"),
    Bilingual(zh: "证明对象和内容", en: "What it proves and says"),
    Bilingual(zh: "文件名（页码）", en: "File (page)"),
    Bilingual(zh: "原件所在", en: "Where the original is"),
  ]
}
