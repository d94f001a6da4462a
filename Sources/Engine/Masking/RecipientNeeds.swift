import Evidence
import Imports

/// What in a file a recipient has no need of, so that it is proposed to mask it.
///
/// The table stands in `docs/formats/masking.md`. It is a proposal: the person confirms it.
enum RecipientNeeds {
  /// The kinds that `recipient` does not need.
  static func needless(to recipient: BundleRecipient) -> Set<SecretKind> {
    switch recipient {
    // A court, and the police, get all (Provisions on Evidence, art. 15 and 61: the original).
    case .oneself, .police, .court: []
    // An office must know whom it deals with; it redeems no card and opens no account.
    case .samr12315: [.cardKey, .password]
    case .payment: [.cardKey, .password, .person]
    // The platform looks for the seller's account, not for the buyer's papers.
    case .platform: [.idNumber, .phone, .bankCard, .cardKey, .password, .email, .person]
    case .seller: [.idNumber, .phone, .bankCard, .cardKey, .password, .email, .qq, .person]
    }
  }
}
