public import Accounts
public import Engine

/// The vault of one account.
public struct AccountVault: Sendable {
  let engine: Engine
  let erasing: any CaseErasing

  /// The vault that `engine` works on; `erasing` erases in it.
  public init(engine: Engine, erasing: any CaseErasing) {
    self.engine = engine
    self.erasing = erasing
  }
}

/// The vaults of a server: one for each account, and none of them knows of another.
public protocol AccountVaults: Sendable {
  /// The vault of the account, made where there is none.
  /// - Throws: `Refusal` if it cannot be opened.
  func vault(of id: Account.ID) async throws -> AccountVault
  /// Destroys the vault with every case in it; no error where there is none.
  /// - Throws: `Refusal` if it cannot be; what is destroyed then is destroyed.
  func destroy(_ id: Account.ID) async throws
  /// Whether vaults can be opened and written.
  func isReady() -> Bool
}
