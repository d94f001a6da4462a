import CaseCore
import Sealing
import TestKit
import Testing

@Suite struct WrappedKeyTests {
  let cost: ScryptCost
  let key: SecretKey
  let passphrase: Passphrase
  var random = SplitMix64(state: 32)

  init() throws {
    cost = try #require(ScryptCost(checking: 2, blockSize: 1, parallelism: 1))
    key = try #require(SecretKey(random.bytes(32)))
    passphrase = try #require(Passphrase(Array("正确的 密码短语".utf8)))
  }

  private mutating func wrapped() -> WrappedKey {
    WrappedKey(
      key, holding: .vaultKey, under: passphrase, cost: cost,
      random: random.bytes(WrappedKey.randomBytes))
  }

  @Test mutating func `a wrapped key opens with its passphrase and no other`() throws {
    let wrapped = wrapped()
    let again = try WrappedKey(parsing: Array(wrapped.text.utf8))
    #expect(again == wrapped)
    #expect(try again.key(under: passphrase).bytes == key.bytes)
    let other = try #require(Passphrase(Array("正确的 密码短语 ".utf8)))
    #expect(throws: SealingError.wrongPassphrase) { try again.key(under: other) }
    #expect(wrapped.text.hasPrefix(WrappedKey.firstLine))
    #expect(wrapped.text.utf8.count <= WrappedKey.textBytes)
  }

  @Test mutating func `a torn or changed text is told from a wrong passphrase`() throws {
    let text = Array(wrapped().text.utf8)
    for length in 0..<text.count {
      #expect(throws: SealingError.malformed) {
        try WrappedKey(parsing: Array(text.prefix(length)))
      }
    }
    for (place, byte) in text.enumerated() {
      for other in [byte ^ 1, byte ^ 0x20, 0x30, 0x0a] where other != byte {
        var changed = text
        changed[place] = other
        let error = #expect(throws: SealingError.self) { try WrappedKey(parsing: changed) }
        #expect(error == .malformed || error == .tooCostly)
      }
    }
    #expect(throws: SealingError.malformed) { try WrappedKey(parsing: text + [0x0a]) }
    #expect(throws: SealingError.malformed) { try WrappedKey(parsing: []) }
  }

  @Test mutating func `a cost over the limits is refused before any work`() throws {
    let text = wrapped().text
    for cost in ["1073741824 8 1", "32768 64 17", "16777216 64 1", "3 1 1", "0 1 1", "2 0 1"] {
      #expect(throws: SealingError.tooCostly) {
        try WrappedKey(
          parsing: Array(text.replacing("scrypt 2 1 1", with: "scrypt \(cost)").utf8))
      }
    }
  }

  @Test func `new keys cost 32 MiB a try`() {
    let cost = ScryptCost.standard
    #expect(cost.rounds == 32768 && cost.blockSize == 8 && cost.parallelism == 1)
  }

  @Test func `a passphrase is one line as it is`() {
    #expect(Passphrase([]) == nil)
    #expect(Passphrase([0x0a]) == nil)
    #expect(Passphrase(Array("two\nlines".utf8)) == nil)
    #expect(Passphrase([UInt8](repeating: 0x61, count: 1025)) == nil)
    let plain = Passphrase(Array("a b c d e".utf8))
    for end in ["\n", "\r\n"] {
      let other = Passphrase(Array("a b c d e\(end)".utf8))
      #expect(plain.flatMap { one in other.map { one.isSame(as: $0) } } == true)
    }
    #expect(Passphrase(Array("short".utf8))?.isLongEnough == false)
    #expect(plain?.isLongEnough == true)
  }
}
