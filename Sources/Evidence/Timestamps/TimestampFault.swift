public import CaseCore

/// What can be wrong with a time-stamp token (RFC 3161) or with the answer of an authority.
public enum TimestampFault: Error, Sendable, Hashable {
  /// It is no time-stamp response, or one that was cut off or changed.
  case malformed
  /// It is longer than what is read.
  case tooLarge
  /// The authority granted nothing and answered with this status (RFC 3161, 2.4.2).
  case notGranted(status: Int)
  /// It uses an algorithm or a critical extension that is not known here, or one too weak.
  case unsupported
  /// It stamps other data.
  case otherData
  /// What was signed is not the content that it carries.
  case contentDiffers
  /// The certificate of the signer does not come along, or is another one than was signed.
  case signerMissing
  /// The certificate of the signer is not for time-stamping.
  case wrongPurpose
  /// The signature is not that of the signer.
  case signatureDiffers
  /// A certificate on the way to the root was not in force when the token was made.
  case notInForce(certificate: String)
  /// A certificate on the way to the root must not issue others, or does not allow this use.
  case mayNotIssue(certificate: String)
  /// It says a time that has not come yet by the clock that checks.
  case fromTheFuture(time: Moment)
  /// It answers another request.
  case otherRequest
  /// It was made under another policy than was asked for.
  case otherPolicy
  /// All of it is sound, but nothing leads from its signer to a root that is trusted here. `time`
  /// and `authority` are what it claims.
  case unknownAuthority(authority: String, time: Moment)
}

extension TimestampFault {
  /// What is wrong, in words.
  public var words: Bilingual {
    switch self {
    case .malformed:
      Bilingual(zh: "不是完整的时间戳，或内容被改动", en: "it is no whole time-stamp, or it was changed")
    case .tooLarge: Bilingual(zh: "时间戳超过了可读取的大小", en: "the time-stamp is too large")
    case .notGranted(let status):
      Bilingual(
        zh: "时间戳机构没有签发（状态 \(status)）",
        en: "the authority granted no time-stamp (status \(status))")
    case .unsupported:
      Bilingual(
        zh: "使用了不支持的算法或扩展", en: "it uses an algorithm or extension that is not supported")
    case .otherData:
      Bilingual(zh: "时间戳盖的是别的内容", en: "the time-stamp is over other data")
    case .contentDiffers:
      Bilingual(zh: "签名的内容与所带内容不符", en: "what was signed is not the content that it carries")
    case .signerMissing:
      Bilingual(
        zh: "缺少签名者的证书，或证书不是所声明的那一张",
        en: "the signer's certificate is missing, or is not the one that was named")
    case .wrongPurpose:
      Bilingual(
        zh: "签名者的证书不是专用于时间戳的", en: "the signer's certificate is not for time-stamping alone")
    case .signatureDiffers:
      Bilingual(zh: "时间戳的签名不对", en: "the signature of the time-stamp is wrong")
    case .notInForce(let certificate):
      Bilingual(
        zh: "证书在盖章时不在有效期内：\(certificate)",
        en: "a certificate was not in force when it was stamped: \(certificate)")
    case .mayNotIssue(let certificate):
      Bilingual(
        zh: "证书不能签发时间戳证书：\(certificate)",
        en: "a certificate may not issue one for time-stamping: \(certificate)")
    case .fromTheFuture(let time):
      Bilingual(
        zh: "时间戳的时间 \(time) 还没有到", en: "the time-stamp says \(time), which has not come yet")
    case .otherRequest:
      Bilingual(zh: "时间戳回答的是另一次请求", en: "the time-stamp answers another request")
    case .otherPolicy:
      Bilingual(zh: "时间戳的策略与要求的不同", en: "the time-stamp is under another policy than asked for")
    case .unknownAuthority(let authority, let time):
      Bilingual(
        zh: "不认识签发机构 \(authority)（声称的时间 \(time)）",
        en: "no root is known for the authority \(authority) (claimed time \(time))")
    }
  }
}
