import CaseCore
import Evidence
import Imports
import Playbook

/// Which entries somebody else may have.
struct OutwardRule {
  private let recipient: BundleRecipient
  private let playbook: Playbook
  private let state: CaseState
  private let isChosen: Bool

  /// The rule for `recipient`. `isChosen` says that a person names each entry that goes: then kinds of
  /// which a recipient gets an original only on choice may go too.
  init(
    _ recipient: BundleRecipient, _ playbook: Playbook, _ state: CaseState, isChosen: Bool
  ) {
    self.recipient = recipient
    self.isChosen = isChosen
    self.playbook = playbook
    self.state = state
  }

  /// Whether `event` may go to the recipient, all private kinds already left out.
  func allows(_ event: Event) -> Bool {
    switch event {
    case .caseOpened, .withdrawn, .entriesErased, .keyRotated, .caseHandedOver, .caseContinued: true
    case .evidenceAdded(let added): isFor(added.kind)
    case .derivativeAdded(let derivative):
      derivative.recipients.isEmpty || derivative.recipients.contains(recipient.rawValue)
    // Who saw what is part of the custody record, which an authority may ask for.
    case .evidenceShown(let shown):
      (recipient == .police || recipient == .court) && shown.remark == nil
        && isForEvidence(shown.evidence)
    case .fileRead(let read): isForEvidence(read.evidence)
    case .findingConfirmed(let confirmed) where confirmed.kind == FindingKinds.cardKey:
      // Whoever has the commitment can try keys out; a short one could be found.
      isForEvidence(confirmed.evidence)
        && (isChosen || !RecipientNeeds.needless(to: recipient).contains(.cardKey))
    case .findingConfirmed(let confirmed):
      // A ticked row of a bill, and of its refund, may go where the bill itself does not.
      isForEvidence(confirmed.evidence) || isTickedRow(confirmed)
    case .messageKept(let message):
      message.shown.map { isForEvidence($0.evidence) } ?? true
    case .promiseMade(let promise):
      concerns(promise.rung) && promise.shown.map { isForEvidence($0.evidence) } ?? true
    case .stepTaken(let step): concerns(step.rung) && step.remark == nil
    case .answerReceived(let answer):
      concerns(answer.rung) && answer.shown.map { isForEvidence($0.evidence) } ?? true
    case .deadlineMoved(let moved): concerns(moved.rung)
    case .corrected(let correction): allows(correction.event)
    // A fact that was only stated is unsent; what was sent of it stands in the letter itself.
    case .factStated, .slotStated, .storyTold, .noteTaken, .findingRejected, .adviceGiven,
      .documentIssued, .caseClosed:
      false
    }
  }

  private func isFor(_ kind: EvidenceKind.Name) -> Bool {
    guard let reader = EvidenceDefinition.Recipient(rawValue: recipient.rawValue) else {
      return false
    }
    guard let definition = playbook.evidence(kind) else { return false }
    return definition.recipients.contains(reader)
      || (isChosen && definition.onChoice.contains(reader))
  }

  private func isForEvidence(_ number: Int) -> Bool {
    state.evidence(at: number).map { isFor($0.kind) } ?? false
  }

  private func isTickedRow(_ confirmed: FindingConfirmed) -> Bool {
    [
      FindingKinds.paymentRow, FindingKinds.transferRow, FindingKinds.refundRow,
      FindingKinds.refundStatus,
    ].contains(confirmed.kind)
      || confirmed.values.contains {
        $0.fact.text == "paid_amount" || $0.fact.text == "second_paid_amount"
      }
  }

  /// The seller sees what passed with them, the platform also what passed with the seller, a payment
  /// provider both and its own door, an authority everything.
  private func concerns(_ rung: Rung.Name) -> Bool {
    guard let door = playbook.rung(rung)?.door else { return false }
    switch recipient {
    case .oneself, .samr12315, .police, .court: return true
    case .seller: return rung.text == "seller"
    case .platform: return door == .shop
    case .payment: return door == .shop || door == .payment
    }
  }
}
