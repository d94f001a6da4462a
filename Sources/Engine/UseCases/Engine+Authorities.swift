import CaseCore

extension Engine {
  /// The authorities that the person configured, in the order in which they are asked.
  /// - Throws: `Refusal` if the configuration cannot be read.
  public func configured() throws -> [TimestampAuthority] {
    try configuring { try ports.stamping.authorities() }
  }

  /// Changes the configured authorities.
  /// - Throws: `Refusal` if it cannot be changed so.
  public func configure(_ change: TimestampSettingsChange) throws {
    try configuring { try ports.stamping.configure(change) }
  }

  /// Runs `body` and words what is wrong with the configuration.
  func configuring<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as TimestampSettingsError {
      throw Refusal.timestampSettings(error)
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }
}
