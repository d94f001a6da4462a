import Accounts
import CaseCore
import Engine
import Foundation
import WebApp

/// The vaults of a server: one folder for each account, named by its random id.
actor AccountFolders: AccountVaults {
  /// How many stay open for the next request.
  private static let openAtMost = 64

  private struct Opened {
    let task: Task<Caretaker, any Error>
    var turn: Int
  }

  private let folder: String
  private let open: @Sendable (_ path: String) async throws -> Caretaker
  private var opened: [Account.ID: Opened] = [:]
  private var turn = 0

  /// The vaults below `folder`, each opened by `open`.
  init(folder: String, open: @escaping @Sendable (_ path: String) async throws -> Caretaker) {
    self.folder = folder
    self.open = open
  }

  private func path(of id: Account.ID) -> String { "\(folder)/\(id.text)" }

  func vault(of id: Account.ID) async throws -> AccountVault {
    let caretaker = try await caretaker(of: id)
    return AccountVault(engine: caretaker.engine, erasing: caretaker)
  }

  /// Of several who ask at the same time one opens it, and the others wait.
  private func caretaker(of id: Account.ID) async throws -> Caretaker {
    turn += 1
    opened[id]?.turn = turn
    if let task = opened[id]?.task { return try await task.value }
    let path = path(of: id)
    let task = Task { [open] in try await open(path) }
    opened[id] = Opened(task: task, turn: turn)
    if opened.count > Self.openAtMost,
      let oldest = opened.min(by: { $0.value.turn < $1.value.turn })
    {
      // It is closed when the last request over it is answered.
      opened[oldest.key] = nil
    }
    do {
      return try await task.value
    } catch {
      // Whoever asks next tries again.
      if opened[id]?.task == task { opened[id] = nil }
      throw error
    }
  }

  func destroy(_ id: Account.ID) async throws {
    let path = path(of: id)
    guard FileManager.default.fileExists(atPath: path) else { return }
    let caretaker = try await caretaker(of: id)
    for listing in try await caretaker.engine.listings() {
      try await caretaker.eraseWhole(listing.id)
    }
    opened[id] = nil
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Refusal(
        "server-storage", .unavailable,
        what: Bilingual(
          zh: "案件都删掉了，但文件夹删不掉", en: "Every case is erased, but the folder cannot be removed"),
        mend: Bilingual(zh: "请再试一次，或联系运营者", en: "try again, or ask the operator"))
    }
  }

  nonisolated func isReady() -> Bool {
    FileManager.default.isWritableFile(atPath: folder)
  }
}
