import CaseCore
import Paper

/// Documents to set.
enum SampleReport {
  /// One of everything that has words.
  static let whole = PaperDocument(
    language: .zh, title: "一份像样的文件", subject: "样张", producer: "Recourse",
    createdAt: "2026-11-22T10:00:00+08:00", headLeft: "一份像样的文件", headRight: "提交给平台",
    practice: "演练 / PRACTICE", blocks: cover + body + [.exhibit(exhibit)])

  private static let cover: [Block] = [
    .paragraph(Paragraph("卷宗册", .subtitle)), .paragraph(Paragraph("一份像样的文件", .title)),
    .paragraph(Paragraph("要点写在前面，一句话说完。", .lead)),
    .table(
      Table(
        .pairs, [.init("", 22), .init("", 78)],
        [
          .init([[Run("对方")], [Run("某某网络科技有限公司")]]),
          .init([[Run("金额")], [Run("¥98.00", .bold)]]),
        ])), .pageBreak,
  ]

  private static let body: [Block] = [
    .heading(Heading(1, "一、经过", .part(1))),
    .paragraph(
      Paragraph(
        [
          Run("11 月 18 日 20:14 付款后，对方说"), Run("在补单", .quoted),
          Run("，到今天没有到账；这一段故意写得长一些，好让一行放不下，看换行和行距是否合适，生僻字𠮷也在里面。"),
        ], margin: [Run("证1", .small, link: .exhibit(1))])),
    .paragraph(Paragraph("一处引用，原话照录。", .quote)),
    .paragraph(Paragraph("要注意的一句话。", .warning)),
    .heading(Heading(2, "证据目录")),
    .table(
      Table(
        .grid,
        [.init("编号", 10), .init("证明什么", 60), .init("金额（元）", 15, isAtEnd: true), .init("页码", 15)],
        [
          .init([
            [Run("证1", link: .exhibit(1))], [Run("付款的时间、金额和收款商户。")], [Run("98.00")],
            [.pages(of: .exhibit(1))],
          ]), .init([[Run("合计")], [], [Run("98.00")], []], isTotal: true),
        ])),
  ]

  private static let exhibit = ExhibitSection(
    number: 1, mark: "证1", title: "聊天记录",
    strip: [
      .init("类型", [Run("电子数据（文件）")]),
      .init("SHA-256", [Run(String(repeating: "0123456789abcdef", count: 4), [.code, .small])]),
    ],
    blocks: [
      .paragraph(Paragraph([Run("第一行")], .line, margin: [Run("1", .faint)])),
      .paragraph(
        Paragraph([Run("在补单")], .marked, margin: [Run("2", .faint)], anchor: .exhibit(1, at: 1))),
      .paragraph(Paragraph("我：还要多久？", .own)), .paragraph(Paragraph("对方：耐心等", .theirs)),
      .heading(Heading(2, "怎样核对")), .list(List([[Run("算一遍")], [Run("比一比")]], isNumbered: true)),
    ])

  /// A list of evidence and `count` exhibits of several pages.
  static func exhibits(count: Int) -> PaperDocument {
    var document = whole
    let rows = (1...count).map { number in
      Table.Row([
        [Run("证\(number)", link: .exhibit(number))], [.pages(of: .exhibit(number))],
      ])
    }
    document.blocks = [
      .heading(Heading(1, "证据目录", .part(1))),
      .table(Table(.grid, [.init("编号", 30), .init("页码", 12)], rows)),
    ]
    for number in 1...count {
      let lines = (0..<(number * 25)).map { line in
        Block.paragraph(
          Paragraph(
            "材料 \(number) 的\(line == 0 ? "开头" : "第 \(line) 行")，写得长一些，好占地方，免得一页就放下了。"))
      }
      document.blocks.append(
        .exhibit(
          ExhibitSection(
            number: number, mark: "证\(number)", title: "材料 \(number)", strip: [], blocks: lines)))
    }
    return document
  }
}
