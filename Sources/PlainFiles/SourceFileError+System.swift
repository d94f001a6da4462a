public import Evidence
public import Glibc

extension SourceFileError {
  /// What a system's error number means for a file at `path`.
  public init(errno: Int32, path: String) {
    self =
      switch errno {
      case ENOENT, ENOTDIR, ENAMETOOLONG: .missing(path: path)
      case EACCES, EPERM: .unreadable(path: path)
      default: .failed(path: path, errno: errno)
      }
  }

  /// Throws unless `status` is that of a regular file.
  public static func requireFile(
    _ status: stat, _ path: String
  ) throws(SourceFileError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .notAFile(path: path, .folder)
    case S_IFIFO: throw .notAFile(path: path, .pipe)
    case S_IFSOCK: throw .notAFile(path: path, .socket)
    default: throw .notAFile(path: path, .device)
    }
  }
}
