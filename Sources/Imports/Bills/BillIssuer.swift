internal import CaseCore

/// Whose bill it is.
enum BillIssuer: Sendable, Hashable {
  case wechat, alipayWeb, alipayAppTimeLast, alipayApp, jd
  /// The statement under seal that WeChat or Alipay gives out as a PDF.
  case wechatProof, alipayProof
  case bank(BankForm)

  /// The kind of evidence that such a bill is.
  var kind: EvidenceKind.Name {
    switch self {
    case .wechat: EvidenceKinds.wechatBill
    case .alipayWeb, .alipayAppTimeLast, .alipayApp: EvidenceKinds.alipayBill
    case .jd: EvidenceKinds.jdBill
    case .wechatProof: EvidenceKinds.wechatStatement
    case .alipayProof: EvidenceKinds.alipayStatement
    case .bank: EvidenceKinds.bankRecord
    }
  }

  /// The form of a bank's record; nil for the bill of a wallet.
  var bank: BankForm? {
    switch self {
    case .bank(let form): form
    case .wechat, .alipayWeb, .alipayAppTimeLast, .alipayApp, .jd, .wechatProof, .alipayProof: nil
    }
  }
}
