/// Writes the parts of a job one behind the other.
struct JobWriter {
  var bytes: [UInt8]

  mutating func number(_ value: Int) {
    precondition(value >= 0, "A job has no negative numbers.")
    var rest = UInt64(value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func text(_ value: String) {
    // A control has no place on paper, and the reader refuses it.
    let utf8 = value.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
    number(utf8.count)
    bytes += utf8
  }

  mutating func optional<Value>(_ value: Value?, _ write: (inout JobWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<Value>(_ values: [Value], _ write: (inout JobWriter, Value) -> Void) {
    number(values.count)
    for value in values { write(&self, value) }
  }

  mutating func anchor(_ anchor: Anchor?) { optional(anchor) { $0.text($1.text) } }

  mutating func runs(_ runs: [Run]) {
    list(runs) { writer, run in
      switch run.content {
      case .text(let text):
        writer.number(0)
        writer.text(text)
      case .page(let anchor):
        writer.number(1)
        writer.text(anchor.text)
      case .pages(let anchor):
        writer.number(2)
        writer.text(anchor.text)
      }
      writer.bytes.append(run.style.rawValue)
      writer.anchor(run.link)
    }
  }

  mutating func block(_ block: Block) {
    switch block {
    case .heading(let heading):
      number(0)
      number(heading.level)
      text(heading.text)
      anchor(heading.anchor)
    case .paragraph(let paragraph):
      number(1)
      bytes.append(paragraph.role.rawValue)
      runs(paragraph.runs)
      runs(paragraph.margin)
      anchor(paragraph.anchor)
    case .table(let table): self.table(table)
    case .list(let list):
      number(3)
      flag(list.isNumbered)
      self.list(list.items) { $0.runs($1) }
    case .picture(let picture): self.picture(picture)
    case .foreign(let pages):
      number(5)
      text(pages.name)
      list(pages.sizes) { writer, size in
        writer.number(size.width)
        writer.number(size.height)
      }
    case .exhibit(let exhibit):
      number(6)
      number(exhibit.number)
      text(exhibit.mark)
      text(exhibit.title)
      list(exhibit.strip) { writer, line in
        writer.text(line.name)
        writer.runs(line.value)
      }
      list(exhibit.blocks) { $0.block($1) }
    case .pageBreak: number(7)
    }
  }

  private mutating func table(_ table: Table) {
    number(2)
    bytes.append(table.look.rawValue)
    list(table.columns) { writer, column in
      writer.text(column.head)
      writer.number(column.weight)
      writer.flag(column.isAtEnd)
    }
    list(table.rows) { writer, row in
      for cell in row.cells { writer.runs(cell) }
      writer.flag(row.isTotal)
      writer.anchor(row.anchor)
    }
  }

  private mutating func picture(_ picture: Picture) {
    number(4)
    text(picture.name)
    number(picture.width)
    number(picture.height)
    text(picture.alternative)
    runs(picture.caption)
    number(picture.abreast)
  }
}
