import Imports

/// Reads pictures on as many lanes as the engine has, and gives the pages out in the order of the
/// pictures, whichever was read first.
enum RecognitionQueue {
  typealias Page = Result<RecognisedPage, RecognitionError>

  /// Reads `count` pictures with `read` and gives each page to `done` as soon as all before it are
  /// given. No more pages are held than stand before a slow picture, eight a lane at most.
  ///
  /// Where a failure concerns all pictures, those that were not begun get the same.
  /// - Throws: What `read` throws beside `RecognitionError`, and what `done` throws; then no picture
  ///   is read on.
  static func run(
    _ count: Int, lanes: Int, read: @escaping @Sendable (Int) async throws -> RecognisedPage,
    done: (Int, Page) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Page).self) { group in
      var (begun, running, given) = (0, 0, 0)
      var finished: [Int: Page] = [:]
      var why: RecognitionError?
      while given < count {
        while why == nil, running < lanes, begun < min(count, given + 8 * lanes) {
          let index = begun
          group.addTask {
            do {
              return (index, .success(try await read(index)))
            } catch let error as RecognitionError {
              return (index, .failure(error))
            }
          }
          begun += 1
          running += 1
        }
        if let (index, page) = try await group.next() {
          running -= 1
          finished[index] = page
          if case .failure(let error) = page, error.concernsAll { why = error }
        } else if let why {
          for index in begun..<count { finished[index] = .failure(why) }
          begun = count
        }
        while let page = finished.removeValue(forKey: given) {
          try await done(given, page)
          given += 1
        }
      }
    }
  }
}
