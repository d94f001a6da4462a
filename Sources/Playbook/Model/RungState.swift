/// Where a rung stands, in words that are the same for every channel.
public enum RungState: String, Sendable, Hashable, CaseIterable {
  /// Nothing was done yet.
  case open
  /// Done, waiting.
  case filed
  /// The first clock ran out, or the person said so.
  case silent
  case accepted, promised
  /// Something partial or conditional is on offer.
  case offered
  case refused
  /// Sent on to somebody else.
  case deflected
  case upheld
  /// Agreed or marked done, and no money seen.
  case unpaid
  case performed
  /// The other side says so; only a refund row proves it.
  case refunded
  /// More was asked for.
  case asksMore = "asks_more"
  case blocked, closed, withdrawn
}
