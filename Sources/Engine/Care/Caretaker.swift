import CaseCore
import Evidence

/// The care of a whole vault: erasing, checking, backing up and restoring.
public struct Caretaker: Sendable {
  /// What the care of a vault asks for besides the Engine's own ports.
  public struct Ports: Sendable {
    public var upkeep: any JournalUpkeep
    public var folder: any VaultFolder
    public var notes: any VaultNotes
    public var places: any BackupPlaces

    /// The ports of one vault.
    public init(
      upkeep: any JournalUpkeep, folder: any VaultFolder, notes: any VaultNotes,
      places: any BackupPlaces
    ) {
      self.upkeep = upkeep
      self.folder = folder
      self.notes = notes
      self.places = places
    }
  }

  /// The use cases of single cases, over the same vault.
  public let engine: Engine
  /// What the care asks for besides.
  public let ports: Ports

  /// The caretaker of the vault that `engine` works on.
  public init(engine: Engine, ports: Ports) {
    self.engine = engine
    self.ports = ports
  }

  /// Runs `body` and words what the ports throw.
  func reaching<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await engine.reaching(body)
    } catch let error as BackupPlaceError {
      throw Refusal.backupPlace(error)
    }
  }
}

/// The folders of the vault's notes, and the names in them.
enum Note {
  /// Erasures that were begun: one note a case, `<id>`, that says `entries` or `whole`.
  static let erasing = "erasing"
  /// Where backups are: one note a place, under a random name.
  static let backups = "backups"
  /// The ids of cases that were erased whole, so that a backup lets them go too.
  static let erased = "erased"
  /// A random number by which backups of this vault are told from those of others.
  static let identity = "identity"
  /// The name of the only note there.
  static let vault = "vault"
  /// How far a check got.
  static let checking = "checking"
  /// The name of the only note there.
  static let progress = "progress"
}
