/// Why a file cannot be taken in as it is. Nothing was stored.
public enum SourceFileError: Error, Sendable, Hashable {
  /// What stands at a path instead of a regular file.
  public enum Other: Sendable, Hashable {
    case folder, pipe, device, socket
  }

  /// There is nothing at the path.
  case missing(path: String)
  /// It is no regular file.
  case notAFile(path: String, Other)
  /// The file may not be read, or a folder on the way to it not be entered.
  case unreadable(path: String)
  /// The file is larger than `Limits.evidenceBytes`.
  case tooLarge(path: String, sizeBytes: Int64, limitBytes: Int64)
  /// The file changed, shrank, grew or was replaced while it was read.
  case changedWhileRead(path: String)
  /// Reading failed in another way, with the system's error number.
  case failed(path: String, errno: Int32)
}
