import CGNU
import Engine
import Glibc

/// Finds objects of a PDF that Cairo wrote by words that stand in them.
enum MarkedObjects {
  /// What stands in every object of a kind.
  enum Mark: String, CaseIterable {
    /// The root of the document.
    case root = "/Type /Catalog"
    /// The structure element of a figure.
    case figure = "/S /Figure"
    /// A font of the kind that our Chinese fonts are.
    case font = "/Subtype /CIDFontType0C"
  }

  /// The numbers of the objects that look like each kind, each once, from the first to the last. Cairo
  /// packs no objects, so they stand in the file as words; in a picture such words could stand by chance,
  /// so each has to be looked at.
  /// - Throws: `TypesettingError` where the file cannot be read.
  static func numbers(inFileAt path: String) throws(TypesettingError) -> [Mark: [Int]] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .noRoom(errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else { throw .noRoom(errno: errno) }
    let size = Int(status.st_size)
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      throw .noRoom(errno: errno)
    }
    defer { munmap(start, size) }
    let bytes = UnsafeRawBufferPointer(start: start, count: size)
    return Dictionary(
      uniqueKeysWithValues: Mark.allCases.map { ($0, numbers(of: $0, in: bytes)) })
  }

  private static func numbers(of mark: Mark, in bytes: UnsafeRawBufferPointer) -> [Int] {
    let mark = Array(mark.rawValue.utf8)
    var numbers: Set<Int> = []
    var rest = bytes[...]
    while let first = rest.baseAddressOfSlice,
      let found = memmem(first, UInt(rest.count), mark, UInt(mark.count))
    {
      let place = rest.startIndex + (UnsafeRawPointer(found) - first)
      if let number = number(before: place, in: bytes) { numbers.insert(number) }
      rest = bytes[(place + mark.count)...]
    }
    return numbers.sorted()
  }

  /// The number of the object that begins shortly before `place`: `813 0 obj`.
  private static func number(before place: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    let mark = Array(" 0 obj".utf8)
    var at = place - mark.count
    while at > max(0, place - 64) {
      if bytes[at..<(at + mark.count)].elementsEqual(mark) {
        var number = 0
        var weight = 1
        var digit = at - 1
        while digit >= 0, (0x30...0x39).contains(bytes[digit]), weight < 1_000_000_000 {
          number += Int(bytes[digit] - 0x30) * weight
          weight *= 10
          digit -= 1
        }
        return number > 0 ? number : nil
      }
      at -= 1
    }
    return nil
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var baseAddressOfSlice: UnsafeRawPointer? {
    isEmpty ? nil : base.baseAddress.map { $0 + startIndex }
  }
}
