import CaseCore
import Engine
import Playbook
import Reading
import Testing

@testable import WebApp

/// Cases that begin with the person's own words.
@Suite struct StoryTests {
  private static let story = "昨天在星河点券买了点券，用微信付了98块，说好半小时到，到现在都没到账，客服也不回。"

  @Test(arguments: Language.allCases)
  func `the words are read first, and a case is opened with what is right`(
    language: Language
  ) async throws {
    let world = try SiteWorld()
    #expect(await world.get("/start", language).text.contains("href=\"/start/story\""))
    #expect(await world.get("/start/story", language).status == 200)
    let read = await world.post("/start/story", ["text": Self.story], language)
    #expect(read.status == 200)
    #expect(read.text.contains("value=\"nothing_came\" checked"))
    #expect(read.text.contains("value=\"98.00\" checked"))
    #expect(read.text.contains("value=\"wechat_merchant\""))
    #expect(try await world.engine.listings().isEmpty)
    let form = [
      "text": Self.story, "confirmed": "yes", "keep": "yes", "what": "nothing_came",
      "f-paid_amount": "98.00", "f-pay_channel": "none",
    ]
    let opened = await world.post("/start/story", form, language)
    #expect(opened.status == 303)
    let id = try #require(try await world.engine.listings().first).id
    let state = try await world.engine.load(id).state
    #expect(state.stories.map(\.value.text) == [Self.story])
    #expect(
      state.statements.last { $0.fact.text == "paid_amount" }?.value
        == Money(decimal: "98").map { .money($0) })
    #expect(!state.statements.contains { $0.fact.text == "pay_channel" })
  }

  @Test func `words of self-harm are answered first, and kept nowhere`() async throws {
    let world = try SiteWorld()
    let text = Self.story + "我不想活了。"
    let read = await world.post("/start/story", ["text": text])
    #expect(read.status == 200 && read.text.contains("class=\"note help\""))
    let form = ["text": text, "confirmed": "yes", "keep": "yes", "what": "nothing_came"]
    #expect(await world.post("/start/story", form).status == 303)
    let id = try #require(try await world.engine.listings().first).id
    let state = try await world.engine.load(id).state
    #expect(state.stories.count == 1)
    #expect(state.stories.allSatisfy { !$0.value.text.contains("不想活") })
  }

  @Test func `words that are not to be kept are not, and nothing is opened unasked`() async throws {
    let world = try SiteWorld()
    #expect(await world.post("/start/story", ["text": " \n"]).status == 422)
    let form = ["text": Self.story, "confirmed": "yes"]
    #expect(await world.post("/start/story", form).status == 422)
    #expect(try await world.engine.listings().isEmpty)
    let unkept = form.merging(["what": "something_else", "f-paid_amount": "7"]) { $1 }
    #expect(await world.post("/start/story", unkept).status == 303)
    let id = try #require(try await world.engine.listings().first).id
    let state = try await world.engine.load(id).state
    #expect(state.stories.isEmpty)
    // Only what the words name can be confirmed there.
    #expect(!state.statements.contains { $0.fact.text == "paid_amount" })
  }

  @Test func `what the words are about leads to what happened`() async throws {
    let world = try SiteWorld()
    let cases = [
      ("买的卡密一兑换就提示已被使用，根本用不了", "key_fails"),
      ("同一个订单扣了我两次钱，两笔一样的98元", "charged_twice"),
      ("要我先交500保证金才给解冻", "fee_first"),
    ]
    for (text, opening) in cases {
      let scan = try world.engine.readStory(text)
      let proposal = try world.engine.proposal(for: scan, area: "cn-game-points")
      #expect(
        proposal.opening?.text == opening,
        "\(text): \(scan.reading.claims.map(\.topic.id))")
    }
  }
}
