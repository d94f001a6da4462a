import CaseCore
import Imports
import Testing

@Suite struct ChatPeopleTests {
  private func group() throws -> [Finding] {
    let lines = [
      "消息记录（此消息记录为文本格式，不支持重新导入）", "", "消息对象:点卡交流", "",
      "2026-11-18 20:00:00 老板(12345678)", "小许你先等", "", "2026-11-18 20:00:10 小许(23456789)",
      "我的手机号是 13800138000", "", "2026-11-18 20:00:20 小岸(34567890)", "老板，小许说得对", "",
      "2026-11-18 20:00:30 阿明(45678901)", "哈哈", "", "2026-11-18 20:00:05 小许(23456789)", "早的", "",
    ]
    return try ChatReader.reading(
      of: lines.joined(separator: "\n").utf8.span, as: EvidenceKinds.qqChat
    ).findings
  }

  private let people = ChatPeople(["12345678": .other, "34567890": .own])

  @Test func `until the other side is named everything is taken`() throws {
    let findings = try group()
    #expect(ChatPeople([:]).taken(findings) == findings)
    #expect(ChatPeople(["34567890": .own]).taken(findings) == findings)
  }

  @Test func `the words of others are hidden and their names are the same throughout`() throws {
    let taken = people.taken(try group()).compactMap(\.chat)
    #expect(taken.map(\.sender.name) == ["老板", "成员1", "小岸", "成员2", "成员1"])
    #expect(taken.map(\.text) == ["成员1你先等", "■■■■", "老板，成员1说得对", "■■■■", "■■■■"])
  }

  @Test func `what stands beside a hidden message is hidden too`() throws {
    let early = people.taken(try group()).first { $0.kind == FindingKinds.outOfOrder }
    #expect(early?.quote == ChatPeople.hidden)
    #expect(early?.speaker == "成员1")
  }

  @Test func `a chat without the other side is not taken`() throws {
    let history = try Fixture.reading("qq/history.txt.bytes").findings
    let taken = ChatPeople(["乙": .other]).taken(history).compactMap(\.chat)
    #expect(taken.map(\.text) == ["二"])
  }

  @Test func `everybody stays listed, so that a wrong name can be put right`() throws {
    let findings = try group()
    let listed = { (findings: [Finding]) in
      findings.filter { $0.kind == FindingKinds.chatSpeaker }.map(\.quote)
    }
    #expect(listed(people.taken(findings)) == listed(findings))
    #expect(listed(findings) == ["老板", "小许", "小岸", "阿明"])
  }

  @Test func `a name as long as a page is cut`() throws {
    let name = String(repeating: "客服", count: 3_000)
    let chat = """
      Time,SenderName,Sender,TalkerName,Talker,Content
      2026-11-18 20:20:31,\(name),wxid_shop,\(name),wxid_shop,在补单
      2026-11-18 20:21:31,\(name),,\(name),wxid_shop,稍等

      """
    let findings = try ChatReader.reading(of: chat.utf8.span, as: EvidenceKinds.wechatChat).findings
    let speakers = findings.filter { $0.kind == FindingKinds.chatSpeaker }
    #expect(speakers.count == 2)
    for speaker in speakers {
      #expect(!speaker.quote.isEmpty && speaker.quote.utf8.count <= Limits.speakerBytes)
      #expect(name.hasPrefix(speaker.quote))
    }
  }
}
