import CaseCore
import Evidence
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      "{}", "[]", #""""#, "true", "false", "0", "-1", "9007199254740991", "-9007199254740991",
      #"{"a":1,"aB":[true,{"c":""}],"b":"é😀"}"#, #"["\b\t\n\f\r\"\\\u0000\u001f/"]"#,
      #"{"onTheRecord":1,"onYourAccount":2}"#,
    ])
  func `a canonical value is read and written back`(text: String) throws {
    #expect(try JSON(canonical: Array(text.utf8)).canonicalBytes() == Array(text.utf8))
  }

  @Test(
    arguments: [
      "", " {}", "{} ", "{ }", "null", "nul", "1.0", "1e3", "01", "-0", "+1", "9007199254740992",
      "-9007199254740992", "99999999999999999999", "-", #"{"a":1,}"#, "[1,]", "[,1]", "[1 ,2]",
      #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{"A":1}"#, #"{"":1}"#, #"{"a b":1}"#, #"{"a":1"#,
      #"{"a"}"#, #"{"a":}"#, #"{,"a":1}"#, #""\u0041""#, #""\/""#, #""\u000a""#, #""\u001F""#,
      #""\ud83d\ude00""#, "\"\u{1}\"", "\"a", #""\"#, #""\u00"#, "[1", "[", "{", "tru", "truex",
      "1]", "'a'", #"{"a":1}{"a":1}"#,
    ])
  func `anything else is refused`(text: String) {
    #expect(throws: CanonicalError.self) { try JSON(canonical: Array(text.utf8)) }
  }

  @Test func `depth and size are limited`() throws {
    let fine = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    _ = try JSON(canonical: Array(fine.utf8))
    #expect(throws: CanonicalError.tooDeep) {
      try JSON(canonical: Array(("[" + fine + "]").utf8))
    }
    #expect(throws: CanonicalError.tooLarge(bytes: 64, limit: 63)) {
      try JSON(canonical: Array(fine.utf8), limit: 63)
    }
  }

  @Test func `members are ordered by bytes when written, and a wrong name is refused`() throws {
    let value = JSON.object([
      .init("b", .bool(true)), .init("aa", .integer(1)), .init("aB", .array([])),
    ])
    #expect(
      String(decoding: try value.canonicalBytes(), as: UTF8.self) == #"{"aB":[],"aa":1,"b":true}"#)
    for names in [["a", "a"], ["A"], [""], ["a-b"]] {
      let wrong = JSON.object(names.map { .init($0, .bool(true)) })
      #expect(throws: CanonicalError.self) { try wrong.canonicalBytes() }
    }
    #expect(throws: CanonicalError.self) { try JSON.integer(1 << 53).canonicalBytes() }
  }
}

@Suite struct SecretCommitmentTests {
  @Test func `a commitment opens to its own secret under its own key`() throws {
    let key = SecretCommitment.Key(randomBytes: [UInt8](repeating: 0x0b, count: 32))
    let commitment = SecretCommitment(to: Array("Hi There".utf8), under: key)
    // Computed with another implementation of HMAC-SHA-256 (RFC 2104).
    #expect(
      commitment.code.hex == "198a607eb44bfbc69903a0f1cf2bbdc5ba0aa3f3d9ae3c1c7a3b1696a0b68cf7")
    #expect(commitment.opens(to: Array("Hi There".utf8), under: key))
    #expect(!commitment.opens(to: Array("Hi there".utf8), under: key))
    let other = SecretCommitment.Key(randomBytes: [UInt8](repeating: 0x0c, count: 32))
    #expect(!commitment.opens(to: Array("Hi There".utf8), under: other))
  }
}
