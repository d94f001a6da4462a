internal import CaseCore
public import Playbook

extension RungDefinition {
  /// Who reads what is sent through this door.
  ///
  /// The door says shop, payment provider or office; which of the shop's two sides and which
  /// office it is lies in the name of the rung, which is part of the product's stable vocabulary
  /// (DESIGN §5).
  public var recipient: EvidenceDefinition.Recipient {
    switch door {
    case .shop: id.text == "platform" ? .platform : .seller
    case .payment: .payment
    case .official:
      switch id.text {
      case "police": .police
      case "court", "arbitration": .court
      // Who the seller is, is asked of the site on which it sells.
      case "identify": .platform
      default: .samr12315
      }
    case .safe: .oneself
    }
  }

  /// Whether its letters put the claim to `reader`: asking who the seller is does not.
  public func putsClaim(to reader: EvidenceDefinition.Recipient) -> Bool {
    recipient == reader && id.text != "identify"
  }
}

extension EvidenceDefinition {
  /// Whether an original of this kind goes to `recipient` by default.
  public func isFor(_ recipient: Recipient) -> Bool {
    recipient == .oneself || recipients.contains(recipient)
  }
}
