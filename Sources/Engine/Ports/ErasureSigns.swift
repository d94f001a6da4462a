public import CaseCore

/// Tells whether contents of a case are being destroyed, by this process or another.
public protocol ErasureSigns: Sendable {
  /// Whether an erasure in the case was begun and is not finished.
  /// - Throws: `StorageError`.
  func areErasing(_ id: Case.ID) async throws -> Bool
}

/// Stands where nothing is ever erased.
public struct NoErasures: ErasureSigns {
  /// The one way to have none.
  public init() {}

  public func areErasing(_ id: Case.ID) async throws -> Bool { false }
}

/// Goes by the notes that an erasure leaves before it begins and removes when it is done.
public struct NotedErasures: ErasureSigns {
  private let notes: any VaultNotes

  /// What `notes` say.
  public init(_ notes: any VaultNotes) { self.notes = notes }

  public func areErasing(_ id: Case.ID) async throws -> Bool {
    try await notes.names(in: Note.erasing).contains(id.text)
  }
}
