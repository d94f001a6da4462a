public import CaseCore

/// What in a file is somebody's own and not for everybody who gets to see the file.
public enum SecretKind: String, Sendable, Hashable, CaseIterable {
  /// The number of an identity card (GB 11643), 18 characters with a check character, or 15.
  case idNumber = "id_number"
  /// A telephone number.
  case phone
  /// The number of a bank card, with a check digit (ISO/IEC 7812-1).
  case bankCard = "bank_card"
  /// A card key, a redemption code, or a card number joined with its password.
  case cardKey = "card_key"
  /// What stands behind a word for a password.
  case password
  /// A mail address.
  case email
  /// A QQ number.
  case qq
  /// The name of a person that was given to the search.
  case person
  /// A line that is no text in the encoding of the file, so that nobody can say what is in it.
  case unreadable
  /// What a person pointed at by its place.
  case chosen
}

extension SecretKind {
  /// The kind in words.
  public var name: Bilingual {
    switch self {
    case .idNumber: Bilingual(zh: "身份证号", en: "ID number")
    case .phone: Bilingual(zh: "电话", en: "phone")
    case .bankCard: Bilingual(zh: "银行卡号", en: "bank card")
    case .cardKey: Bilingual(zh: "卡密", en: "card key")
    case .password: Bilingual(zh: "密码", en: "password")
    case .email: Bilingual(zh: "邮箱", en: "e-mail")
    case .qq: Bilingual(zh: "QQ 号", en: "QQ number")
    case .person: Bilingual(zh: "姓名", en: "name")
    case .unreadable: Bilingual(zh: "读不出来的一行", en: "unreadable line")
    case .chosen: Bilingual(zh: "选定的位置", en: "chosen place")
    }
  }
}
