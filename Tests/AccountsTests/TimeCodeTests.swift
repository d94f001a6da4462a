import CaseCore
import Crypto
import Testing

@testable import Accounts

@Suite struct TimeCodeTests {
  private static let secret = TimeCodeSecret(bytes: Array("12345678901234567890".utf8))

  /// RFC 4226, appendix D.
  @Test(
    arguments: Array(
      [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
      ].enumerated()))
  func `codes by count are those of RFC 4226`(step: Int, code: String) throws {
    #expect(try #require(Self.secret).code(at: Int64(step)) == code)
  }

  /// RFC 6238, appendix B: eight digits, with each of its three hashes.
  @Test(
    arguments: [
      (59, "94287082", "46119246", "90693936"),
      (1_111_111_109, "07081804", "68084774", "25091201"),
      (1_111_111_111, "14050471", "67062674", "99943326"),
      (1_234_567_890, "89005924", "91819424", "93441116"),
      (2_000_000_000, "69279037", "90698825", "38618901"),
      (20_000_000_000, "65353130", "77737706", "47863826"),
    ] as [(Int64, String, String, String)])
  func `codes by time are those of RFC 6238`(
    seconds: Int64, sha1: String, sha256: String, sha512: String
  ) throws {
    let message = TimeCodeSecret.message(seconds / TimeCodeSecret.stepSeconds)
    func code<Hash: HashFunction>(_ hash: Hash.Type, _ count: Int) -> String {
      let seed = (0..<count).map { Array("1234567890".utf8)[$0 % 10] }
      let mac = HMAC<Hash>.authenticationCode(for: message, using: SymmetricKey(data: seed))
      return TimeCodeSecret.code(of: Array(mac), digits: 8)
    }
    #expect(code(Insecure.SHA1.self, 20) == sha1)
    #expect(code(SHA256.self, 32) == sha256)
    #expect(code(SHA512.self, 64) == sha512)
    let secret = try #require(Self.secret)
    let step = secret.step(of: String(sha1.suffix(6)), at: Moment(seconds: seconds), after: nil)
    #expect(step == seconds / 30)
  }

  @Test func `a code is good a step early and late, and once`() throws {
    let secret = try #require(Self.secret)
    let now = Moment(seconds: 1_000_000_000)
    let step = now.seconds / 30
    for (offset, isGood) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
      let code = secret.code(at: step + Int64(offset))
      #expect((secret.step(of: code, at: now, after: nil) != nil) == isGood, "\(offset)")
    }
    let code = secret.code(at: step)
    #expect(secret.step(of: code, at: now, after: step) == nil)
    #expect(secret.step(of: code, at: now, after: step - 1) == step)
    #expect(secret.step(of: "\(code.prefix(3)) \(code.suffix(3))", at: now, after: nil) == step)
    for wrong in ["", "1", code + "0", "abcdef", String(code.dropLast())] {
      #expect(secret.step(of: wrong, at: now, after: nil) == nil)
    }
  }

  @Test func `the address for apps names issuer, account and secret`() throws {
    let secret = try #require(Self.secret)
    #expect(
      secret.address(issuer: "Recourse", name: "li@example.org")
        == "otpauth://totp/Recourse:li%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=Recourse")
    #expect(secret.typed == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    #expect(TimeCodeSecret(bytes: [1, 2, 3]) == nil)
  }

  /// RFC 4648, 10, without the padding.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ])
  func `base 32 is that of RFC 4648`(text: String, code: String) {
    #expect(Base32.text(of: Array(text.utf8)) == code)
    #expect(Base32.bytes(of: code.lowercased()) == Array(text.utf8))
  }

  @Test func `a code for a lost telephone is read as it is typed`() throws {
    let code = RecoveryCode(random: [UInt8](10..<20))
    #expect(code.text.count == 19)
    for typed in [
      code.text, code.text.lowercased(), code.text.filter { $0 != "-" }, " \(code.text)",
    ] {
      #expect(RecoveryCode(typed: typed)?.hash == code.hash)
    }
    for typed in ["", "ABCD", code.text + "A", "0" + code.text.dropFirst(), "!"] {
      #expect(RecoveryCode(typed: typed) == nil)
    }
    #expect(Base32.bytes(of: "MZ") == nil)
  }
}
