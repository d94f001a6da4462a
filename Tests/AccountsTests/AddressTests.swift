import Testing

@testable import Accounts

@Suite struct AddressTests {
  @Test(arguments: [
    ("li@example.org", "li@example.org"), ("  Li.Na@QQ.com\r\n", "li.na@qq.com"),
    ("a+b@x-y.example", "a+b@x-y.example"),
    ("12345@xn--fiqs8s.example", "12345@xn--fiqs8s.example"),
  ])
  func `an address is known in one form`(typed: String, text: String) {
    #expect(EmailAddress(typed)?.text == text)
  }

  @Test(arguments: [
    "", "@", "li", "li@", "@example.org", "li@example", "li@@example.org", "l i@example.org",
    ".li@example.org", "li.@example.org", "l..i@example.org", "li@-a.org", "li@a-.org", "li@a..org",
    "li@example.org.", "\"li\"@example.org", "李@example.org", "li@例子.org",
    "li@example.org\nBcc: x@y.z",
    "li\u{0}@example.org", String(repeating: "a", count: 65) + "@example.org",
    "a@" + String(repeating: "b.", count: 130) + "org",
    "li@" + String(repeating: "a", count: 64) + ".org",
  ])
  func `what no mail can be sent to is no address`(typed: String) {
    #expect(EmailAddress(typed) == nil)
  }

  @Test(arguments: [
    ("abcde", Password.Objection.tooShort), ("一二三四五六七八九", .tooShort),
    (String(repeating: "x", count: 1025), .tooLong), ("Somebody@Example.org", .isAddress),
    ("somebodysomebody", .isAddress), ("ababababab", .isPattern), ("0000000000", .isPattern),
    ("1234567890", .isPattern), ("9876543210", .isPattern), ("abcdefghij", .isPattern),
  ])
  func `a new password that anybody would guess is not taken`(
    typed: String, objection: Password.Objection
  ) throws {
    let address = try #require(EmailAddress("somebody@example.org"))
    #expect(Password(typed).objection(for: address) == objection)
  }

  @Test(arguments: ["correct horse battery", "我家的猫叫做小老虎呀", "1235813213", "          a b"])
  func `any other one is`(typed: String) throws {
    let address = try #require(EmailAddress("somebody@example.org"))
    #expect(Password(typed).objection(for: address) == nil)
  }

  @Test func `a hash knows its password and comes back from its text`() throws {
    let cost = try #require(PasswordCost(checking: 16, blockSize: 1, parallelism: 1))
    let hash = PasswordHash(Password("correct horse"), salt: [UInt8](0..<16), cost: cost)
    #expect(hash.matches(Password("correct horse")))
    #expect(!hash.matches(Password("correct horse ")) && !hash.matches(Password("")))
    #expect(PasswordHash(text: hash.text) == hash)
    let other = PasswordHash(Password("correct horse"), salt: [UInt8](1..<17), cost: cost)
    #expect(other.text != hash.text)
    for text in [
      "", "scrypt", hash.text + "$", hash.text.uppercased(), "x" + hash.text,
      hash.text.replacing("$16$", with: "$17$"), hash.text.replacing("$16$", with: "$016$"),
      hash.text.replacing("$16$", with: "$16777216$"), String(hash.text.dropLast(2)),
    ] {
      #expect(PasswordHash(text: text) == nil, "\(text)")
    }
  }

  @Test func `printing a secret shows nothing of it`() throws {
    let token = SecretToken(random: [UInt8](repeating: 0xab, count: 32))
    let secret = try #require(TimeCodeSecret(bytes: [UInt8](repeating: 0x41, count: 20)))
    let code = RecoveryCode(random: [UInt8](repeating: 0x41, count: 10))
    for shown in [
      "\(token) \(String(reflecting: token))", "\(secret) \(String(reflecting: secret))",
      "\(code) \(String(reflecting: code))",
      "\(Password("hunter22hunter")) \(String(reflecting: Password("hunter22hunter")))",
    ] {
      #expect(!shown.contains("abab") && !shown.contains("65, 65") && !shown.contains("hunter"))
    }
    var dumped = ""
    dump((token, secret, code, Password("hunter22hunter")), to: &dumped)
    #expect(!dumped.contains("171") && !dumped.contains("65") && !dumped.contains("hunter"))
  }

  @Test func `the number of the forms follows from the session, and differs from it`() {
    let one = SecretToken(random: [UInt8](repeating: 1, count: 32))
    let two = SecretToken(random: [UInt8](repeating: 2, count: 32))
    #expect(one.formToken == SecretToken(text: one.text)?.formToken)
    #expect(one.formToken != two.formToken && one.formToken != one.text)
    #expect(one.formToken.count == 64)
    #expect(SecretToken(text: "ab") == nil && SecretToken(text: one.text + "0") == nil)
  }
}
