import CaseCore
import Commands
import Engine
import Evidence
import Sealing
import StoreSQLite
import VaultFiles

/// The passphrase and the keys of the vault at a path, live.
struct LiveSecrets: VaultSecrets {
  let path: String
  let practice: Bool?
  /// Asks for the passphrase of a vault that is encrypted.
  let passphrase: @Sendable () throws -> Passphrase
  /// Finishes the erasures and the change of key that an interrupted command began in the vault.
  let finishBegun: @Sendable () async throws -> Void

  func isEncrypted() async throws -> Bool? {
    do {
      return try Vault.isEncrypted(at: path)
    } catch StorageError.missing {
      return nil
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }

  func encrypt(with passphrase: Passphrase) async throws {
    try await wording {
      // Makes the vault where there is none; an encrypted one is refused before it is asked for.
      if try await isEncrypted() != true {
        _ = try Vault.openOrMake(at: path, practice: practice)
        try await finishErasuresBegun()
      }
      try await convert(VaultConversion.encrypting(at: path, with: passphrase))
    }
  }

  func decrypt(with passphrase: Passphrase) async throws {
    try await wording {
      if try await isEncrypted() == true { try await finishErasuresBegun() }
      try await convert(VaultConversion.decrypting(at: path, with: passphrase))
    }
  }

  /// What is erased must not be made anew in the other form.
  private func finishErasuresBegun() async throws {
    if try Vault.isErasing(at: path) { try await finishBegun() }
  }

  private func convert(_ conversion: VaultConversion) async throws {
    try conversion.source.checkDatabase()
    try await conversion.copyFiles()
    try SQLiteJournal.convert(
      conversion.source.databasePath, under: conversion.source.keyring,
      to: conversion.target.databasePath, under: conversion.target.keyring)
    try await conversion.finish()
  }

  func changePassphrase(from old: Passphrase, to new: Passphrase) async throws {
    try await wording { try Vault.open(at: path) { old }.changePassphrase(to: new) }
  }

  func backup(
    of holding: WrappedKey.Holding, under passphrase: Passphrase?
  ) async throws -> (key: SecretKey, text: String?) {
    try await wording {
      let vault = try await opened()
      let key = try await vault.secret(holding)
      let wrapped = passphrase.map { passphrase in
        WrappedKey(
          key, holding: holding, under: passphrase, cost: .standard,
          random: Randomness.system.bytes(WrappedKey.randomBytes))
      }
      return (key, wrapped?.text)
    }
  }

  func restore(
    _ key: SecretKey, holding: WrappedKey.Holding, under passphrase: Passphrase?
  ) async throws {
    try await wording {
      switch holding {
      case .signingKey:
        try await opened().restore(signingKey: key)
      case .vaultKey:
        guard let passphrase else { throw VaultError.passphraseNeeded(path: path) }
        try Vault.restore(vaultKey: key, at: path, under: passphrase)
      }
    }
  }

  /// The vault with its database: one that has a key and no database lost it, and is refused.
  ///
  /// A key that is about to go is not handed out: a change of key is finished first.
  private func opened() async throws -> Vault {
    let vault = try Vault.openOrMake(at: path, practice: practice) { try passphrase() }
    try vault.alone {
      try vault.checkDatabase()
      _ = try SQLiteJournal.open(at: vault.databasePath, keyring: vault.keyring)
    }
    if vault.keys.isRotating {
      try await finishBegun()
      guard !vault.keys.isRotating else { throw StorageError.busy(place: path) }
    }
    return vault
  }

  private func wording<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as VaultError {
      throw Refusal.vault(error)
    } catch let error as StorageError {
      throw Refusal.storage(error)
    }
  }
}

/// Where passphrases come from: a file, a descriptor, or the terminal.
enum PassphraseSource {
  /// The passphrase that `request` asks for.
  static func passphrase(_ request: PassphraseRequest) throws -> Passphrase {
    if let file = request.file {
      return try checked(input(file, limit: Limits.passphraseBytes + 2), request)
    }
    do {
      let passphrase = try checked(SecretInput.ask(request.prompt), request)
      if let again = request.again {
        guard let second = Passphrase(try SecretInput.ask(again)), second.isSame(as: passphrase)
        else { throw Refusal.passphrasesDiffer }
      }
      return passphrase
    } catch let mistake as SecretInput.Mistake {
      throw refusal(mistake)
    }
  }

  /// What is typed in answer to `question`, or is in `file`.
  static func secret(_ file: String?, question: String, limit: Int) throws -> [UInt8] {
    if let file { return try input(file, limit: limit) }
    do {
      return try SecretInput.ask(question)
    } catch SecretInput.Mistake.noTerminal {
      throw Refusal.noTerminalToAsk
    } catch let mistake as SecretInput.Mistake {
      throw refusal(mistake)
    }
  }

  /// The content of a file or descriptor that a person named.
  static func input(_ path: String, limit: Int) throws -> [UInt8] {
    do {
      return try SecretInput.file(path, limit: limit)
    } catch let mistake as SecretInput.Mistake {
      throw refusal(mistake)
    }
  }

  private static func checked(_ bytes: [UInt8], _ request: PassphraseRequest) throws -> Passphrase {
    guard let passphrase = Passphrase(bytes), request.again == nil || passphrase.isLongEnough else {
      throw Refusal.unusablePassphrase(
        atLeast: request.again == nil ? 1 : Limits.passphraseLeastBytes)
    }
    return passphrase
  }

  private static func refusal(_ mistake: SecretInput.Mistake) -> Refusal {
    switch mistake {
    case .noTerminal: .noTerminal
    case .stopped: .stopped
    case .unreadable(let path, let errno):
      .sourceFile(errno == 2 ? .missing(path: path) : .failed(path: path, errno: errno))
    case .tooLong(let path): .tooLongInput(path)
    }
  }
}
