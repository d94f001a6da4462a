public import CaseCore

/// What the help of both programs says about verifying.
public enum VerifyWords {
  /// What verifying is.
  public static let tool = Bilingual(
    zh: "离线核验证据包：证明了什么、没证明什么、哪里不对",
    en: "verify a bundle offline: what is proven, what is not, and what failed where")
  /// The file to verify.
  public static let file = Bilingual(
    zh: "证据包、解压后的文件夹，或单条证明（.tlog-proof）",
    en: "a bundle, its unpacked folder, or a single proof (.tlog-proof)")
  /// `--against`
  public static let against = Bilingual(
    zh: "与更早的证据包、检查点或证明比对", en: "compare with an earlier bundle, checkpoint or proof")
  /// `--key`
  public static let key = Bilingual(zh: "应有的密钥指纹", en: "the fingerprint that the key should have")
  /// `--file`
  public static let proofFile = Bilingual(
    zh: "与单条证明对应的文件", en: "the file that a single proof is about")
  /// `--roots`
  public static let roots = Bilingual(
    zh: "时间戳机构的根证书文件（PEM），可给多次",
    en: "a file with root certificates of time-stamp authorities (PEM); may be given several times")
  /// `--lang`
  public static let lang = Bilingual(
    zh: "语言：zh 或 en（默认取 RECOURSE_LANG）", en: "language: zh or en (default: RECOURSE_LANG)")
  /// `--json`
  public static let json = Bilingual(zh: "输出 JSON，供程序读取", en: "print JSON for other programs")
  /// What the exit code says.
  public static let exitCodes = Bilingual(
    zh: "退出码：0 没有发现问题 · 1 核验没有通过 · 2 用法或输入不对",
    en: "Exit codes: 0 nothing is wrong · 1 verification failed · 2 bad usage or input")

  /// The arguments and options in the order in which help lists them.
  public static let options: [(form: String, words: Bilingual)] = [
    ("FILE", file), ("--against FILE", against), ("--key KEY", key), ("--file FILE", proofFile),
    ("--roots FILE", roots), ("--lang LANG", lang), ("--json", json),
  ]
}
