import Imports
import Synchronization

/// Reads pictures on as many lanes as the engine has, and gives the pages out in the order of the
/// pictures, whichever was read first.
enum RecognitionQueue {
  /// What came of one of them; nothing for what is no picture.
  typealias Page = Result<SeenPicture?, RecognitionError>

  /// Reads `count` pictures with `read` and gives each page to `done` as soon as all before it are
  /// given. No more pages are held than stand before a slow picture, eight a lane at most.
  ///
  /// Where a failure concerns all pictures, those that were not begun get the same.
  /// - Throws: What `read` throws beside `RecognitionError`, and what `done` throws; then no picture
  ///   is read on.
  static func run(
    _ count: Int, lanes: Int, read: @escaping @Sendable (Int) async throws -> SeenPicture?,
    done: (Int, Page) async throws -> Void
  ) async throws {
    let lanes = max(1, lanes)
    let finished = FinishedPages()
    // The pages go by way of `finished`: as the result of a task of this group the optimised program
    // of Swift 6.3 lost them.
    try await withThrowingTaskGroup(of: Void.self) { group in
      var begun = 0
      for given in 0..<count {
        while true {
          if let page = finished.take(given) {
            try await done(given, page)
            break
          }
          if let why = finished.concernsAll, begun <= given {
            try await done(given, .failure(why))
            break
          }
          while finished.concernsAll == nil, begun - finished.count < lanes,
            begun < min(count, given + 8 * lanes)
          {
            let index = begun
            begun += 1
            group.addTask {
              do {
                finished.put(.success(try await read(index)), at: index)
              } catch let error as RecognitionError {
                finished.put(.failure(error), at: index)
              }
            }
          }
          try await group.next()
        }
      }
    }
  }
}

/// The pages that are read and not given out yet.
private final class FinishedPages: Sendable {
  private struct State {
    var pages: [Int: RecognitionQueue.Page] = [:]
    var count = 0
    var concernsAll: RecognitionError?
  }

  private let state = Mutex(State())

  /// How many pictures were read so far.
  var count: Int { state.withLock(\.count) }

  /// The failure that concerns all pictures, if there was one.
  var concernsAll: RecognitionError? { state.withLock(\.concernsAll) }

  func put(_ page: RecognitionQueue.Page, at index: Int) {
    state.withLock { state in
      state.pages[index] = page
      state.count += 1
      if case .failure(let error) = page, error.concernsAll { state.concernsAll = error }
    }
  }

  func take(_ index: Int) -> RecognitionQueue.Page? {
    state.withLock { $0.pages.removeValue(forKey: index) }
  }
}
