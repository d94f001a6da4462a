internal import CaseCore
internal import Imports

// Web archives, compressed or not, pages that a program saved into one file, and mailed archives.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArchives(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Opens `bytes` as a mailed archive, with and without a password, and reads what comes out.
func open(_ bytes: [UInt8]) {
  for password in [nil, Array("482913".utf8)] {
    guard let archive = try? MailedArchive(bytes.span, password: password) else { continue }
    precondition(archive.taken.count <= Limits.archiveMembersKept, "No more is taken than may be.")
    for member in archive.taken {
      precondition(!member.name.contains("/"), "A name has no folders.")
      precondition(!member.bytes.isEmpty, "Something was taken.")
    }
    // Reading everything is the task of the other targets.
    if let first = archive.taken.first {
      look(try? Readers.reading(of: first.bytes, fileName: first.name))
    }
  }
}

/// Recognises `bytes` and reads them as what they are, as a page, and as a page within an archive.
func check(_ bytes: [UInt8]) {
  _ = Detection.detect(head: bytes, fileName: "", sizeBytes: Int64(bytes.count))
  if MailedArchive.isArchive(bytes.span) { return open(bytes) }
  look(try? PageReader.reading(of: bytes.span, as: EvidenceKinds.other))
  // The inside of an archive is reached more often with its outside given.
  let inside = Array("HTTP/1.1 200 OK\r\n".utf8) + bytes
  let head = "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: \(inside.count)\r\n\r\n"
  let archive = Array(head.utf8) + inside + [13, 10, 13, 10]
  look(try? PageReader.reading(of: archive.span, as: EvidenceKinds.agreement))
}

func look(_ reading: FileReading?) {
  guard let reading else { return }
  precondition(reading.complete == (reading.unreadCount == 0), "Complete says what unread says.")
  precondition(
    Set(reading.findings.map(\.id)).count == reading.findings.count, "Ids are told apart.")
  for finding in reading.findings {
    precondition(Place(finding.place.text) != nil, "A place is well formed.")
    precondition(finding.quote.utf8.count <= Limits.lineBytes, "A quote keeps its limit.")
  }
}
