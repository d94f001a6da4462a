import Testing

@testable import Imports

/// The cells of a line are no part of the room's interface, but most of what can go wrong is here.
@Suite struct RowCellsTests {
  private func contents(_ line: String, expecting count: Int?) -> [String] {
    var cells = RowCells()
    let bytes = line.utf8.span
    cells.split(bytes, expecting: count)
    var contents: [String] = []
    for cell in cells.cells { contents.append(bytes.extracting(cell.content).text) }
    return contents
  }

  static let lines: [(String, Int?, [String])] = [
    ("a,b,c", 3, ["a", "b", "c"]),
    ("", 1, [""]),
    (",", 2, ["", ""]),
    ("a,b,c,", 3, ["a", "b", "c"]),
    ("a,b,c,", nil, ["a", "b", "c", ""]),
    ("\"a\",\"b\"", 2, ["a", "b"]),
    ("\"3985734\"\t,x", 2, ["3985734", "x"]),
    ("\t\"3985734\" \u{3000},x\u{202f}", 2, ["3985734", "x"]),
    ("\u{feff}a \u{200e},\u{a0}b", 2, ["a", "b"]),
    ("\"a,b\",c", 2, ["a,b", "c"]),
    ("打开，点击底部\"多多视频\",c", 2, ["打开，点击底部\"多多视频\"", "c"]),
    ("\"打开\"多多视频\"吧\",c", 2, ["打开\"多多视频\"吧", "c"]),
    ("\"说\"\"好\"\"了\",c", 2, ["说\"\"好\"\"了", "c"]),
    // RFC 4180 has one cell here; only the careless reading makes the row whole.
    ("\"底部\"多多视频\"\",c", 2, ["底部\"多多视频\"", "c"]),
    ("\"说\"\"好\"\",对\",c", 2, ["说\"\"好\"\",对", "c"]),
    ("\"never closed,b,c", 3, ["\"never closed", "b", "c"]),
    ("a,\"", 2, ["a", "\""]),
    ("\"\",\"\"", 2, ["", ""]),
  ]

  @Test(arguments: lines)
  func `a line falls into cells`(line: String, count: Int?, cells: [String]) {
    #expect(contents(line, expecting: count) == cells)
  }

  @Test func `a quote that is never closed is said`() {
    var cells = RowCells()
    cells.split("a,\"b,c".utf8.span, expecting: 3)
    #expect(cells.isOpen)
    cells.split("a,\"b\",c".utf8.span, expecting: 3)
    #expect(!cells.isOpen)
  }

  @Test func `cells are joined from left to right`() {
    var cells = RowCells()
    let line = "a,b,c,d,e"
    cells.split(line.utf8.span, expecting: nil)
    cells.join(from: 1, downTo: 3)
    #expect(cells.cells.map(\.content) == [0..<1, 2..<7, 8..<9])
  }
}
