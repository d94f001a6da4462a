public import CaseCore
internal import Workbooks

/// Reads bills: WeChat CSV and XLSX, Alipay web and app exports, JD, and the records of banks that
/// are known.
///
/// `docs/formats/readers.md` describes the forms and the rules.
public enum BillReader: FileReader {
  public static let id = "bill-csv"
  public static let version = 2
  public static let kinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.wechatBill, EvidenceKinds.alipayBill, EvidenceKinds.jdBill,
    EvidenceKinds.bankRecord,
  ]

  public static func read(
    _ bytes: Bytes, as kind: EvidenceKind.Name, found: (Finding) -> Void
  ) throws(ReaderError) -> ReadingSummary {
    let media = MediaType.announced(by: bytes.extracting(first: Limits.detectionBytes))
    if let media, media.isWorkbook {
      let workbook = try open(bytes)
      var run = BillRun(kind: kind, encoding: nil)
      try run.read(workbook, isLegacy: media == .ole, found: found)
      return run.summary
    }
    return try TextLines.open(bytes) { text, encoding throws(ReaderError) in
      var run = BillRun(kind: kind, encoding: encoding)
      try run.read(text, found: found)
      return run.summary
    }
  }

  private static func open(_ bytes: Bytes) throws(ReaderError) -> Workbook {
    do throws(WorkbookError) {
      return try WorkbookReader.open(bytes)
    } catch {
      switch error {
      case .broken(let words), .machine(let words): throw .damaged(words)
      case .locked: throw .locked
      case .over(_, let limit): throw .overflowing(limit: limit)
      }
    }
  }
}
