import CaseCore
import Playbook
import Testing

@Suite struct TextVersionTests {
  private static let order = Moment(seconds: 1_000_000)

  /// Versions by entry: from and seen, in seconds from the order.
  private func inForce(
    _ versions: [(from: Int64?, seen: Int64)], known: Bool = true
  ) -> TextVersions {
    TextVersions(
      title: "t",
      versions: versions.enumerated().map { entry, version in
        .init(
          entry: entry, from: version.from.map { Self.order + $0 },
          seenAt: Self.order + version.seen)
      }, orderedAt: known ? Self.order : nil)
  }

  @Test func `the latest beginning that is not after the order is in force`() {
    let versions = inForce([(-900, 50), (-100, 60), (1, 70)])
    #expect(versions.inForce == .begun(1))
    #expect(versions.setAside == [0, 2])
    #expect(inForce([(0, 50)]).inForce == .begun(0))
  }

  @Test func `without a printed day what was seen last before the order is in force`() {
    #expect(inForce([(nil, -500), (nil, -5), (nil, 9)]).inForce == .seenBefore(1))
    // What begins after the order changes nothing of that.
    #expect(inForce([(nil, -500), (3, 9)]).inForce == .seenBefore(0))
  }

  @Test func `what was seen only after the order is said to be that`() {
    #expect(inForce([(nil, 500), (nil, 20)]).inForce == .seenOnlyAfter(1))
    #expect(inForce([(nil, 500), (3, 20)]).inForce == .seenOnlyAfter(0))
  }

  @Test func `a version without a day that was seen since the last beginning leaves it open`() {
    let versions = inForce([(-900, 50), (nil, -100), (-2000, 10)])
    #expect(versions.inForce == .unclear([0, 1]))
    #expect(versions.setAside == [2])
    #expect(inForce([(-900, 50), (-900, 60)]).inForce == .unclear([0, 1]))
    // Seen before that beginning it is an older one.
    #expect(inForce([(-900, 50), (nil, -1000)]).inForce == .begun(0))
  }

  @Test func `versions that all begin later were not in force`() {
    let versions = inForce([(1, -5), (7, 3)])
    #expect(versions.inForce == .notYet([0, 1]))
    #expect(versions.setAside == [0, 1])
  }

  @Test func `without the time of the order nothing is set aside`() {
    let versions = inForce([(1, -5), (7, 3)], known: false)
    #expect(versions.inForce == .orderUnknown && versions.setAside.isEmpty)
  }
}
