import CaseCore
import Dispatch
import Engine
import Playbook
import Synchronization

/// A shelf that begins to load its playbook when it is made, beside whatever else goes on.
///
/// Parsing the arguments, opening a vault and reading a case take about as long as loading a playbook,
/// and neither knows of the other.
final class PlaybookAhead: PlaybookShelf {
  private let shelf: FolderShelf
  /// The one area that there is; nil where there are several, since nobody said yet which is meant.
  private let area: String?
  private let loaded = Mutex<Result<StockedPlaybook, any Error>?>(nil)
  private let isDone = DispatchGroup()

  init(_ shelf: FolderShelf) {
    self.shelf = shelf
    let areas = (try? shelf.areas()) ?? []
    area = areas.count == 1 ? areas[0] : nil
    guard let area else { return }
    DispatchQueue.global(qos: .userInitiated).async(group: isDone) { [self] in
      let result = Result { try shelf.current(area: area) }
      loaded.withLock { $0 = result }
    }
  }

  func areas() throws -> [String] { try shelf.areas() }

  /// What was loaded ahead is given out once: a process that lives longer asks the shelf, which keeps up
  /// with the files.
  func current(area: String) throws -> StockedPlaybook {
    guard area == self.area else { return try shelf.current(area: area) }
    isDone.wait()
    let ahead = loaded.withLock { loaded in
      defer { loaded = nil }
      return loaded
    }
    return try ahead?.get() ?? shelf.current(area: area)
  }

  func playbook(from source: [UInt8], digest: Digest) throws -> Playbook {
    try shelf.playbook(from: source, digest: digest)
  }
}
