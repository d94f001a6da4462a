import CaseCore
import Dispatch
import Hummingbird
import NIOCore
import Synchronization
import WebApp

/// Hands on what a request sends, piece by piece, from the connection to whoever waits for it on a thread
/// of their own. At most one piece is held: whoever sends faster than it is taken waits.
final class BodyHandoff: Sendable {
  private enum Held {
    /// Nothing; `taker` is woken when there is something.
    case nothing
    /// A piece; `giver` goes on when it is taken.
    case piece([UInt8], giver: CheckedContinuation<Void, Never>)
    /// Nothing more comes.
    case end(BodyStream.Failure?)
    /// Nothing more is wanted.
    case stopped
  }

  private let held = Mutex<Held>(.nothing)
  private let arrived = DispatchSemaphore(value: 0)
  private let sizeBytes: Int64?

  /// For a body of at most `sizeBytes`, where the request says so.
  init(sizeBytes: Int64?) { self.sizeBytes = sizeBytes }

  /// What is handed on.
  var stream: BodyStream { BodyStream(sizeBytes: sizeBytes) { [self] in try next() } }

  /// Hands on `body` to its end, or until nothing more is wanted; the server reads past the rest.
  func carry(_ body: RequestBody) async {
    do {
      for try await piece in body where piece.readableBytes > 0 {
        guard await give(Array(buffer: piece)) else { return }
      }
      end(nil)
    } catch {
      end(.lost)
    }
  }

  /// Says that nothing more is wanted.
  func stop() {
    let giver = held.withLock { held -> CheckedContinuation<Void, Never>? in
      defer { held = .stopped }
      if case .piece(_, let giver) = held { return giver }
      return nil
    }
    giver?.resume()
  }

  /// Waits until `piece` is taken; false where it is not wanted any more.
  private func give(_ piece: [UInt8]) async -> Bool {
    await withCheckedContinuation { giver in
      let isWanted = held.withLock { held in
        if case .stopped = held { return false }
        held = .piece(piece, giver: giver)
        return true
      }
      if isWanted { arrived.signal() } else { giver.resume() }
    }
    return held.withLock { held in
      if case .stopped = held { false } else { true }
    }
  }

  private func end(_ failure: BodyStream.Failure?) {
    held.withLock { held in
      if case .stopped = held { return }
      held = .end(failure)
    }
    arrived.signal()
  }

  private func next() throws -> [UInt8]? {
    arrived.wait()
    let (piece, giver, failure) = held.withLock {
      held -> ([UInt8]?, CheckedContinuation<Void, Never>?, BodyStream.Failure?) in
      switch held {
      case .piece(let piece, let giver):
        held = .nothing
        return (piece, giver, nil)
      case .end(let failure): return (nil, nil, failure)
      case .nothing, .stopped: return (nil, nil, .lost)
      }
    }
    giver?.resume()
    if let failure { throw failure }
    // Whoever asks again behind the end is told the same.
    if piece == nil { arrived.signal() }
    return piece
  }
}
