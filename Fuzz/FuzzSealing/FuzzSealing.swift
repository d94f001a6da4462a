import CaseCore
import Sealing

/// The entry point that libFuzzer calls with each input.
///
/// The first byte chooses the parser. Each ends with a value or an error, and what it accepts is
/// written back byte for byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSealing(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch choice % 4 {
  case 0:
    if let wrapped = try? WrappedKey(parsing: bytes) {
      precondition(Array(wrapped.text.utf8) == bytes, "A wrapped key is written back.")
    }
  case 1:
    if case .groups(let groups)? = try? KeyBackup(parsing: bytes) {
      let again = try? KeyGroups(parsing: groups.groups.joined(separator: " "))
      precondition(again?.key.bytes == groups.key.bytes, "Groups that are read are written back.")
    }
  case 2: Sample.openFile(bytes)
  default:
    // A sealed key, an entry, a row: nothing but what was sealed is opened.
    precondition(
      (try? SealedKey.open(bytes, under: Sample.key, owner: [])) == nil, "A key is not guessed.")
    precondition(
      (try? Sample.keys.openEntry(bytes, at: 0, nonce: [UInt8](repeating: 0, count: 12))) == nil,
      "An entry is not guessed.")
  }
  return 0
}

/// Fixed keys, and the walk through a sealed file that the vault makes.
private enum Sample {
  static let key: SecretKey = {
    guard let key = SecretKey([UInt8](repeating: 7, count: 32)) else {
      preconditionFailure("The sample has 32 bytes.")
    }
    return key
  }()
  static let keys: CaseKeys = {
    guard let id = Case.ID("0123456789abcdef0123456789abcdef") else {
      preconditionFailure("The sample is an id.")
    }
    return CaseKeys(key, of: id)
  }()

  static func openFile(_ bytes: [UInt8]) {
    guard let layout = SealedFileLayout(fileBytes: Int64(bytes.count)) else { return }
    precondition(layout.fileBytes == Int64(bytes.count), "A layout is that of its file.")
    guard let header = try? SealedFileHeader(parsing: Array(bytes.prefix(40))) else { return }
    let sealer = keys.files.sealer(for: header)
    let end = Array(bytes[Int(layout.endStart)...])
    precondition((try? sealer.openEnd(end, layout: layout)) == nil, "An end is not guessed.")
    for number in 0..<layout.segments {
      let range = layout.range(ofSegment: number)
      let segment = Array(bytes[Int(range.lowerBound)..<Int(range.upperBound)])
      let isLast = number == layout.segments - 1
      precondition(
        (try? sealer.open(segment, number: number, isLast: isLast)) == nil,
        "A segment is not guessed.")
    }
  }
}
