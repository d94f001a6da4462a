/// The CRC-32 of zip files (ISO 3309, reflected polynomial 0xEDB88320), eight bytes at a time.
struct CRC32 {
  private var state: UInt32 = 0xffff_ffff

  /// The value of what was added so far.
  var value: UInt32 { ~state }

  mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let state = self.state
    self.state = Self.tables.withUnsafeBufferPointer { tables in
      Self.advance(state, over: bytes, with: tables)
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    var crc = CRC32()
    crc.update(bytes)
    return crc.value
  }

  // Slicing by eight (Kounavis and Berry 2005): eight tables fold eight bytes in one step.
  private static func advance(
    _ state: UInt32, over bytes: UnsafeRawBufferPointer,
    with tables: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var state = state
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let low = UInt32(truncatingIfNeeded: word) ^ state
      let high = UInt32(truncatingIfNeeded: word >> 32)
      let first =
        tables[1792 + Int(low & 255)] ^ tables[1536 + Int(low >> 8 & 255)]
        ^ tables[1280 + Int(low >> 16 & 255)] ^ tables[1024 + Int(low >> 24)]
      let second =
        tables[768 + Int(high & 255)] ^ tables[512 + Int(high >> 8 & 255)]
        ^ tables[256 + Int(high >> 16 & 255)] ^ tables[Int(high >> 24)]
      state = first ^ second
      offset += 8
    }
    while offset < bytes.count {
      state = state >> 8 ^ tables[Int((state ^ UInt32(bytes[offset])) & 255)]
      offset += 1
    }
    return state
  }

  // Table k, at k * 256, carries a byte over k further zero bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<8 * 256 {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 255)]
    }
    return tables
  }()
}
