/// What words are to patterns: those that belong to the same lists have the same role.
///
/// A role is some blocks of 64 lists with a bit for each list that its words belong to.
struct RoleTable: Sendable {
  /// Where the blocks of a role begin, where those begin that hold no step, and where they end.
  struct Span: Sendable {
    let first: Int32
    let side: Int32
    let end: Int32
  }

  /// Blocks are read so many at once.
  static let step = 4

  let spans: Table<Span>
  /// The number of each block and the bits in it, in the order of the blocks.
  let blocks: Table<UInt16>
  let masks: Table<UInt64>
  /// How many blocks hold lists by which patterns are looked up; how many there are.
  let triggerBlockCount: Int
  let blockCount: Int
  /// The roles of the quantities that a list has, in the order of `Quantity.Form`.
  let firstQuantity: Int32
  /// The most blocks that a role has.
  let mostBlocks: Int

  /// A table that was built before.
  init(
    spans: Table<Span>, blocks: Table<UInt16>, masks: Table<UInt64>, triggerBlockCount: Int,
    blockCount: Int, firstQuantity: Int32
  ) {
    (self.spans, self.blocks, self.masks) = (spans, blocks, masks)
    (self.triggerBlockCount, self.blockCount) = (triggerBlockCount, blockCount)
    self.firstQuantity = firstQuantity
    mostBlocks = spans.elements.map { Int($0.end - $0.first) }.max() ?? 0
  }

  /// The roles of the words of `vocabulary`, and for each word its role.
  static func of(
    _ vocabulary: Vocabulary, _ builder: ListBuilder, _ order: ListOrder
  ) -> (table: RoleTable, roleOfWord: [Int32]) {
    var known: [[Int32]: Int32] = [:]
    var roles: [[Int32]] = []
    let roleOfWord = vocabulary.listsOfWord.map { lists -> Int32 in
      let numbers = order.bits(of: lists.map(Int.init))
      if let role = known[numbers] { return role }
      known[numbers] = Int32(roles.count)
      roles.append(numbers)
      return Int32(roles.count - 1)
    }
    let firstQuantity = Int32(roles.count)
    for form in Quantity.Form.allCases {
      let lists = builder.readings.filter { form.names.contains($0.name) }.map(\.list)
      roles.append(order.bits(of: lists))
    }
    var spans: [Span] = []
    var blocks: [UInt16] = []
    var masks: [UInt64] = []
    // Padded with a block that nobody asks for, so that a loop over them is one of few lengths.
    func add(_ part: [Int32]) {
      let first = blocks.count
      for number in part {
        let block = UInt16(number / 64)
        if blocks.count == first || blocks[blocks.count - 1] != block {
          blocks.append(block)
          masks.append(0)
        }
        masks[masks.count - 1] |= 1 << UInt64(number % 64)
      }
      while (blocks.count - first) % RoleTable.step != 0 {
        blocks.append(UInt16(order.end / 64))
        masks.append(0)
      }
    }
    for numbers in roles {
      let first = blocks.count
      add(numbers.filter { Int($0) < order.stepEnd })
      let side = blocks.count
      add(numbers.filter { Int($0) >= order.stepEnd })
      spans.append(Span(first: Int32(first), side: Int32(side), end: Int32(blocks.count)))
    }
    // So that every role begins where something lies.
    blocks.append(0)
    masks.append(0)
    let table = RoleTable(
      spans: Table(spans), blocks: Table(blocks), masks: Table(masks),
      triggerBlockCount: order.triggerEnd / 64, blockCount: order.end / 64,
      firstQuantity: firstQuantity)
    return (table, roleOfWord)
  }
}

extension Quantity {
  /// What quantities are to patterns.
  enum Form: Int, CaseIterable {
    case time, workingDays, percent, money

    /// The names by which patterns ask for it.
    var names: [String] {
      switch self {
      case .time: ["time"]
      case .workingDays: ["time", "workdays"]
      case .percent: ["percent"]
      case .money: ["money"]
      }
    }
  }

  /// What it is to patterns.
  var form: Form {
    switch self {
    case .minutes, .hours, .days, .months, .years: .time
    case .workingDays: .workingDays
    case .percent: .percent
    case .money: .money
    }
  }
}
