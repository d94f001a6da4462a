internal import CaseCore
internal import Imports

// Chats in every form that is recognised: none may crash, and what is read must hold together.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzChats(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Reads `bytes` as a chat, twice over, and takes from it what a case would take.
func check(_ bytes: [UInt8]) {
  guard let reading = try? ChatReader.reading(of: bytes.span, as: EvidenceKinds.otherChat) else {
    return
  }
  let messages = reading.findings.compactMap(\.chat)
  precondition(messages.count == reading.rows, "Every message is given out.")
  precondition(reading.complete == (reading.unreadCount == 0), "Complete says what unread says.")
  precondition(
    Set(reading.findings.map(\.id)).count == reading.findings.count, "Ids are told apart.")
  for finding in reading.findings {
    precondition(Place(finding.place.text) != nil, "A place is well formed.")
    precondition(finding.quote.utf8.count <= Limits.lineBytes, "A quote keeps its limit.")
  }
  guard let other = messages.first?.sender.id else { return }
  let people = ChatPeople([other: .other])
  for message in people.taken(reading.findings).compactMap(\.chat) {
    precondition(
      message.sender.id == other || message.kind == .system || message.text == ChatPeople.hidden,
      "The words of others are hidden.")
  }
}
