import CaseCore
import Foundation
import TestKit
import Testing

extension WholeProgram {
  /// `kill -9` at seeded moments of add, export, backup and erase: nothing acknowledged is lost, no
  /// half file is ever seen as evidence, and a check finds nothing wrong.
  ///
  /// Odd legs are in a vault under a passphrase. `RECOURSE_DEEP` asks for the campaign: 1,000 kills in
  /// ten legs. `RECOURSE_CAMPAIGN_LOG` names a file that takes a line for each leg that is done; a
  /// campaign that was stopped goes on behind the legs that stand there.
  @Suite struct CareKillTests {
    static let legs = Program.deep == nil ? 2 : 10
    static let kills = Program.deep.map { max($0 == 1 ? 100 : $0 / legs, 4) } ?? 4

    private enum Deed: CaseIterable { case add, export, backup, erase }

    /// The campaign as it stands after some rounds.
    private struct Course {
      let program: Program
      let id: String
      var random: SplitMix64
      /// Acknowledged originals by their entry number, with their digests.
      var kept: [Int: String] = [:]
      /// Originals whose erasure was acknowledged, or begun and then killed.
      var erased: Set<Int> = []
      var doubtful: Set<Int> = []
      var killed = 0
      var done = 0
      /// Erasures that were killed past the point of no return, and finished by the next command.
      var finished = 0

      var erasable: [Int] { kept.keys.filter { !erased.contains($0) }.sorted() }
      var bundle: String { program.folder.path(of: "out.zip") }
      var backup: String { program.folder.path(of: "backup") }
    }

    @Test(arguments: 0..<legs)
    func `nothing is lost or half there when the program is killed`(leg: Int) throws {
      let log = ProcessInfo.processInfo.environment["RECOURSE_CAMPAIGN_LOG"]
      let name = "leg \(leg) of \(Self.legs), \(Self.kills) kills:"
      let done = log.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) } ?? ""
      guard !done.contains(name) else { return }
      let program = try Program(encrypted: leg % 2 == 1)
      var course = Course(
        program: program, id: try program.newCase(),
        random: SplitMix64(state: 20_261_122 + UInt64(leg)))
      // Each deed is done once in peace: how long it takes decides when it is killed.
      var typical: [Duration] = []
      for (index, deed) in (Deed.allCases + Deed.allCases).enumerated() {
        let time = try ContinuousClock().measure { try run(deed, -1 - index, nil, &course) }
        if index >= Deed.allCases.count { typical.append(time) }
      }
      course.done = 0
      var round = 0
      while course.killed < Self.kills {
        defer { round += 1 }
        let deed = round % Deed.allCases.count
        let share = Int.random(in: 0...1050, using: &course.random)
        try run(Deed.allCases[deed], round, typical[deed] * share / 1000, &course)
        try expectWhole(&course)
      }
      let restored = program.folder.path(of: "restored")
      let restore = try program.run("restore", course.backup, "--vault", restored, "--json")
      #expect(restore.code == 0, "\(restore)")
      let line =
        "\(name) \(round) rounds, \(course.done) done in peace or time, \(course.finished) erasures finished"
      print(line, typical)
      if let log {
        try (done + line + "\n").write(toFile: log, atomically: true, encoding: .utf8)
      }
    }

    /// Does `deed` and kills it after `delay`; notes what was acknowledged.
    private func run(
      _ deed: Deed, _ round: Int, _ delay: Duration?, _ course: inout Course
    ) throws {
      let (program, id) = (course.program, course.id)
      var chosen: Int?
      var digest = ""
      let arguments: [String]
      switch deed {
      case .add:
        let bytes = course.random.bytes(Int.random(in: 1...300_000, using: &course.random))
        digest = Digest.ofContent(bytes).hex
        arguments = ["add", id, try program.folder.write(bytes, named: "file-\(round).bin")]
      case .export:
        try? FileManager.default.removeItem(atPath: course.bundle)
        arguments = ["export", id, "-o", course.bundle]
      case .backup: arguments = ["backup", course.backup]
      case .erase:
        // Something is there to be erased.
        if course.erasable.isEmpty { try run(.add, 10_000 + round, nil, &course) }
        let number = try #require(course.erasable.randomElement(using: &course.random))
        chosen = number
        arguments = ["erase", id, "\(number)", "--reason", "r", "--yes"]
      }
      let running = try program.start(arguments + ["--json"])
      let outcome = delay.map { running.kill(after: $0) } ?? running.finish()
      #expect(outcome.code == 0 || outcome.code == -SIGKILL, "\(arguments): \(outcome)")
      if outcome.code == 0 { course.done += 1 } else { course.killed += 1 }
      if deed == .add {
        try FileManager.default.removeItem(atPath: program.folder.path(of: "file-\(round).bin"))
      }
      if deed == .add,
        let entry = (outcome.object["added"] as? [[String: Any]])?.first?["evidence"] as? Int
      {
        course.kept[entry] = digest
      }
      if let chosen {
        if outcome.object["done"] as? Bool == true {
          course.erased.insert(chosen)
        } else {
          course.doubtful.insert(chosen)
        }
      }
    }

    private func expectWhole(_ course: inout Course) throws {
      let (program, id) = (course.program, course.id)
      let check = try program.run("check", "--json")
      #expect(check.code == 0, "\(check)")
      let stored = try StoredCase(id, of: program)
      for (entry, digest) in course.kept where !course.erased.contains(entry) {
        if stored.digests[entry] == nil, course.doubtful.contains(entry) {
          // It was killed after the point of no return.
          course.erased.insert(entry)
          course.finished += 1
        } else {
          #expect(stored.digests[entry] == digest, "\(entry) is lost")
        }
      }
      for entry in course.erased {
        #expect(stored.digests[entry] == nil, "\(entry) is back")
        // In a sealed vault the name says nothing; the check counts the contents.
        let blob = "\(program.vault)/cases/\(id)/blobs/\(course.kept[entry] ?? "")"
        #expect(!FileManager.default.fileExists(atPath: blob))
      }
      course.doubtful = []
      #expect(check.object["contents"] as? Int == stored.digests.count)
      try expectWholeBlobs(course)
      if FileManager.default.fileExists(atPath: course.bundle) {
        let verify = try program.run("verify", course.bundle)
        #expect(verify.code == 0, "\(verify)")
        try FileManager.default.removeItem(atPath: course.bundle)
      }
      try expectWholeBackup(course)
    }

    /// Whatever can be seen under the name of a content is that content.
    private func expectWholeBlobs(_ course: Course) throws {
      guard !course.program.isEncrypted else { return }
      let folder = "\(course.program.vault)/cases/\(course.id)/blobs"
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where !name.hasPrefix(".incoming-") {
        let bytes = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
        #expect(Digest.ofContent(Array(bytes)).hex == name)
      }
    }

    /// Everything that the list of the backup names is there and has its digest.
    private func expectWholeBackup(_ course: Course) throws {
      let list = try String(
        contentsOfFile: course.backup + "/manifest-sha256.txt", encoding: .utf8)
      for line in list.split(separator: "\n") {
        let path = "\(course.backup)/\(line.dropFirst(66))"
        let bytes = try #require(FileManager.default.contents(atPath: path), "\(path)")
        #expect(Digest.ofContent(Array(bytes)).hex == line.prefix(64), "\(path)")
      }
    }
  }
}
