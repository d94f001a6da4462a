/// Content that is made while it is sent, in constant memory: whoever makes it waits until the piece
/// before was taken.
actor Outflow {
  /// Nobody wants the rest.
  private struct Unwanted: Error {}

  /// Says that nobody wants the rest when nobody can ask for it any more.
  private final class Ending: Sendable {
    private let flow: Outflow
    init(_ flow: Outflow) { self.flow = flow }
    deinit { Task { [flow] in await flow.stop() } }
  }

  private var piece: [UInt8]?
  private var giver: CheckedContinuation<Void, Never>?
  private var taker: CheckedContinuation<Void, Never>?
  private var result: Result<Void, any Error>?
  private var isUnwanted = false

  /// Starts `make` and returns once its first piece is there, so that what keeps it from beginning can
  /// still be said on a page.
  /// - Returns: What writes all of it.
  /// - Throws: what `make` throws before its first piece.
  static func begin(
    _ make:
      @escaping @Sendable (_ give: @escaping @Sendable ([UInt8]) async throws -> Void)
      async throws -> Void
  ) async throws -> WebResponse.Content {
    let flow = Outflow()
    let ending = Ending(flow)
    Task {
      do {
        try await make { try await flow.give($0) }
        await flow.finish(.success(()))
      } catch {
        await flow.finish(.failure(error))
      }
    }
    let first = try await flow.take()
    return { write in
      defer { withExtendedLifetime(ending) {} }
      if let first { try await write(first) }
      while let piece = try await flow.take() { try await write(piece) }
    }
  }

  private func give(_ bytes: [UInt8]) async throws {
    guard !isUnwanted else { throw Unwanted() }
    guard !bytes.isEmpty else { return }
    piece = bytes
    taker?.resume()
    taker = nil
    await withCheckedContinuation { giver = $0 }
    guard !isUnwanted else { throw Unwanted() }
  }

  private func take() async throws -> [UInt8]? {
    while true {
      if let piece {
        self.piece = nil
        giver?.resume()
        giver = nil
        return piece
      }
      if let result {
        try result.get()
        return nil
      }
      await withCheckedContinuation { taker = $0 }
    }
  }

  private func finish(_ result: Result<Void, any Error>) {
    self.result = result
    taker?.resume()
    taker = nil
  }

  private func stop() {
    isUnwanted = true
    giver?.resume()
    giver = nil
  }
}
