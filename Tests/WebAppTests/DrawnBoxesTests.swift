import CaseCore
import Engine
import Evidence
import TestKit
import Testing

@testable import WebApp

/// Boxes that a person draws over a picture.
@Suite struct DrawnBoxesTests {
  @Test func `a line is four percentages`() {
    let drawn = DrawnBoxes("10 25 60 8\n\n 0,0，100%,100\n12.5 0.25 1.234 99.7")
    #expect(drawn.isWhole)
    #expect(
      drawn.shares == [
        PictureShare(left: 1000, top: 2500, width: 6000, height: 800),
        PictureShare(left: 0, top: 0, width: 10_000, height: 10_000),
        PictureShare(left: 1250, top: 25, width: 123, height: 9970),
      ])
  }

  @Test(arguments: [
    "1 2 3", "1 2 3 4 5", "a b c d", "50 0 51 10", "0 0 0 10", "-1 0 5 5", "1. 2 3 4", ".5 1 1 1",
    "1 2 3 4e1", "٣ 1 1 1", "99999999999999999999 1 1 1",
  ])
  func `anything else is told as it was written`(line: String) {
    let drawn = DrawnBoxes("10 10 10 10\n\(line)\n")
    #expect(!drawn.isWhole && drawn.wrong == line)
  }

  @Test(arguments: 0..<200)
  func `a share covers every pixel that it touches and none outside`(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed) + 1)
    let width = Int.random(in: 1...9000, using: &random)
    let height = Int.random(in: 1...9000, using: &random)
    let left = Int.random(in: 0..<10_000, using: &random)
    let top = Int.random(in: 0..<10_000, using: &random)
    let share = try #require(
      PictureShare(
        left: left, top: top, width: Int.random(in: 1...(10_000 - left), using: &random),
        height: Int.random(in: 1...(10_000 - top), using: &random)))
    let box = try #require(share.box(in: (width, height)))
    #expect(box.x + box.width <= width && box.y + box.height <= height)
    #expect(box.x * 10_000 <= share.left * width)
    #expect((box.x + box.width) * 10_000 >= (share.left + share.width) * width)
    #expect(box.y * 10_000 <= share.top * height)
    #expect((box.y + box.height) * 10_000 >= (share.top + share.height) * height)
  }
}
