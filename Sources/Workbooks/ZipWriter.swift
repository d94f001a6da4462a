internal import CZip

/// Writes an archive into memory. The C library behind it does not leave this file.
enum ZipWriter {
  /// The archive of `parts` in their order, each packed, without times: the same parts give the same
  /// bytes. Names are ASCII.
  static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let store = zip_source_buffer_create(nil, 0, 0, &error) else { fail(&error) }
    // Closing the archive gives up its own hold on the bytes; this one keeps them.
    zip_source_keep(store)
    defer { zip_source_free(store) }
    guard let archive = zip_open_from_source(store, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      fail(&error)
    }
    // The library reads the parts when the archive is closed.
    let rooms = parts.map { part in
      let room = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(part.bytes.count, 1), alignment: 1)
      room.copyBytes(from: part.bytes)
      return room
    }
    defer { rooms.forEach { $0.deallocate() } }
    for (part, room) in zip(parts, rooms) {
      guard
        let source = zip_source_buffer(archive, room.baseAddress, UInt64(part.bytes.count), 0)
      else { fail(zip_get_error(archive)) }
      let index = zip_file_add(archive, part.name, source, 0)
      guard index >= 0,
        zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 9) == 0,
        // 1 January 1980, the first day that the format knows.
        zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0) == 0
      else { fail(zip_get_error(archive)) }
    }
    guard zip_close(archive) == 0 else { fail(zip_get_error(archive)) }
    return content(of: store)
  }

  private static func content(of store: OpaquePointer) -> [UInt8] {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_source_stat(store, &stat) == 0, zip_source_open(store) == 0 else {
      fail(zip_source_error(store))
    }
    defer { zip_source_close(store) }
    return [UInt8](unsafeUninitializedCapacity: Int(stat.size)) { room, count in
      count = max(0, Int(zip_source_read(store, room.baseAddress, UInt64(room.count))))
    }
  }

  /// Nothing from outside takes part: only a machine without memory comes here.
  private static func fail(_ error: UnsafeMutablePointer<zip_error_t>?) -> Never {
    let words = error.map { String(cString: zip_error_strerror($0)) } ?? "unknown"
    preconditionFailure("An archive of our own parts can be written: \(words)")
  }
}
