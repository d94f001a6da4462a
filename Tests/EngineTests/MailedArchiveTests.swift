import CaseCore
import Engine
import Evidence
import Foundation
import Imports
import Synchronization
import TestKit
import Testing

/// Bills in zip archives: the archive is kept as it came, and each file becomes evidence of its own.
@Suite struct MailedArchiveTests {
  private static let password = Array("482913".utf8)

  private func add(
    _ name: String, password: [UInt8]? = nil, to world: EngineWorld, _ id: Case.ID
  ) async throws -> AddedEvidence {
    let url = FixedShelf.root.appending(path: "Tests/ImportsTests/Fixtures/zips/\(name)")
    let path = "/" + url.lastPathComponent
    await world.blobs.write(Array(try Data(contentsOf: url)), at: path)
    return try await world.engine.addEvidence(path, to: id) { _, isAgain in
      isAgain ? nil : password
    }
  }

  private func openCase() async throws -> (EngineWorld, Case.ID) {
    let world = try EngineWorld()
    return (world, try await world.engine.openCase(title: "t", area: "cn-game-points").id)
  }

  @Test(arguments: [
    ("plain.zip", "微信支付账单.csv", "wechat_bill"),
    ("zipcrypto.zip", "微信支付账单.csv", "wechat_bill"),
    ("aes.zip", "支付宝交易明细.csv", "alipay_bill"),
    ("aes-with-sum.zip", "支付宝交易明细.csv", "alipay_bill"),
    ("workbook.zip", "微信支付账单.xlsx", "wechat_bill"),
    ("stored-workbook.zip", "a.xlsx", "wechat_bill"),
  ])
  func `a bill in an archive is read, and both are kept and linked`(
    archive: (name: String, member: String, kind: String)
  ) async throws {
    let (world, id) = try await openCase()
    let zip = try await add(archive.name, password: Self.password, to: world, id)
    #expect(zip.failure == nil && zip.passedOver == 0)
    let bill = try #require(zip.members.first)
    #expect(zip.members.count == 1 && bill.fileName == archive.member)
    #expect(bill.kind.text == archive.kind && (bill.reading?.rows ?? 0) > 0)
    let state = try await world.engine.load(id).state
    #expect(state.evidence.map(\.value.mediaType).first == "application/zip")
    let link = try #require(
      state.confirmedFindings.first { $0.value.kind == FindingKinds.archiveMember })
    #expect(link.value.evidence == zip.entry && link.value.quote == archive.member)
    #expect(link.value.finding == "member:\(bill.entry)")
    #expect(
      try await world.engine.findings(in: id, of: "\(bill.entry)").contains { $0.finding.isBillRow }
    )
    // No entry holds the password.
    for case .sealed(let sealed) in try await world.engine.load(id).stored {
      #expect(!String(decoding: sealed.bytes, as: UTF8.self).contains("482913"))
    }
  }

  @Test(arguments: ["zipcrypto.zip", "aes.zip"])
  func `a locked archive is kept, and its password can be given later`(name: String) async throws {
    let (world, id) = try await openCase()
    for password in [nil, Array("000000".utf8)] {
      let locked = try await add(name, password: password, to: world, id)
      #expect(locked.failure == .locked && locked.members.isEmpty)
    }
    let later = try await add(name, password: Self.password, to: world, id)
    #expect(later.isDuplicate && later.members.count == 1)
    let size = try await world.engine.load(id).size
    let again = try await add(name, password: Self.password, to: world, id)
    #expect(again.members.map(\.isDuplicate) == [true])
    #expect(try await world.engine.load(id).size == size)
  }

  @Test func `of several files those that can be read are taken, once each`() async throws {
    let (world, id) = try await openCase()
    let zip = try await add("several.zip", to: world, id)
    #expect(zip.members.map(\.fileName) == ["a.csv", "b.csv"] && zip.passedOver == 2)
    let empty = try await add("empty.zip", to: world, id)
    #expect(empty.members.isEmpty && empty.failure == nil)
  }

  @Test func `what a file in an archive is, its content says`() async throws {
    let (world, id) = try await openCase()
    let zip = try await add("other-names.zip", to: world, id)
    #expect(zip.members.map(\.kind.text) == ["wechat_bill"] && zip.passedOver == 1)
  }

  @Test(arguments: [
    ("one-damaged.zip", "file-damaged"), ("one-locked.zip", "file-locked"),
    ("strange-method.zip", "file-damaged"),
  ])
  func `a file that cannot be had takes no other along`(
    archive: (name: String, why: String)
  ) async throws {
    let (world, id) = try await openCase()
    let zip = try await add(archive.name, to: world, id)
    #expect(zip.members.map(\.fileName) == ["b.csv"] && zip.failure == nil)
    #expect(zip.unreadMembers.map(\.name) == ["a.csv"])
    #expect(zip.unreadMembers.map(\.why.code) == [archive.why])
  }

  @Test(arguments: ["aes-damaged.zip", "aes-wrong-code.zip"])
  func `what was changed under its seal is not taken`(name: String) async throws {
    let (world, id) = try await openCase()
    let zip = try await add(name, password: Self.password, to: world, id)
    // The one password there is opened nothing: it may be wrong as well.
    #expect(zip.members.isEmpty && zip.failure == .locked)
  }

  @Test func `under the right password a damaged file is said to be damaged`() async throws {
    let (world, id) = try await openCase()
    let zip = try await add("damaged-locked.zip", password: Self.password, to: world, id)
    #expect(zip.members.map(\.fileName) == ["b.csv"])
    #expect(zip.unreadMembers.map(\.why.code) == ["file-damaged"])
  }

  @Test func `an archive that unpacks to more than is held is read up to there`() async throws {
    let (world, id) = try await openCase()
    let zip = try await add("../bombs/bomb.zip", to: world, id)
    #expect(zip.members.first?.fileName == "a.csv" && zip.members.count < 100)
    #expect(zip.unreadMembers.map(\.why) == [.overflowing(limit: Limits.archiveContentBytes)])
  }

  @Test func `a look at an archive reads its one file, and asks where there are several`()
    async throws
  {
    let (world, _) = try await openCase()
    for name in ["aes.zip", "several.zip"] {
      let url = FixedShelf.root.appending(path: "Tests/ImportsTests/Fixtures/zips/\(name)")
      let bytes = Array(try Data(contentsOf: url))
      if name == "aes.zip" {
        let reading = try await world.engine.dryReading(of: bytes, named: name) { _, _ in
          Self.password
        }
        #expect(reading.kind.text == "alipay_bill" && reading.rows > 0)
        let refusal = await #expect(throws: Refusal.self) {
          try await world.engine.dryReading(of: bytes, named: name)
        }
        #expect(refusal?.code == "file-not-read" && refusal?.what.zh.contains("密码") == true)
      } else {
        let refusal = await #expect(throws: Refusal.self) {
          try await world.engine.dryReading(of: bytes, named: name)
        }
        #expect(refusal?.code == "archive-of-several")
      }
    }
  }

  @Test func `a person may err three times about a password`() async throws {
    let (world, id) = try await openCase()
    let url = FixedShelf.root.appending(path: "Tests/ImportsTests/Fixtures/zips/zipcrypto.zip")
    await world.blobs.write(Array(try Data(contentsOf: url)), at: "/a.zip")
    let asked = Mutex<[Bool]>([])
    let zip = try await world.engine.addEvidence("/a.zip", to: id) { _, isAgain in
      let count = asked.withLock {
        $0.append(isAgain); return $0.count
      }
      return count == 3 ? Self.password : Array("000000".utf8)
    }
    #expect(asked.withLock(\.self) == [false, true, true] && zip.members.count == 1)
  }

  @Test(arguments: ["cut.zip", "damaged.zip"])
  func `a damaged archive is kept and said to be damaged`(name: String) async throws {
    let (world, id) = try await openCase()
    let zip = try await add(name, to: world, id)
    guard case .damaged = zip.failure else {
      Issue.record("\(String(describing: zip.failure))")
      return
    }
    #expect(zip.members.isEmpty)
  }

  @Test func `an archive goes to nobody by itself`() async throws {
    let (world, id) = try await openCase()
    _ = try await add("plain.zip", to: world, id)
    for recipient in BundleRecipient.allCases where recipient.isOutward {
      let bundle = try await world.bundle(of: id, ExportRequest(recipient: recipient))
      #expect(!String(decoding: bundle, as: UTF8.self).contains("星河点卡"))
      #expect(!String(decoding: bundle, as: UTF8.self).contains("微信支付账单.csv"))
    }
  }
}
