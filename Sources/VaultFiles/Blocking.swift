import Dispatch

/// Runs `work`, which waits for a disk, on a thread that may wait, and not on one of the few that
/// all tasks share.
func blocking<Result: Sendable>(
  _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global(qos: .userInitiated).async {
      continuation.resume(with: Swift.Result { try work() })
    }
  }
}
