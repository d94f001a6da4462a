import CaseCore

/// Looks at what lies in a vault's folder: whether it belongs there, and who may read it.
struct VaultFiles {
  /// The contents that entries add, by their place.
  let named: [String: Digest]
  /// The cases that the vault knows.
  let cases: Set<Case.ID>
  private(set) var faults: [CheckFinding] = []
  private(set) var remarks: [CheckFinding] = []

  init(named: [String: Digest], cases: Set<Case.ID>) {
    self.named = named
    self.cases = cases
  }

  /// What an interrupted conversion leaves; the next try goes on with it or removes it.
  private static let converting = ".converting"

  /// What stands at the top of a vault.
  private static let top: Set<String> = [
    "vault.json", "vault.sqlite", "vault.sqlite-wal", "vault.sqlite-shm", "vault.sqlite-journal",
    "keys", "cases", "playbooks", "upkeep", "authorities.txt", converting,
  ]

  mutating func look(at thing: VaultThing) {
    let parts = thing.place.split(separator: "/")
    guard thing.kind != .other, let first = parts.first.map(String.init),
      Self.top.contains(first) || thing.name.hasPrefix(".incoming-")
    else {
      faults.append(CheckFinding(.stray, at: thing.place))
      return
    }
    guard first != Self.converting else {
      if parts.count == 1 { remarks.append(CheckFinding(.unfinished, at: thing.place)) }
      return
    }
    if thing.mode != Self.mode(of: thing, in: parts), thing.kind == .folder || isOurs(parts) {
      faults.append(
        CheckFinding(.permissions, at: thing.place, Self.octal(Self.mode(of: thing, in: parts))))
    }
    if thing.kind == .file { lookAtFile(thing, parts) }
  }

  private mutating func lookAtFile(_ thing: VaultThing, _ parts: [Substring]) {
    if thing.name.hasPrefix(".incoming-") {
      remarks.append(CheckFinding(.unfinished, at: thing.place))
    } else if parts.starts(with: ["upkeep", "set-aside"]) {
      remarks.append(CheckFinding(.setAside, at: thing.place))
    } else if parts[0] == "cases" {
      guard parts.count == 4, parts[2] == "blobs", let id = Case.ID(parts[1]) else {
        // What other parts of a case keep beside its originals is theirs to judge.
        if parts.count < 4 { faults.append(CheckFinding(.stray, at: thing.place)) }
        return
      }
      if named[thing.place] == nil {
        remarks.append(
          CheckFinding(.unrecorded, at: thing.place, of: cases.contains(id) ? id : nil))
      }
    } else if parts[0] == "playbooks", parts.count != 2 || Digest(hex: parts[1]) == nil {
      faults.append(CheckFinding(.stray, at: thing.place))
    }
  }

  /// Whether the program made the file, so that its rights are known.
  private func isOurs(_ parts: [Substring]) -> Bool {
    parts.last?.hasPrefix(".incoming-") == false
  }

  /// The rights that a thing in a vault has.
  private static func mode(of thing: VaultThing, in parts: [Substring]) -> UInt32 {
    if thing.kind == .folder { return 0o700 }
    let isFixed =
      parts[0] == "playbooks" || (parts[0] == "cases" && parts.count == 4 && parts[2] == "blobs")
      || (parts.starts(with: ["keys", "cases"]) && parts.count == 3)
      || (parts.starts(with: ["upkeep", "set-aside"]) && parts.count > 3)
    return isFixed ? 0o400 : 0o600
  }

  private static func octal(_ mode: UInt32) -> String {
    "\(mode >> 6 & 7)\(mode >> 3 & 7)\(mode & 7)"
  }
}
