import CaseCore
import Imports
import TestKit
import Testing

@Suite struct HostileScreenTests {
  static let kinds = ScreenReader.kinds.sorted { $0.text < $1.text }

  @Test(arguments: kinds)
  func `a page without a piece gives nothing`(kind: EvidenceKind.Name) throws {
    let page = try ScreenPage.page([])
    let reading = try? ScreenPage.reading(page, as: kind)
    #expect(reading?.findings.isEmpty ?? (kind == EvidenceKinds.chatScreenshot))
    #expect(ScreenReader.kind(of: page) == EvidenceKinds.screenshot)
  }

  @Test func `as many pieces as there can be, all in one place, are gone through`() throws {
    try Self.goThrough(Limits.recognisedPieces, as: EvidenceKinds.screenshot)
  }

  @Test(arguments: kinds)
  func `many pieces in one place are gone through as any kind`(kind: EvidenceKind.Name) throws {
    try Self.goThrough(500, as: kind)
  }

  private static func goThrough(_ count: Int, as kind: EvidenceKind.Name) throws {
    let texts = ["订单号", "2026-11-18 20:14:05", "余额: 12", "+5", "昨天 13:04", "-98.00", "77"]
    let pieces = (0..<count).map { index in
      ScreenPage.Piece(text: texts[index % texts.count], x: 5, y: 5, height: 65_000, width: 65_000)
    }
    let reading = try ScreenPage.reading(try ScreenPage.page(pieces), as: kind)
    #expect(reading.findings.count <= Limits.findingsPerFile)
  }

  @Test(arguments: kinds)
  func `boxes outside of the picture and of any size are gone through`(kind: EvidenceKind.Name)
    throws
  {
    var random = SplitMix64(state: 11)
    let texts = ["订单号", "2026-11-1820:14:05", "余额:12", "+5", "下午3:05", "¥98.00", "支付成功", "卡密"]
    for _ in 0..<40 {
      let pieces = (0..<60).map { _ in
        ScreenPage.Piece(
          text: texts.randomElement(using: &random) ?? "",
          x: .random(in: 0...65_535, using: &random),
          y: .random(in: 0...65_535, using: &random),
          height: .random(in: 1...65_535, using: &random),
          width: .random(in: 1...65_535, using: &random))
      }
      let sizes = [Int.min, -1, 0, 1, 500, 65_535, 65_536, Int.max]
      let size = sizes.randomElement(using: &random) ?? 0
      let page = try ScreenPage.page(pieces, width: size, height: size)
      let reading = try? ScreenPage.reading(page, as: kind)
      for finding in reading?.findings ?? [] { #expect(Place(finding.place.text) != nil) }
    }
  }

  @Test func `bytes that are no recognised page are refused`() {
    let bytes = Array("订单号: 1234567".utf8)
    #expect(throws: ReaderError.damaged("recognised page")) {
      try ScreenReader.reading(of: bytes.span, as: EvidenceKinds.orderScreenshot)
    }
  }

  @Test func `no reader of text takes a screenshot`() {
    for kind in Self.kinds { #expect(Readers.reader(for: kind) == nil) }
  }
}
