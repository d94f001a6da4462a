internal import CZip
internal import CaseCore

/// An archive whose bytes are in memory. The C library behind it does not leave this file.
struct ZipArchive: ~Copyable {
  /// A member of the archive.
  struct Member {
    let index: UInt64
    let name: String
    let isLocked: Bool
    /// What the archive says that its size is.
    let sizeBytes: Int64
  }

  private let handle: OpaquePointer
  /// How many bytes were unpacked so far, all members together.
  private var unpacked = 0

  /// Opens `bytes`, which stay where they are as long as the archive is open.
  init(_ bytes: UnsafeRawBufferPointer, password: [UInt8]?) throws(WorkbookError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
    else { throw .broken(String(cString: zip_error_strerror(&error))) }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .broken(String(cString: zip_error_strerror(&error)))
    }
    self.handle = handle
    if let password {
      // Passwords are C strings; a zero byte would end one early and is no password of any mail.
      _ = (password + [0]).withUnsafeBufferPointer { text in
        text.withMemoryRebound(to: CChar.self) { zip_set_default_password(handle, $0.baseAddress) }
      }
    }
  }

  deinit { zip_discard(handle) }

  /// The members, at most `Limits.archiveMembers` of them.
  var members: [Member] {
    let count = min(zip_get_num_entries(handle, 0), Int64(Limits.archiveMembers))
    guard count > 0 else { return [] }
    return (0..<UInt64(count)).compactMap { index in
      var stat = zip_stat_t()
      zip_stat_init(&stat)
      guard zip_stat_index(handle, index, 0, &stat) == 0, let name = stat.name else { return nil }
      return Member(
        index: index, name: String(cString: name),
        isLocked: stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0
          && stat.encryption_method != UInt16(ZIP_EM_NONE),
        sizeBytes: Int64(clamping: stat.size))
    }
  }

  /// The name of the member at `index`, byte for byte.
  func rawName(of index: UInt64) -> [UInt8] {
    guard let name = zip_get_name(handle, index, UInt32(ZIP_FL_ENC_RAW)) else { return [] }
    var bytes: [UInt8] = []
    while name[bytes.count] != 0 { bytes.append(UInt8(bitPattern: name[bytes.count])) }
    return bytes
  }

  /// Unpacks the member at `index` and gives it to `body` piece by piece, until it says stop.
  /// - Throws: What is wrong with the archive, or that it unpacks to more than the limit.
  mutating func read(
    _ index: UInt64, limit: Int = Limits.unpackedBytes,
    _ body: (UnsafeRawBufferPointer) throws(WorkbookError) -> Bool
  ) throws(WorkbookError) {
    let sealed = seal(of: index)
    if sealed != nil { try checkSeal(of: index, limit: limit) }
    guard let file = zip_fopen_index(handle, index, 0) else { throw failure() }
    defer { zip_fclose(file) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    var count = 0
    while true {
      let read = zip_fread(file, room.baseAddress, UInt64(room.count))
      guard read >= 0 else {
        let error = zip_file_get_error(file)
        let code = zip_error_code_zip(error)
        // AE-2 has no sum but its seal, which held; libzip compares the content with the missing sum.
        if code == ZIP_ER_CRC, let sealed, sealed.hasNoSum, count == sealed.sizeBytes { return }
        // A wrong password is often found out only at the end, by the sum over the content.
        throw Self.fault(code, String(cString: zip_error_strerror(error)))
      }
      guard read > 0 else { return }
      count += Int(read)
      unpacked += Int(read)
      guard unpacked <= limit else { throw .over(.unpackedBytes, limit: limit) }
      guard try body(UnsafeRawBufferPointer(rebasing: room[..<Int(read)])) else { return }
    }
  }

  /// A member under AES: the code over what is encrypted is its seal.
  private struct Seal {
    /// Whether it gives no sum over the content beside the seal (AE-2).
    let hasNoSum: Bool
    let sizeBytes: Int
  }

  private func seal(of index: UInt64) -> Seal? {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    let aes = [ZIP_EM_AES_128, ZIP_EM_AES_192, ZIP_EM_AES_256].map { UInt16($0) }
    guard zip_stat_index(handle, index, 0, &stat) == 0,
      stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, aes.contains(stat.encryption_method)
    else { return nil }
    return Seal(hasNoSum: stat.crc == 0, sizeBytes: Int(clamping: stat.size))
  }

  // libzip looks at the seal only when it comes to the end of what is encrypted, and while unpacking
  // it stops where the packed content ends: so it is read once more without being unpacked.
  private mutating func checkSeal(of index: UInt64, limit: Int) throws(WorkbookError) {
    guard let file = zip_fopen_index(handle, index, UInt32(ZIP_FL_COMPRESSED)) else {
      throw failure()
    }
    defer { zip_fclose(file) }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    while true {
      let read = zip_fread(file, room.baseAddress, UInt64(room.count))
      guard read >= 0 else {
        let error = zip_file_get_error(file)
        throw Self.fault(zip_error_code_zip(error), String(cString: zip_error_strerror(error)))
      }
      guard read > 0 else { return }
      unpacked += Int(read)
      guard unpacked <= limit else { throw .over(.unpackedBytes, limit: limit) }
    }
  }

  private func failure() -> WorkbookError {
    guard let error = zip_get_error(handle) else { return .broken("zip") }
    return Self.fault(zip_error_code_zip(error), String(cString: zip_error_strerror(error)))
  }

  private static func fault(_ code: Int32, _ words: String) -> WorkbookError {
    switch code {
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: .locked
    case ZIP_ER_COMPNOTSUPP, ZIP_ER_ENCRNOTSUPP, ZIP_ER_OPNOTSUPP: .machine(words)
    default: .broken(words)
    }
  }
}
