import CaseCore
import Evidence
import Foundation
import Merkle
import TestKit
import Testing

/// Random edits of larger bundles: each is found, and the first failure names the file or entry
/// that was edited.
@Suite struct TamperCampaignTests {
  private static let isDeep = ProcessInfo.processInfo.environment["RECOURSE_DEEP"] != nil
  /// 100,000 edits in all when they are asked for; else a slice of a few seconds.
  private static let editsEach = isDeep ? 12_500 : 60

  @Test(arguments: UInt64(0)..<4)
  func `edits of the packed bytes are found where they are`(seed: UInt64) async throws {
    let target = try await PackedTarget(seed: seed)
    var random = SplitMix64(state: seed)
    for round in 0..<Self.editsEach {
      guard let edit = target.edit(using: &random) else { continue }
      let report = try Verification.verify(RandomAccess(edit.bytes))
      let first = report.failures.first
      #expect(report.proven.isEmpty && report.notProven.isEmpty)
      #expect(
        first.map { target.isRight($0.place, of: edit) } == true,
        "seed \(seed), round \(round), \(edit.what) at \(edit.offset): \(String(describing: first))"
      )
    }
  }

  @Test(arguments: UInt64(0)..<4)
  func `edits with every list made to fit are found where they are`(seed: UInt64) throws {
    let target = try UnpackedTarget(seed: seed)
    var random = SplitMix64(state: seed &+ 100)
    for round in 0..<Self.editsEach {
      let edit = target.edit(using: &random)
      guard edit.forged.bytes != target.sound.bytes else { continue }
      let report = try Verification.verify(folder: edit.forged.files)
      let first = report.failures.first
      #expect(report.proven.isEmpty && report.notProven.isEmpty)
      #expect(
        first.map { edit.isRight($0.place) } == true,
        "seed \(seed), round \(round), \(edit.what): \(String(describing: first))")
    }
  }
}

/// A bundle as one file, and where its parts lie in it.
private struct PackedTarget {
  private let bytes: [UInt8]
  /// The name of each file, with where its header starts and its content ends.
  private let parts: [(name: String, range: Range<Int>)]

  struct Edit {
    var what: String
    var offset: Int
    var bytes: [UInt8]
  }

  init(seed: UInt64) async throws {
    let sample = try SampleBundle(count: 30 + 40 * Int(seed))
    let plan = try BundlePlan(sample.input(extraCheckpoints: [9, 20]))
    bytes = try await sample.write(plan)
    var offset = 0
    parts = plan.members.map { member in
      let start = offset
      offset += 30 + member.name.utf8.count + Int(member.sizeBytes)
      return (member.name, start..<offset)
    }
  }

  /// One random edit; nil if it changes nothing.
  func edit(using random: inout SplitMix64) -> Edit? {
    let offset = Int.random(in: 0..<bytes.count, using: &random)
    var changed = bytes
    let what: String
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      what = "flip"
      changed[offset] ^= UInt8.random(in: 1...255, using: &random)
    case 1:
      what = "insert"
      changed.insert(UInt8.random(in: 0...255, using: &random), at: offset)
    case 2:
      what = "delete"
      changed.remove(at: offset)
    default:
      what = "swap"
      let other = min(bytes.count - 1, offset + 1)
      changed.swapAt(offset, other)
    }
    return changed == bytes ? nil : Edit(what: what, offset: offset, bytes: changed)
  }

  /// Whether `place` names the file whose header, content or record of the directory lies where the
  /// edit was made, or the boundary beside it.
  func isRight(_ place: VerificationReport.Location, of edit: Edit) -> Bool {
    let offset = edit.offset
    let index = parts.firstIndex { $0.range.contains(offset) }
    if let index, let name = place.fileName, isName(name, in: edit, at: index) { return true }
    switch place {
    case .file(let name):
      guard let index else { return isInDirectory(offset) && parts.contains { $0.name == name } }
      // An edit of the very first byte of a header may still be met as the end of what precedes.
      return parts[max(0, index - 1)...min(index + 1, parts.count - 1)].contains { $0.name == name }
    case .after(let name, let byte):
      guard let index else { return byte <= offset + 64 && name == parts.last?.name }
      return name == parts[index].name || (index > 0 && name == parts[index - 1].name)
    case .byte(let byte): return abs(Int(byte) - offset) <= 64 || isInDirectory(offset)
    case .line(let file, _): return index.map { parts[$0].name == file } ?? false
    case .entry, .whole, .evidenceFile, .earlier: return false
    }
  }

  /// Whether the header of the part at `index` calls it `name` since the edit.
  private func isName(_ name: String, in edit: Edit, at index: Int) -> Bool {
    let start = parts[index].range.lowerBound + 30
    let wanted = Array(name.utf8)
    return (start - 1...start + 1).contains { edit.bytes.dropFirst($0).starts(with: wanted) }
  }

  private func isInDirectory(_ offset: Int) -> Bool { offset >= parts.last?.range.upperBound ?? 0 }
}

/// A bundle as a folder of files, edited by somebody who makes every list fit.
private struct UnpackedTarget {
  let sound: Forgery
  private let size: Int

  struct Edit {
    var what: String
    var forged: Forgery
    var isRight: (VerificationReport.Location) -> Bool
  }

  init(seed: UInt64) throws {
    // Half of them are of a journal whose key changed.
    let sample =
      try seed % 2 == 0 ? SampleBundle(count: 30 + 40 * Int(seed)) : SampleBundle.withSeams()
    size = sample.sealed.count
    sound = Forgery(
      try BundlePlan(sample.input(extraCheckpoints: [9, 13])), sample.originals)
  }

  func edit(using random: inout SplitMix64) -> Edit {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: exchangedFiles(using: &random)
    case 1, 2: exchangedEntries(using: &random)
    default: changedFile(using: &random)
    }
  }

  private func exchangedFiles(using random: inout SplitMix64) -> Edit {
    let names = sound.bytes.keys.filter { !$0.contains("manifest") }.sorted()
    let one = names[Int.random(in: 0..<names.count, using: &random)]
    let other = names[Int.random(in: 0..<names.count, using: &random)]
    return Edit(
      what: "exchange \(one) and \(other)", forged: sound.exchanging(one, other)
    ) { place in
      if case .entry = place { return Self.tables.contains(one) || Self.tables.contains(other) }
      return Self.names(place, one) || Self.names(place, other)
    }
  }

  private func exchangedEntries(using random: inout SplitMix64) -> Edit {
    let sets: [[String]] = [
      ["data/journal.jsonl"], ["data/salts.jsonl"], ["data/leaves.txt"],
      ["data/journal.jsonl", "data/salts.jsonl"],
      ["data/journal.jsonl", "data/salts.jsonl", "data/leaves.txt"],
      ["data/journal.jsonl", "data/leaves.txt"],
    ]
    let files = sets[Int.random(in: 0..<sets.count, using: &random)]
    let lines = [0, 0].map { _ in Int.random(in: 0..<size, using: &random) }.sorted()
    return Edit(
      what: "exchange lines \(lines) of \(files)",
      forged: sound.exchangingLines(lines[0], lines[1], of: files)
    ) { place in
      switch place {
      case .entry(let number): lines.contains(number)
      case .line(let file, let number):
        files.contains(file) && (lines[0] + 1...lines[1] + 2).contains(number)
      case .file(let file): file == "data/leaves.txt" && files.contains(file)
      case .byte, .after, .whole, .evidenceFile, .earlier: false
      }
    }
  }

  private func changedFile(using random: inout SplitMix64) -> Edit {
    let names = sound.bytes.keys.filter { !$0.contains("manifest") }.sorted()
    let name = names[Int.random(in: 0..<names.count, using: &random)]
    let original = sound.bytes[name] ?? []
    let offset = Int.random(in: 0..<original.count, using: &random)
    let kind = Int.random(in: 0..<3, using: &random)
    let byte = UInt8.random(in: 0...255, using: &random)
    let forged = sound.changing(name) { bytes in
      switch kind {
      case 0: bytes[offset] ^= max(1, byte)
      case 1: bytes.insert(byte, at: offset)
      default: bytes.remove(at: offset)
      }
    }
    let line = original[..<offset].count { $0 == UInt8(ascii: "\n") }
    return Edit(what: "edit \(kind) of \(name) at \(offset)", forged: forged) { place in
      Self.names(place, name)
        || (Self.tables.contains(name) && Self.isNear(place, line: line))
    }
  }

  /// Files with one line an entry, which a report names by the entry.
  private static let tables = ["data/journal.jsonl", "data/salts.jsonl", "data/leaves.txt"]

  // A newline that is put in or taken out joins or parts two lines.
  private static func isNear(_ place: VerificationReport.Location, line: Int) -> Bool {
    switch place {
    case .entry(let number): (line...line + 1).contains(number)
    case .line(let file, let number):
      file == "data/salts.jsonl" && (line + 1...line + 2).contains(number)
    case .byte, .after, .file, .whole, .evidenceFile, .earlier: false
    }
  }

  private static func names(_ place: VerificationReport.Location, _ name: String) -> Bool {
    switch place {
    case .file(let file): return file == name
    case .line(let file, _): return file == name
    case .entry, .byte, .after, .whole, .evidenceFile, .earlier: return false
    }
  }
}

extension VerificationReport.Location {
  /// The file that the place is in or behind.
  fileprivate var fileName: String? {
    switch self {
    case .file(let name), .after(let name, _), .line(let name, _): name
    case .byte, .entry, .whole, .evidenceFile, .earlier: nil
    }
  }
}
