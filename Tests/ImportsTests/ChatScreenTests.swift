import CaseCore
import Imports
import TestKit
import Testing

@Suite struct ChatScreenTests {
  private static let chat: [ScreenPage.Piece] = [
    .init(text: "20:31 5G 87%", x: 40, y: 20, height: 30, paper: "ededed"),
    .init(text: "甲乙点卡客服", x: 420, y: 110, paper: "ededed"),
    .init(text: "2026年11月18日 下午8:14", x: 380, y: 220, height: 30, paper: "ededed", width: 320),
    .init(text: "我买的1000点券还没到", x: 511, y: 320, paper: "95ec69"),
    .init(text: "亲，稍等，在补单", x: 200, y: 440, paper: "ffffff"),
    // A bubble that fills its line stands at the same place whoever speaks.
    .init(text: "说好半小时到账，现在已经过了一整天", x: 200, y: 560, paper: "95ec69"),
    .init(text: "再不到我就投诉", x: 200, y: 612, paper: "95ec69"),
    .init(text: "昨天 13:04", x: 460, y: 720, height: 30, paper: "ededed", width: 160),
    .init(text: "上游延迟，正常到账", x: 200, y: 820, paper: "ffffff"),
    .init(text: "按住 说话", x: 420, y: 2200, paper: "ffffff"),
  ]

  @Test func `bubbles at the right are one's own, and full ones go by their colour`() throws {
    let messages = try Self.messages(Self.chat)
    #expect(
      messages.map(\.text) == [
        "我买的1000点券还没到", "亲，稍等，在补单", "说好半小时到账，现在已经过了一整天再不到我就投诉",
        "上游延迟，正常到账",
      ])
    #expect(messages.map(\.sender.isOwn) == [true, false, true, false])
    #expect(messages.allSatisfy { $0.thread == "甲乙点卡客服" && !$0.isUnsure })
    #expect(messages[2].place.text == "box:200,560,680,92")
  }

  @Test func `a stamp is the time of the message after it, and a day that is not named stays open`()
    throws
  {
    let times = try Self.messages(Self.chat).map(\.time)
    guard case .known(let first, false, _) = times[0] else {
      Issue.record("The first message has no time.")
      return
    }
    #expect(ScreenPage.time(first) == "2026-11-18 20:14:00")
    #expect(times[1] == .partial("2026年11月18日 下午8:14"))
    #expect(times[3] == .partial("昨天 13:04"))
  }

  @Test func `without colours a full bubble has no side and is asked`() throws {
    let plain = Self.chat.map { piece in
      var piece = piece
      piece.paper = nil
      return piece
    }
    let messages = try Self.messages(plain)
    let full = try #require(messages.first { $0.text.hasPrefix("说好") })
    #expect(full.sender.isOwn == nil)
    #expect(full.isUnsure)
    #expect(messages.first { $0.text.hasPrefix("亲") }?.sender.isOwn == false)
    #expect(messages.first { $0.text.hasPrefix("我买") }?.sender.isOwn == true)
  }

  @Test func `a name above a bubble is its sender's`() throws {
    var pieces = Self.chat
    pieces.append(.init(text: "客服01", x: 190, y: 400, height: 26, paper: "ededed"))
    let message = try #require(try Self.messages(pieces).first { $0.text.hasPrefix("亲") })
    #expect(message.sender.name == "客服01")
    #expect(message.sender.isOwn == false)
  }

  @Test func `a notice in the middle is nobody's`() throws {
    var pieces = Self.chat
    pieces.append(
      .init(text: "对方撤回了一条消息", x: 420, y: 960, height: 30, paper: "ededed", width: 240))
    let reading = try ScreenPage.reading(try ScreenPage.page(pieces))
    let notice = try #require(reading.findings.compactMap(\.chat).last)
    #expect(notice.kind == .recalled)
    #expect(notice.sender.isOwn == nil)
  }

  @Test func `both sides are findings of their own, as in a chat that was exported`() throws {
    let reading = try ScreenPage.reading(try ScreenPage.page(Self.chat))
    #expect(reading.kind == EvidenceKinds.chatScreenshot)
    let speakers = reading.findings.filter { $0.kind == FindingKinds.chatSpeaker }
    #expect(speakers.map(\.quote) == ["我", "对方"])
  }

  @Test(arguments: UInt64(0)..<20)
  func `the order in which the engine gives the pieces plays no part`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let shuffled = try Self.messages(Self.chat.shuffled(using: &random))
    #expect(try shuffled == Self.messages(Self.chat))
  }

  private static func messages(_ pieces: [ScreenPage.Piece]) throws -> [ChatMessage] {
    try ScreenPage.reading(try ScreenPage.page(pieces)).findings.compactMap(\.chat)
  }

  @Test func `a list with times at its left is no chat`() throws {
    let reading = try ScreenPage.reading(
      ScreenPage.page([
        .init(text: "充值记录", x: 426, y: 144), .init(text: "月卡", x: 86, y: 466),
        .init(text: "￥30.00", x: 840, y: 474), .init(text: "2026-11-06 20:37:04", x: 88, y: 556),
        .init(text: "官方商城", x: 830, y: 550), .init(text: "300点券", x: 86, y: 700),
        .init(text: "￥30.00", x: 840, y: 704), .init(text: "2026-10-24 21:10:55", x: 86, y: 788),
        .init(text: "共2条，没有更多了", x: 372, y: 932), .init(text: "点券余额126", x: 50, y: 1682),
      ]))
    #expect(reading.kind == EvidenceKinds.balanceScreenshot)
    #expect(reading.findings.contains { $0.kind == FindingKinds.balance })
  }
}
