import CaseCore
import struct Crypto.SHA256
import Engine
import Glibc
import Sealing

/// A file of the vault as memory, read by the system where it is touched.
///
/// Only for files of the vault: nobody shortens them, which is what would stop the program here.
struct Mapping: ~Copyable {
  let bytes: UnsafeRawBufferPointer

  /// Maps all of the file at `path`.
  init(of path: String) throws(SystemError) {
    let file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
    let count = Int(try file.status().st_size)
    guard count > 0 else {
      // The system maps no empty file.
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file.descriptor, 0),
      start != MAP_FAILED
    else { throw SystemError(errno: errno, place: path) }
    madvise(start, count, MADV_SEQUENTIAL)
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }

  /// SHA-256 of the content.
  var digest: CaseCore.Digest {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    guard let digest = CaseCore.Digest(bytes: hash.finalize()) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}

/// A sealed content as memory: opened whole, and overwritten when it goes.
struct OpenedContent: ~Copyable {
  private let memory: UnsafeMutableRawBufferPointer
  /// The content.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }

  /// Opens all of `file`.
  init(of file: borrowing SealedFile) throws {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Int(file.layout.contentBytes), alignment: 16)
    var filled = 0
    do {
      try file.segments { segment in
        UnsafeMutableRawBufferPointer(rebasing: memory[filled...]).copyMemory(from: segment)
        filled += segment.count
      }
    } catch {
      memory.deallocate()
      throw error
    }
    self.memory = memory
  }

  deinit {
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    memory.deallocate()
  }
}
