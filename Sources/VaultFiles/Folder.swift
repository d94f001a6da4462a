import Glibc

/// A folder of the vault and the ways in which it is changed durably.
///
/// The order of every change is: file written, file synchronised, name given, folder synchronised.
/// A name that can be seen therefore always has its whole content, whenever the power goes.
struct Folder: Sendable {
  /// What names of files that are being written begin with.
  static let incoming = ".incoming-"

  let path: String

  /// Makes the folder, for its owner only, if it is not there, and returns once its name is
  /// durable in the folder above. Made here or by a process that crashed right afterwards: both
  /// are synchronised.
  func make() throws(SystemError) {
    if mkdir(path, 0o700) != 0 {
      let number = errno
      guard number == EEXIST else { throw SystemError(errno: number, place: path) }
    }
    try Folder(path: above).synchronise()
  }

  /// Makes the folders above as well; only missing ones are made.
  func makeWithParents() throws(SystemError) {
    guard access(path, F_OK) != 0 else { return }
    if path != above { try Folder(path: above).makeWithParents() }
    try make()
  }

  /// Returns once the names in the folder are on the disk.
  func synchronise() throws(SystemError) {
    try OpenFile(path, O_RDONLY | O_DIRECTORY).synchronise()
  }

  /// The names in the folder, without `.` and `..`.
  func names() throws(SystemError) -> [String] {
    guard let handle = opendir(path) else { throw SystemError(errno: errno, place: path) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The path of `name` in the folder.
  func path(of name: String) -> String { "\(path)/\(name)" }

  /// Gives a written file its name, never in place of another, and synchronises the folder.
  /// - Returns: False if there is a file with this name already; nothing was changed then.
  func give(_ name: String, to incoming: borrowing IncomingFile) throws(SystemError) -> Bool {
    guard try assign(name, to: incoming) else { return false }
    try synchronise()
    return true
  }

  /// The same without synchronising the folder: for several files, after which it is done once.
  func assign(_ name: String, to incoming: borrowing IncomingFile) throws(SystemError) -> Bool {
    let target = path(of: name)
    // A second name for the file, because renaming would take the place of another file.
    if link(incoming.path, target) != 0 {
      let number = errno
      switch number {
      case EEXIST: return false
      case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
        // Some disks have no second names (FAT, some network disks). Then two processes that give
        // one name within the same instant are not told apart; the same content is, all the same.
        guard access(target, F_OK) != 0 else { return false }
        try calling(target) { rename(incoming.path, target) }
      default: throw SystemError(errno: number, place: target)
      }
    }
    unlink(incoming.path)
    return true
  }

  /// Gives a written file the name `name`, in place of a file that has it, and synchronises the
  /// folder.
  func put(_ incoming: borrowing IncomingFile, inPlaceOf name: String) throws(SystemError) {
    try calling(incoming.path) { rename(incoming.path, path(of: name)) }
    try synchronise()
  }

  var above: String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }
}
