import CaseCore

/// The tag files of a bag (RFC 8493) and the page that explains how to check it. Each follows from
/// the rest of the bundle, so a verifier writes it again and compares.
enum BagText {
  /// What `bag-info.txt` is made of.
  struct Info: Hashable {
    var origin: String
    var recipient: BundleRecipient
    var isPractice: Bool
    var journalSize: Int
    var disclosed: Int
    /// When the last disclosed entry was recorded; no clock is asked for a date.
    var lastRecordedAt: Moment
    var payloadBytes: Int64
    var payloadFiles: Int
  }

  /// One line of a manifest.
  struct Line: Hashable {
    var name: String
    var digest: Digest
  }

  /// RFC 8493 §2.1.1.
  static let declaration = Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// The label before the recipient in `bag-info.txt`.
  static let recipientLabel = "Recourse-For: "

  /// RFC 8493 §2.2.2: labels in byte order, one line each.
  static func info(_ info: Info) -> [UInt8] {
    Array(
      """
      Bagging-Date: \(CivilZone.utc.day(of: info.lastRecordedAt))
      External-Identifier: \(info.origin)
      Payload-Oxum: \(info.payloadBytes).\(info.payloadFiles)
      Recourse-Bundle-Version: 1
      Recourse-Disclosed-Entries: \(info.disclosed)
      \(recipientLabel)\(info.recipient.rawValue)
      Recourse-Journal-Size: \(info.journalSize)
      Recourse-Practice: \(info.isPractice ? "yes" : "no")

      """.utf8)
  }

  /// RFC 8493 §2.1.3, as `sha256sum -c` reads it: the digest, two spaces, the name.
  static func manifest(_ lines: some Sequence<Line>) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.digest.hex.utf8)
      bytes.append(contentsOf: "  ".utf8)
      bytes.append(contentsOf: line.name.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// `data/VERIFY.txt`.
  static func explanation(isPractice: Bool, hasSeams: Bool) -> [UInt8] {
    let seams = hasSeams ? Self.seams : Bilingual(zh: "", en: "")
    let text = Bilingual(zh: explanation.zh + seams.zh, en: explanation.en + seams.en)
    let banner = isPractice ? "\(practice.zh)\n\(practice.en)\n\n" : ""
    return Array((banner + text.zh + "\n" + text.en).utf8)
  }

  private static let practice = Bilingual(
    zh: "演练 / PRACTICE：时钟可以任意设置，不是真实案件。",
    en: "PRACTICE: the clock could be set freely; this is no real case.")

  // Only where another key takes over, so that a bundle of one key reads as it always did.
  private static let seams = Bilingual(
    zh: """
      这份卷宗换过签名密钥。data/keys.txt 每行一把，按接替的先后排列。第 N 条记录若是
      key rotated 或 case continued，从前 N + 1 条记录的检查点起由新密钥签名；若是
      case handed over，从前 N + 2 条起。换钥记录的签名（64 字节，十六进制）所签的是七行字，
      每行以换行符结尾：recourse key seam v1、记录的种类、案件编号、N、前 N 条记录的根、
      旧密钥、新密钥（后三项用十六进制）。key rotated 由新旧两把密钥签，case handed over
      由旧密钥签，case continued 只由新密钥签，不能说明旧密钥的持有人知情。

      """,
    en: """
      The key of this journal changed. data/keys.txt has one key a line, in the order in which
      they take over. If entry N is "key rotated" or "case continued", the new key signs the
      heads of N + 1 entries and more; if it is "case handed over", those of N + 2 and more. The
      signatures in such an entry (64 bytes in hexadecimal) are over seven lines that each end
      with a newline: "recourse key seam v1", the kind of the entry, the id of the case, N, the
      root of the first N entries, the old key, the new key (these three in hexadecimal). "key
      rotated" is signed by both keys, "case handed over" by the old one, "case continued" by the
      new one alone: it does not show that the holder of the old one knew of it.

      """)

  private static let explanation = Bilingual(
    zh: """
      怎样核对这个证据包

      1. 解压到一个空文件夹，进入该文件夹。
      2. 文件有没有变：
           sha256sum -c manifest-sha256.txt
           sha256sum -c tagmanifest-sha256.txt
      3. 一条记录属不属于卷宗：data/journal.jsonl 每行一条记录（行尾换行符不算），
         data/salts.jsonl 同一行是它的编号 index 和盐 salt。
         record = SHA-256(盐的 32 字节 ‖ 记录的字节)
         leaf   = SHA-256(0x00 ‖ record 的 32 字节)
         leaf 应等于 data/leaves.txt 的第 index + 1 行。
      4. 全部 leaf 按 RFC 6962 合成根（左右相邻合并，节点前加 0x01），
         应等于 data/checkpoints 里编号最大的文件第三行（base64）。
      5. 该文件空行之前的三行（含换行符）由 data/keys.txt 中的 Ed25519 公钥签名；
         格式见 c2sp.org/tlog-checkpoint 和 c2sp.org/signed-note。
      6. data/evidence/编号.* 是原件，其 SHA-256 写在同编号的记录里；
         data/proofs/编号.tlog-proof 可单独交给别人核对（c2sp.org/tlog-proof）。
      7. data/timestamps/条数-序号.tsr 是外部机构对 data/checkpoints/条数 盖的时间戳（RFC 3161）；
         机构的根证书请向机构本身索取：
           openssl ts -verify -data data/checkpoints/条数 -in 文件 -CAfile 根证书.pem
         .ots 文件是 OpenTimestamps 证明：ots verify -f data/checkpoints/条数 文件
      8. 也可以用不依赖其他部分的小程序：recourse-verify 文件 --roots 根证书.pem
         或在浏览器里离线打开 verify.html（随程序提供，单个网页，不连接网络），选择这个文件。

      核对通过，说明文件和记录自该检查点以来没有变化。它不能说明文件由谁制作、
      内容是否真实、密钥属于谁、这是不是最新或唯一的版本；没有时间戳的，也不能证明外部时间。

      """,
    en: """
      How to check this bundle

      1. Unpack it into an empty folder and enter that folder.
      2. Whether files changed:
           sha256sum -c manifest-sha256.txt
           sha256sum -c tagmanifest-sha256.txt
      3. Whether an entry belongs to the journal: data/journal.jsonl has one entry a line (the
         newline is not part of it); the same line of data/salts.jsonl has its number (index)
         and its salt.
         record = SHA-256(the 32 bytes of the salt ‖ the bytes of the entry)
         leaf   = SHA-256(0x00 ‖ the 32 bytes of record)
         leaf must be line index + 1 of data/leaves.txt.
      4. All leaves give the root by RFC 6962 (neighbours are joined, 0x01 before a node). It
         must be the third line (base64) of the file with the largest number in
         data/checkpoints.
      5. The three lines before the empty line of that file, newlines included, are signed by the
         Ed25519 key in data/keys.txt; see c2sp.org/tlog-checkpoint and c2sp.org/signed-note.
      6. data/evidence/NUMBER.* are the originals; the entry of that number carries the SHA-256.
         data/proofs/NUMBER.tlog-proof can be handed on and checked alone (c2sp.org/tlog-proof).
      7. data/timestamps/SIZE-NUMBER.tsr are time-stamps of outside authorities over
         data/checkpoints/SIZE (RFC 3161). Ask the authority itself for its root certificate:
           openssl ts -verify -data data/checkpoints/SIZE -in FILE -CAfile ROOT.pem
         A file that ends in .ots is a proof of OpenTimestamps:
           ots verify -f data/checkpoints/SIZE FILE
      8. Or use the small program that needs nothing else: recourse-verify FILE --roots ROOT.pem
         Or open verify.html (one page that comes with the program and uses no network) in a
         browser, and choose this file.

      If all of it holds, files and entries have not changed since that checkpoint. It does not
      show who made a file, that what it says is true, whose key this is, that this is the latest
      or the only version, or, without a time-stamp, any outside time.

      """)
}
