import CaseCore

/// The members of a zip archive, unpacked into memory.
public enum Archive {
  /// One file of an archive.
  public struct Member: Sendable {
    /// Its name as the archive has it, in whatever encoding.
    public let name: [UInt8]
    /// Whether it is under a password.
    public let isLocked: Bool
    /// Its content, or why it cannot be had.
    public let content: Result<[UInt8], WorkbookError>
  }

  /// Unpacks the members of the archive `bytes` that `taking` wants, in their order.
  ///
  /// `password` opens members that are encrypted, by ZipCrypto or AES. `passing` is told a name and
  /// says whether the member is looked at; `taking` is told the beginning of its content, at most
  /// `Limits.detectionBytes`, and its size. A member that cannot be unpacked takes no other along.
  /// - Throws: `WorkbookError` where the archive as a whole cannot be opened.
  public static func members(
    of bytes: Swift.Span<UInt8>, password: [UInt8]?, passing: (_ name: [UInt8]) -> Bool,
    taking: (_ name: [UInt8], _ head: [UInt8], _ sizeBytes: Int64) -> Bool
  ) throws(WorkbookError) -> [Member] {
    guard bytes.count <= Limits.archiveFileBytes else {
      throw .over(.fileBytes, limit: Limits.archiveFileBytes)
    }
    return try bytes.withUnsafeBytes { raw throws(WorkbookError) in
      var archive = try ZipArchive(raw, password: password)
      var members: [Member] = []
      var opened = false
      for member in archive.members {
        let name = archive.rawName(of: member.index)
        guard passing(name) else { continue }
        guard password != nil || !member.isLocked else {
          members.append(Member(name: name, isLocked: member.isLocked, content: .failure(.locked)))
          continue
        }
        do throws(WorkbookError) {
          let content = try archive.content(of: member) { taking(name, $0, member.sizeBytes) }
          opened = opened || member.isLocked
          if let content {
            members.append(
              Member(name: name, isLocked: member.isLocked, content: .success(content)))
          }
        } catch {
          members.append(Member(name: name, isLocked: member.isLocked, content: .failure(error)))
          // What is over the limit uses it up.
          if case .over = error { break }
        }
      }
      return opened ? members : members.map(\.lockedIfBroken)
    }
  }
}

extension Archive.Member {
  // Under a wrong password ZipCrypto gives other bytes, and only the sum over them tells. If the
  // password opened nothing, it is more likely wrong than the archive is damaged.
  fileprivate var lockedIfBroken: Self {
    guard isLocked, case .failure(.broken) = content else { return self }
    return Self(name: name, isLocked: true, content: .failure(.locked))
  }
}

extension ZipArchive {
  /// The content of `member`, if `taking` wants it when it has seen the beginning.
  ///
  /// A member under a password is unpacked to its end in any case: only there shows whether the
  /// password is the right one.
  fileprivate mutating func content(
    of member: Member, _ taking: (_ head: [UInt8]) -> Bool
  ) throws(WorkbookError) -> [UInt8]? {
    var content: [UInt8] = []
    var isTaken: Bool?
    try read(member.index, limit: Limits.archiveContentBytes) { piece in
      if isTaken != false { content.append(contentsOf: piece) }
      if isTaken == nil, content.count >= Limits.detectionBytes {
        isTaken = taking(Array(content.prefix(Limits.detectionBytes)))
        if isTaken == false { content = [] }
      }
      return isTaken != false || member.isLocked
    }
    return isTaken ?? taking(content) ? content : nil
  }
}
