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
