public import CaseCore

/// The files of a vault as files: to look after them and to copy them, whatever they hold.
///
/// A place is a path from the vault's folder on, with `/` between its parts. Everything is thrown as
/// `StorageError`.
public protocol VaultFolder: Sendable {
  /// The absolute path of the vault's folder.
  var path: String { get }

  /// Where `content` is stored, or would be stored.
  func place(of content: StoredContent) async throws -> String

  /// Everything below the folder, in the order of the places' bytes; links are not followed.
  func things() async throws -> [VaultThing]

  /// Copies the file at `path`, an absolute path, to `place`, which a check named, and returns once
  /// that is durable.
  ///
  /// Nothing is deleted: a file that stood there is kept among the things set aside.
  /// - Throws: `StorageError.damaged` with the path if the file has not this digest; nothing was
  ///   changed then.
  func putBack(_ path: String, at place: String, expecting digest: Digest) async throws

  /// Returns once nothing is left of what killed processes were writing for the case, nor of what was
  /// set aside from `places`.
  func sweep(_ id: Case.ID, setAside places: [String]) async throws

  /// Returns once the case's own folder and everything in it is gone for good; a case without a
  /// folder is success. For a case that is erased whole, and for nothing else.
  func eraseFolder(of id: Case.ID) async throws

  /// Returns once the keys of the case are gone for good, so that nobody reads again what is left of
  /// it anywhere; a vault that is not encrypted has none. For a case of which nothing is left.
  func eraseKeys(of id: Case.ID) async throws
}

/// Something that a vault stores in a file of its own.
public enum StoredContent: Sendable, Hashable {
  /// An original or a copy of a case.
  case evidence(Digest, of: Case.ID)
  /// The source of a playbook.
  case playbook(Digest)
}

/// One thing below a vault's folder.
public struct VaultThing: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Kind: Sendable, Hashable {
    case file, folder
    /// A link, pipe, device or socket.
    case other
  }

  /// Its place.
  public let place: String
  /// What it is.
  public let kind: Kind
  /// The size of a file in bytes.
  public let sizeBytes: Int64
  /// The permissions, the lowest nine bits.
  public let mode: UInt32

  /// A thing at `place`.
  public init(place: String, kind: Kind, sizeBytes: Int64, mode: UInt32) {
    self.place = place
    self.kind = kind
    self.sizeBytes = sizeBytes
    self.mode = mode
  }

  /// The last part of the place.
  public var name: Substring { place.split(separator: "/").last ?? Substring(place) }
}

/// Small notes of the program to itself, kept in the vault: what it has begun and must finish, how
/// far it got, where backups are. Never content of a case. An encrypted vault seals where backups are.
///
/// Everything is thrown as `StorageError`.
public protocol VaultNotes: Sendable {
  /// The names of the notes below `folder`, in order; none if there are none.
  func names(in folder: String) async throws -> [String]
  /// The note; nil if there is none.
  func note(_ name: String, in folder: String) async throws -> [UInt8]?
  /// Returns once the note is durable, in place of an earlier one of this name.
  func keep(_ note: [UInt8], as name: String, in folder: String) async throws
  /// Returns once the note is gone; one that is not there is success.
  func remove(_ name: String, in folder: String) async throws
  /// Runs `body` while no other process does so in this folder.
  /// - Returns: nil, without running it, if another process does.
  func alone<Result: Sendable>(
    in folder: String, _ body: @Sendable () async throws -> Result
  ) async throws -> Result?
}
