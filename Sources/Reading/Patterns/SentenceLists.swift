/// Which lists stand in a sentence, and where.
///
/// The lists are bits in blocks of 64. For every block that a hit belongs to there is a touch: which
/// lists of the block these are. The touches of a block are strung together in the order of the hits'
/// ends, so that a pattern can go through what stands of a list.
struct SentenceLists: ~Copyable {
  typealias Hit = SentenceMatcher.Hit

  /// Some lists of one block that a hit belongs to.
  struct Touch {
    let mask: UInt64
    let hit: Int32
    /// The next one of the same block; -1 for none.
    var next: Int32
  }

  private let roles: RoleTable
  /// The lists that stand in the sentence, as bits.
  private let bits: Memory<UInt64>
  /// The first touch of each block; -1 for none.
  private let first: Memory<Int32>
  private var touches: Memory<Touch>
  private var touchCount: Int32 = 0
  /// What was read ahead; it means nothing.
  private var ahead: UInt64 = 0

  /// No sentence; its hits will have `roles`.
  init(_ roles: RoleTable) {
    self.roles = roles
    // One more than there are, for what roles are padded with.
    bits = Memory(repeating: 0, count: roles.blockCount + 1)
    first = Memory(repeating: -1, count: roles.blockCount + 1)
    touches = Memory(count: 512)
  }

  /// Forgets the sentence before and notes what of `hits`, the last one first, patterns are made of.
  mutating func begin(_ hits: UnsafeBufferPointer<Hit>) {
    bits.fill(with: 0)
    first.fill(with: -1)
    touchCount = 0
    note(hits, sides: false)
  }

  /// Notes the lists that the hits belong to: those that are steps of patterns, or the other ones.
  ///
  /// Each hit is put before those that it stands before, so that the touches of a block are strung
  /// together without asking for their end.
  mutating func note(_ hits: UnsafeBufferPointer<Hit>, sides: Bool) {
    let (spans, blocks, masks) = (roles.spans.base, roles.blocks.base, roles.masks.base)
    let (present, first) = (bits.base, self.first.base)
    // No role has more blocks than there are.
    touches.reserve(Int(touchCount) + hits.count * roles.mostBlocks, keeping: Int(touchCount))
    let touches = self.touches.base
    // Asked for beforehand, so that none of them waits for the others in the loop below.
    var sum: UInt64 = 0
    for hit in hits.indices {
      let first = Int(spans[Int(hits[hit].role)].first)
      sum &+= masks[first] &+ UInt64(blocks[first])
    }
    ahead = sum
    var count = touchCount
    var hit: Int32 = 0
    let last = Int32(truncatingIfNeeded: hits.count)
    while hit < last {
      let span = spans[Int(hits[Int(hit)].role)]
      var index = Int(sides ? span.side : span.first)
      let end = Int(sides ? span.end : span.side)
      while index < end {
        for place in 0..<RoleTable.step {
          let (block, mask) = (Int(blocks[index &+ place]), masks[index &+ place])
          present[block] |= mask
          touches[Int(count) &+ place] = Touch(mask: mask, hit: hit, next: first[block])
          first[block] = count &+ Int32(truncatingIfNeeded: place)
        }
        count &+= Int32(RoleTable.step)
        index &+= RoleTable.step
      }
      hit &+= 1
    }
    touchCount = count
  }

  /// The first hit of `list`, as the number of its touch; -1 for none.
  @inline(__always)
  func first(of list: Int32) -> Int32 {
    from(first[list >> 6], list)
  }

  /// The hit of `list` behind the touch `touch`.
  @inline(__always)
  func next(of list: Int32, behind touch: Int32) -> Int32 {
    from(touches[touch].next, list)
  }

  @inline(__always)
  private func from(_ touch: Int32, _ list: Int32) -> Int32 {
    var touch = touch
    let touches = self.touches.base
    let bit = UInt64(truncatingIfNeeded: list)
    while touch >= 0, touches[Int(touch)].mask &>> bit & 1 == 0 {
      touch = touches[Int(touch)].next
    }
    return touch
  }

  /// Which hit it is whose touch is `touch`.
  @inline(__always)
  func hit(_ touch: Int32) -> Int32 { touches[touch].hit }

  /// The lists that stand in the sentence, as bits.
  @inline(__always)
  var present: UnsafePointer<UInt64> { UnsafePointer(bits.base) }

  /// Whether `list` stands in a sentence that has `present`.
  @inline(__always)
  static func has(_ present: UnsafePointer<UInt64>, _ list: Int32) -> Bool {
    present[Int(list) >> 6] &>> UInt64(truncatingIfNeeded: list) & 1 != 0
  }
}
