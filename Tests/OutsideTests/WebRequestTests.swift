import Glibc
import Outside
import TestKit
import Testing

/// What an exchange comes to when the other side does not answer; answers themselves are tested
/// from end to end, against an authority on loopback.
@Suite struct WebRequestTests {
  /// A socket on loopback that takes connections and never says anything.
  private final class SilentServer {
    let descriptor: Int32
    let port: UInt16

    init() throws {
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let descriptor = descriptor
      let bound = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          bind(descriptor, address, size) == 0 && listen(descriptor, 4) == 0
            && getsockname(descriptor, address, &size) == 0
        }
      }
      try #require(bound)
      port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
  }

  // Where time is not what is tested there is plenty of it: other tests may hold every thread.
  private func request(_ url: String, timeoutSeconds: Int) -> WebRequest {
    WebRequest(
      post: [1, 2, 3], to: url, mediaType: "application/timestamp-query",
      accepts: "application/timestamp-reply", timeoutSeconds: timeoutSeconds, limitBytes: 1_000)
  }

  private func failure(
    _ url: String, timeoutSeconds: Int = 600
  ) async -> WebRequest.Failure? {
    do throws(WebRequest.Failure) {
      _ = try await request(url, timeoutSeconds: timeoutSeconds).send()
      return nil
    } catch {
      return error
    }
  }

  @Test func `a side that says nothing is left when the time is over`() async throws {
    let server = try SilentServer()
    #expect(await failure("http://127.0.0.1:\(server.port)/", timeoutSeconds: 1) == .timedOut)
  }

  @Test func `a side that is not there cannot be reached`() async throws {
    // The port was free an instant ago, and nobody listens on it now.
    let port = try SilentServer().port
    #expect(await failure("http://127.0.0.1:\(port)/") == .unreachable)
  }

  @Test(arguments: [
    "file:///etc/hostname", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "http://", "",
    "https://127.0.0.1:1/{a,b}",
  ])
  func `no other protocol is spoken and no address is several`(url: String) async {
    #expect(await failure(url) == .unreachable)
  }
}
