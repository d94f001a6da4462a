import CaseCore
import Testing

@testable import WebApp

@Suite struct FormDataTests {
  @Test(arguments: [
    ("a=b", "b"), ("a=", ""), ("a", ""), ("a=b+c%20d", "b c d"), ("a=%E4%BB%98", "\u{4ed8}"),
    ("a=x%0D%0Ay%0Az", "x\ny\nz"), ("a=1&a=2", "1"), ("b=1&a=2", "2"), ("a=b=c", "b=c"),
  ])
  func `a field is read as the browser meant it`(sent: String, value: String) throws {
    let form = try #require(FormData(Array(sent.utf8)))
    #expect(form["a"] == value)
    #expect(form["c"] == nil)
  }

  @Test(arguments: ["a=%", "a=%2", "a=%zz", "%ff=a", "a=%ff", "a=%e4%bb"])
  func `a broken field is no form`(sent: String) { #expect(FormData(Array(sent.utf8)) == nil) }

  @Test func `a form of ours has so many fields and no more`() {
    let most = Array(repeating: "a=1", count: Limits.formFields)
    #expect(FormData(Array(most.joined(separator: "&").utf8)) != nil)
    #expect(FormData(Array((most + ["a=1"]).joined(separator: "&").utf8)) == nil)
    #expect(FormData([])?["a"] == nil)
  }
}
