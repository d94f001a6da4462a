import Glibc

extension Folder {
  /// Removes everything below the folder and the folder itself; nothing if it is not there.
  ///
  /// With `overwriting` the bytes of its files go too, as far as the disk forgets them.
  func removeTree(overwriting: Bool = false) throws(SystemError) {
    let names: [String]
    do throws(SystemError) {
      names = try self.names()
    } catch {
      guard error.errno == ENOENT else { throw error }
      return
    }
    for name in names {
      let inside = path(of: name)
      var status = stat()
      try calling(inside) { lstat(inside, &status) }
      if status.st_mode & S_IFMT == S_IFDIR {
        try Folder(path: inside).removeTree(overwriting: overwriting)
      } else if overwriting {
        try destroyFile(name)
      } else {
        try calling(inside) { unlink(inside) }
      }
    }
    try calling(path) { rmdir(path) }
  }

  /// Overwrites the file `name` and removes it; nothing if it is not there.
  ///
  /// A file that has another name is only removed: with one it is somebody's copy.
  func destroyFile(_ name: String) throws(SystemError) {
    let path = path(of: name)
    var status = stat()
    if lstat(path, &status) != 0 {
      let number = errno
      guard number == ENOENT else { throw SystemError(errno: number, place: path) }
      return
    }
    if status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 {
      try calling(path) { chmod(path, 0o600) }
      try OpenFile(path, O_RDWR | O_NOFOLLOW).overwrite()
    }
    try calling(path) { unlink(path) }
  }

  /// Removes the folder and those above it, up to `top`, as far as they are empty.
  func removeIfEmpty(below top: String) {
    guard path != top, path.hasPrefix(top + "/"), rmdir(path) == 0 else { return }
    Folder(path: above).removeIfEmpty(below: top)
  }

  /// Makes the folders named by `place`, a path from here on whose last part is a file, and gives
  /// the one that the file stands in.
  func makeFolders(for place: String) throws(SystemError) -> Folder {
    var folder = self
    for part in place.split(separator: "/").dropLast() {
      folder = Folder(path: folder.path(of: String(part)))
      if access(folder.path, F_OK) != 0 { try folder.make() }
    }
    return folder
  }

  /// What `stat` says of everything below the folder, by the path from here on; links are not
  /// followed.
  func tree() throws(SystemError) -> [(place: String, status: stat)] {
    var found: [(place: String, status: stat)] = []
    var waiting = [""]
    while let prefix = waiting.popLast() {
      let folder = prefix.isEmpty ? self : Folder(path: path(of: prefix))
      let names: [String]
      do throws(SystemError) {
        names = try folder.names()
      } catch {
        // What another process removed meanwhile is not there any more.
        guard error.errno == ENOENT, !prefix.isEmpty else { throw error }
        continue
      }
      for name in names {
        let place = prefix.isEmpty ? name : "\(prefix)/\(name)"
        var status = stat()
        guard lstat(path(of: place), &status) == 0 else { continue }
        found.append((place, status))
        if status.st_mode & S_IFMT == S_IFDIR { waiting.append(place) }
      }
    }
    return found
  }
}
