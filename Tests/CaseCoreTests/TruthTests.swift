import CaseCore
import Testing

@Suite struct TruthTests {
  // Kleene 1952, §64: the tables written out whole.
  static let and: [(Truth, Truth, Truth)] = [
    (.yes, .yes, .yes), (.yes, .unknown, .unknown), (.yes, .no, .no),
    (.unknown, .yes, .unknown), (.unknown, .unknown, .unknown), (.unknown, .no, .no),
    (.no, .yes, .no), (.no, .unknown, .no), (.no, .no, .no),
  ]
  static let or: [(Truth, Truth, Truth)] = [
    (.yes, .yes, .yes), (.yes, .unknown, .yes), (.yes, .no, .yes),
    (.unknown, .yes, .yes), (.unknown, .unknown, .unknown), (.unknown, .no, .unknown),
    (.no, .yes, .yes), (.no, .unknown, .unknown), (.no, .no, .no),
  ]

  @Test(arguments: and) func `and follows the table`(left: Truth, right: Truth, result: Truth) {
    #expect(left & right == result)
  }

  @Test(arguments: or) func `or follows the table`(left: Truth, right: Truth, result: Truth) {
    #expect(left | right == result)
  }

  @Test func `not keeps unknown`() {
    #expect(!Truth.unknown == .unknown)
    #expect(!Truth.yes == .no)
    #expect(!Truth.no == .yes)
  }
}
