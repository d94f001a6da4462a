import CaseCore
import Imports
import Testing

@Suite struct PageReaderTests {
  private func findings(
    _ text: String, as kind: EvidenceKind.Name = EvidenceKinds.orderPage
  ) throws -> [Finding] {
    try PageReader.reading(of: text.utf8.span, as: kind).findings
  }

  private func value(_ fact: String, in findings: [Finding]) -> FactValue? {
    findings.flatMap(\.values).first { $0.fact.text == fact }?.value
  }

  // One page, the label and its value in every arrangement that pages have.
  @Test(arguments: [
    "订单号：ABC123456", "订单号: ABC123456", "订单号 : ABC123456", "订单编号：ABC123456 复制",
    "订单号\nABC123456", "订单号：\nABC123456", "<p>订单号：ABC123456</p>",
    "<td>订单号</td><td>ABC123456</td>", "<div>订单号</div><div>ABC123456</div>",
    "<span>订单号</span><span>ABC123456</span>", "<b>订单号：</b><i>ABC123456</i>",
    "<dt>订单号</dt><dd>ABC123456</dd>", "订单号：<input value='ABC123456'>",
    "<th>订单号</th><th>状态</th></tr><tr><td>ABC123456</td><td>已完成</td>",
    "商品：甲　订单号：ABC123456", "&#35746;单号：ABC&#49;23456", "・订单号：ABC123456",
    "Order No: ABC123456",
  ])
  func `an order number is found beside and under its label`(text: String) throws {
    let page =
      text.contains("<") || text.contains("&")
      ? "<html><body><table><tr>\(text)</tr></table></body></html>" : text
    #expect(value("order_no", in: try findings(page)) == .text("ABC123456"))
  }

  @Test(arguments: ["订单号：", "订单号：暂无", "订单号：12", "订单号\n订单状态\n已完成", "我的订单号忘了ABC123456"])
  func `a label without a number sets none`(text: String) throws {
    #expect(value("order_no", in: try findings(text)) == nil)
  }

  static let states: [(String, String?)] = [
    ("待支付", "pending"), ("已支付", "paid"), ("待处理", "paid"), ("处理中", "processing"),
    ("已完成", "completed"), ("处理失败", "failed"), ("异常", "abnormal"), ("已退款", "refunded"),
    ("已过期", "closed"), ("从没见过", nil), ("未完成", nil), ("已完成吗", nil),
  ]

  @Test(arguments: states)
  func `a state is one that is known or none`(word: String, state: String?) throws {
    let found = try findings("订单号：ABC123456\n订单状态：\(word)")
    #expect(value("order_status", in: found) == state.map(FactValue.choice))
    #expect(found.contains { $0.kind == FindingKinds.orderStatus })
  }

  static let promises: [(String, Span?)] = [
    ("付款后30分钟内到账", Span(30, .minutes)), ("1-30分钟内自动发货", Span(30, .minutes)),
    ("24 小时内到账", Span(24, .hours)), ("3个工作日以内发货", Span(3, .workingDays)),
    ("到账时间：1-30分钟", Span(30, .minutes)), ("预计到账：2天", Span(2, .days)),
    ("24小时内可申请退款", nil), ("到账后24小时内可投诉", nil), ("30分钟到账", nil), ("秒到账", nil),
    ("超过24小时未到账可退款", nil),
  ]

  @Test(arguments: promises)
  func `a promise of delivery is told from other spans`(text: String, span: Span?) throws {
    let found = try findings("商品名称：点券\n\(text)。", as: EvidenceKinds.listing)
    #expect(value("promised_within", in: found) == span.map(FactValue.span))
  }

  @Test func `of two amounts the one that was paid counts`() throws {
    let found = try findings("订单总价：¥100.00\n实际支付价格：¥98.00\n单价：¥50")
    #expect(found.flatMap(\.values).map(\.value) == [.money(Money(minorUnits: 9800))])
    #expect(
      found.map(\.kind) == [FindingKinds.orderAmount, FindingKinds.orderAmount, FindingKinds.price])
  }

  @Test func `scripts, styles and comments say nothing`() throws {
    let found = try findings(
      """
      <html><script>document.write("订单号：ABC123456")</script><style>订单号：ABC123456</style>
      <!-- 订单号：ABC123456 --><template>订单号：ABC123456</template>
      <input type="hidden" value="订单号：ABC123456"><p title="订单号：ABC123456">x</p></html>
      """)
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    "<div hidden>概不退款</div>", "<div style='display:none'>概不退款</div>",
    "<div style=\"color:red; DISPLAY : none\">概不退款</div>",
    "<p style='visibility: hidden'>概不退款</p>", "<span style='font-size:0'>概不退款</span>",
    "<div style='opacity:0'><b>概不<i>退款</i></b></div>",
    "<div hidden><p>概不退款</div>",
  ])
  func `text that is not shown is said and not used`(element: String) throws {
    let page = "<html><body><p>前</p>\(element)<p>订单号：ABC123456</p></body></html>"
    let found = try findings(page)
    #expect(found.filter { $0.kind == FindingKinds.hiddenText }.map(\.quote) == ["概不退款"])
    #expect(value("order_no", in: found) == .text("ABC123456"))
  }

  @Test(arguments: [
    "<div style='opacity:0.5'>x</div>", "<div class='hidden'>x</div>", "<br hidden>",
  ])
  func `text that may be shown is not called hidden`(element: String) throws {
    let found = try findings("<html><body>\(element)</body></html>")
    #expect(!found.contains { $0.kind == FindingKinds.hiddenText })
  }

  @Test(arguments: [
    ("卡密：ABCD1234EFGH", "ABCD1234EFGH"), ("卡号：6222000011112222 密码：xY998877", "xY998877"),
    ("卡密信息\nABCD1234EFGH\nZZZZ9999YYYY", "ZZZZ9999YYYY"),
    ("兑换码: AB12-CD34-EF56", "AB12-CD34-EF56"), ("请收好 AB12-CD34-EF56 谢谢", "AB12-CD34-EF56"),
    ("卡密：12345678----PW445566", "PW445566"),
  ])
  func `no quote shows a card key`(text: String, key: String) throws {
    let found = try findings("订单号：ABC123456\n\(text)\n商品名称：再说一遍 \(key)")
    let keys = found.filter { $0.kind == FindingKinds.cardKey }
    #expect(!keys.isEmpty)
    #expect(keys.allSatisfy { $0.values.isEmpty })
    for finding in found {
      #expect(!finding.quote.contains(key))
      #expect(!finding.details.contains { $0.text.contains(key) })
      #expect(!finding.values.contains { "\($0.value)".contains(key) })
    }
  }

  @Test func `an order number is no card key`() throws {
    let found = try findings("订单详情\n20261118201400ABCDE\n订单号：20261118201400ABCDE")
    #expect(value("order_no", in: found) == .text("20261118201400ABCDE"))
    #expect(!found.contains { $0.kind == FindingKinds.cardKey })
  }

  @Test func `a bad byte costs its line and no other`() throws {
    let whole = try Fixture.reading("pages/order.html")
    let broken = try Fixture.reading("pages/bad-byte.html.bytes")
    #expect(broken.unread.map(\.line) == [18])
    #expect(broken.findings == whole.findings.filter { $0.kind != FindingKinds.orderAccount })
  }

  @Test func `clauses keep their numbers`() throws {
    let numbers = try Fixture.reading("pages/agreement.txt").findings
      .filter { $0.kind == FindingKinds.clause }.flatMap(\.details).map(\.text)
    #expect(numbers == ["第一条", "1.1", "1.2", "五", "5.1", "5.3", "（一）"])
  }

  @Test(arguments: ["15.04.2016, 15:04 说", "3.5 折", "98.00元", "2026.11.18 发布", "24小时内"])
  func `a date or an amount is no clause`(line: String) throws {
    let found = try findings(line, as: EvidenceKinds.agreement)
    #expect(!found.contains { $0.kind == FindingKinds.clause })
  }

  @Test(arguments: ["7. 个人信息", "5.3 付款后未交付的", "第十二条 其他", "3、发货", "12) 其他", "（2）售后"])
  func `a clause is told by its number`(line: String) throws {
    let found = try findings(line, as: EvidenceKinds.agreement)
    #expect(found.map(\.kind) == [FindingKinds.clause])
  }

  @Test func `every row of a table of orders is found`() throws {
    let rows = ["ABC123456", "DEF123456"].map { "<tr><td>\($0)</td><td>68.00</td></tr>" }.joined()
    let table = "<table><tr><th>订单号</th><th>实付金额</th></tr>\(rows)</table>"
    let numbers = try findings(table).filter { $0.kind == FindingKinds.orderNumber }
    #expect(numbers.flatMap(\.values).map(\.value) == [.text("ABC123456"), .text("DEF123456")])
    #expect(Set(numbers.map(\.id)).count == 2)
  }

  @Test func `of a note nothing is taken`() throws {
    let reading = try Fixture.reading("pages/note.txt")
    #expect(reading.kind == EvidenceKinds.note)
    #expect(reading.findings.isEmpty)
    #expect(reading.rows == 3)
    #expect(reading.complete)
  }

  @Test func `a page over the limit is refused`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: Limits.pageBytes + 1)
    #expect(
      throws: ReaderError.tooLarge(sizeBytes: Limits.pageBytes + 1, limit: Limits.pageBytes)
    ) { try PageReader.reading(of: bytes.span, as: EvidenceKinds.note) }
  }
}
