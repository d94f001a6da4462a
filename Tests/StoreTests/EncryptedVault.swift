import CaseCore
import Engine
import Foundation
import Sealing
import StoreSQLite
import TestKit
import Testing
import VaultFiles

/// An encrypted vault for tests: its passphrase costs next to nothing to try.
struct EncryptedVault {
  static let cost: ScryptCost = {
    guard let cost = ScryptCost(checking: 2, blockSize: 1, parallelism: 1) else {
      preconditionFailure("2 1 1 is a cost.")
    }
    return cost
  }()

  static func passphrase(_ text: String = "correct horse battery") -> Passphrase {
    guard let passphrase = Passphrase(Array(text.utf8)) else {
      preconditionFailure("The text is a passphrase.")
    }
    return passphrase
  }

  /// Encrypts what is at `path`, as the program does; `before` is run at each step.
  static func encrypt(
    _ path: String, with passphrase: Passphrase = passphrase(), until stop: Step = .end
  ) async throws {
    try await convert(
      VaultConversion.encrypting(at: path, with: passphrase, cost: cost), until: stop)
  }

  static func decrypt(
    _ path: String, with passphrase: Passphrase = passphrase(), until stop: Step = .end
  ) async throws {
    try await convert(VaultConversion.decrypting(at: path, with: passphrase), until: stop)
  }

  /// How far a conversion gets.
  enum Step: CaseIterable { case begun, files, database, end }

  private static func convert(_ conversion: VaultConversion, until stop: Step) async throws {
    if stop == .begun { return }
    try await conversion.copyFiles()
    if stop == .files { return }
    try SQLiteJournal.convert(
      conversion.source.databasePath, under: conversion.source.keyring,
      to: conversion.target.databasePath, under: conversion.target.keyring)
    if stop == .database { return }
    try await conversion.finish()
  }

  /// A new encrypted vault at `path`, open.
  static func make(at path: String) async throws -> Vault {
    _ = try Vault.openOrMake(at: path)
    try await encrypt(path)
    return try open(path)
  }

  static func open(_ path: String) throws -> Vault {
    try Vault.open(at: path) { passphrase() }
  }

  static func journal(_ vault: Vault) throws -> SQLiteJournal {
    try SQLiteJournal.open(at: vault.databasePath, keyring: vault.keyring)
  }

  /// Every regular file below `path`, whatever its name.
  static func files(below path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      let inside = "\(path)/\(name)"
      guard FileManager.default.fileExists(atPath: inside, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: inside))
    }
    return files
  }
}
