import CaseCore
import TestKit
import Testing

@testable import Accounts

@Suite struct SlidingWindowTests {
  private static func at(_ seconds: Int64) -> Moment { Moment(seconds: seconds) }

  /// Which of the tries at those times are let through.
  private static func taken(
    _ limit: RateLimit, _ times: [Int64], _ window: inout SlidingWindow
  ) -> [Bool] {
    times.map { window.take(limit, at: at($0)) }
  }

  @Test func `as many tries as the limit says, and again as they grow old`() {
    let limit = RateLimit(3, within: 60)
    var window = SlidingWindow()
    let tries = Self.taken(limit, [0, 10, 20, 59], &window)
    #expect(tries == [true, true, true, false])
    #expect(window.wait(limit, at: Self.at(30)) == 30)
    let later = Self.taken(limit, [60, 69, 70], &window)
    #expect(later == [true, false, true])
    #expect(!window.isOver(limit, at: Self.at(129)) && window.isOver(limit, at: Self.at(130)))
    #expect(window.wait(limit, at: Self.at(130)) == 0)
  }

  @Test func `a clock that is set back keeps nobody out for longer than the window`() {
    let limit = RateLimit(1, within: 60)
    var window = SlidingWindow()
    let tries = Self.taken(limit, [1_000_000, 100, 159, 160], &window)
    #expect(tries == [true, false, false, true])
  }

  /// Against a list of all tries that were let through.
  @Test func `no window of that length ever holds more, and none is turned away for nothing`() {
    var random = SplitMix64(state: 5)
    for _ in 0..<200 {
      let limit = RateLimit(
        Int.random(in: 1...5, using: &random), within: Int64.random(in: 1...30, using: &random))
      var window = SlidingWindow()
      var taken: [Int64] = []
      var now: Int64 = 0
      for _ in 0..<60 {
        now += Int64.random(in: 0...10, using: &random)
        let recent = taken.filter { now - $0 < limit.seconds }.count
        #expect((window.wait(limit, at: Self.at(now)) == 0) == (recent < limit.count))
        let isIn = window.take(limit, at: Self.at(now))
        #expect(isIn == (recent < limit.count))
        if isIn { taken.append(now) }
      }
    }
  }
}
