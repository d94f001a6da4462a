import CaseCore
import Testing

@testable import WebApp

/// Forms with files, read in pieces of any size.
@Suite struct MultipartBodyTests {
  private struct Part: Equatable {
    let name: String
    let fileName: String?
    let content: [UInt8]
  }

  private static func parts(
    of bytes: [UInt8], each: Int, boundary: String = "XyZ", limit: Int64 = 1 << 20
  ) throws -> [Part] {
    let body = MultipartBody(
      .pieces(of: bytes, each: each), boundary: Array(boundary.utf8), limitBytes: limit)
    var parts: [Part] = []
    while let head = try body.nextPart() {
      var content: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 7)
      while true {
        let count = try buffer.withUnsafeMutableBytes { try body.fill($0) }
        guard count > 0 else { break }
        content += buffer.prefix(count)
      }
      parts.append(Part(name: head.name, fileName: head.fileName, content: content))
    }
    #expect(try body.nextPart() == nil)
    return parts
  }

  private static let bytes = Array(
    """
    --XyZ\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc\r\n\
    --XyZ\r\ncontent-disposition: form-data; name="files"; filename="a %22b%22.txt"\r\n\
    Content-Type: text/plain\r\n\r\nline\r\n--XyY\r\n\r\n--Xy\r\r\n\
    --XyZ\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n\
    --XyZ--\r\n
    """.utf8)

  @Test(arguments: 1...40)
  func `the pieces in which it comes change nothing`(each: Int) throws {
    #expect(
      try Self.parts(of: Self.bytes, each: each) == [
        Part(name: "token", fileName: nil, content: Array("abc".utf8)),
        Part(
          name: "files", fileName: "a \"b\".txt",
          content: Array("line\r\n--XyY\r\n\r\n--Xy\r".utf8)),
        Part(name: "files", fileName: "", content: []),
      ])
  }

  @Test func `a part that is not read is passed over`() throws {
    let body = MultipartBody(
      .pieces(of: Self.bytes, each: 5), boundary: Array("XyZ".utf8), limitBytes: 1000)
    #expect(try body.nextPart()?.name == "token")
    #expect(try body.nextPart()?.fileName == "a \"b\".txt")
    #expect(try body.nextPart()?.fileName == "")
    #expect(try body.nextPart() == nil)
  }

  @Test func `what is cut, too long or without a name is no form`() throws {
    for count in 1..<(Self.bytes.count - 4) {
      #expect(throws: MultipartBody.Failure.malformed) {
        try Self.parts(of: Array(Self.bytes.prefix(count)), each: 9)
      }
    }
    #expect(throws: MultipartBody.Failure.tooLarge) {
      try Self.parts(of: Self.bytes, each: 10, limit: 100)
    }
    let nameless = "--XyZ\r\nContent-Type: text/plain\r\n\r\nx\r\n--XyZ--\r\n"
    #expect(throws: MultipartBody.Failure.malformed) {
      try Self.parts(of: Array(nameless.utf8), each: 10)
    }
    let endless = [UInt8]("--XyZ\r\n".utf8) + [UInt8](repeating: 0x61, count: 20_000)
    #expect(throws: MultipartBody.Failure.malformed) {
      try Self.parts(of: endless, each: 1000)
    }
    let body = MultipartBody(
      .pieces(of: Self.bytes, each: 3, cutAt: 60), boundary: Array("XyZ".utf8), limitBytes: 1000)
    #expect(throws: BodyStream.Failure.lost) { while try body.nextPart() != nil {} }
  }

  @Test func `a field has a limit`() throws {
    let body = MultipartBody(
      .pieces(of: Self.bytes, each: 3), boundary: Array("XyZ".utf8), limitBytes: 1000)
    _ = try body.nextPart()
    #expect(try body.text(limit: 2) == nil)
    _ = try body.nextPart()
    #expect(try body.text(limit: 100)?.hasPrefix("line") == true)
  }

  @Test(
    arguments: [
      ("multipart/form-data; boundary=abc", "abc"),
      ("Multipart/Form-Data;boundary=\"a b\"", "a b"),
      ("multipart/form-data; charset=utf-8; Boundary=x", "x"), ("multipart/form-data", nil),
      ("multipart/form-data; boundary=", nil), ("text/plain; boundary=x", nil),
      ("multipart/form-data; boundary=\u{e4}", nil),
      ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", nil),
    ] as [(String, String?)])
  func `the boundary is read from the content type`(type: String, boundary: String?) {
    #expect(MultipartBody.boundary(of: type) == boundary.map { Array($0.utf8) })
  }
}
