import Evidence
import Testing
import Timestamps

@Suite struct AuthorityFileTests {
  @Test func `a list of authorities is read as it was written`() async throws {
    let roots = try await TestAuthority.shared.roots
    let first = try #require(
      AuthorityFile.Authority(url: "https://tsa.example/tsr", policy: "1.2.3", roots: roots))
    let second = try #require(
      AuthorityFile.Authority(url: "http://127.0.0.1:8080/", policy: nil, roots: .none))
    let file = try #require(AuthorityFile([first, second]))
    #expect(try AuthorityFile(parsing: file.text) == file)
    #expect(file.roots == roots)
    #expect(try AuthorityFile(parsing: "").authorities.isEmpty)
    #expect(try AuthorityFile(parsing: "# nothing yet\n\n").authorities.isEmpty)
    #expect(AuthorityFile([first, first]) == nil)
  }

  @Test(arguments: [
    ("authority ftp://tsa.example\n", 1), ("policy 1.2.3\n", 1),
    ("authority https://tsa.example\npolicy x\n", 2),
    ("authority https://tsa.example\npolicy 1.2\npolicy 1.3\n", 3),
    ("authority https://tsa.example\n-----BEGIN CERTIFICATE-----\nAAAA\n", 4),
    (
      "authority https://tsa.example\n-----BEGIN CERTIFICATE-----\n!\n"
        + "-----END CERTIFICATE-----\n", 4
    ),
    ("authority https://tsa.example\nroot\n", 2),
  ])
  func `a list that makes no sense is refused with its line`(text: String, line: Int) {
    do throws(AuthorityFile.Fault) {
      _ = try AuthorityFile(parsing: text)
      Issue.record("It was taken.")
    } catch {
      #expect(error.line == line)
    }
  }

  @Test(arguments: [
    "https://", "https:///x", "file:///etc/passwd", "tsa.example", "https://me:pw@tsa.example/",
    "https://tsa.example/a b", "https://tsa.example/\n", "https://tsa.example/\u{e9}",
    "https://tsa.example/{a,b}", "-o/tmp/x", "",
  ])
  func `an address that must not be asked is refused`(url: String) {
    #expect(!AuthorityFile.Authority.isAddress(url))
  }
}
