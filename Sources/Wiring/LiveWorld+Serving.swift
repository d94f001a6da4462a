import CaseCore
public import Commands
import Engine
import WebApp
import WebServer

extension LiveWorld {
  public func serve(
    _ wish: Invocation.Wish, port: Int, running: @escaping @Sendable (_ link: String) -> Void
  ) async throws {
    let caretaker = try await caretaker(wish)
    let engine = caretaker.engine
    let access = LocalAccess(randomness: engine.randomness)
    do {
      try await LocalServer(port: port).run { port in
        WebSite(engine: engine, access: access, port: port, erasing: caretaker, announce: running)
      } running: { port in
        running(WebSite.startLink(port: port, token: access.issueToken()))
      }
    } catch LocalServer.Failure.portTaken(let port) {
      throw Refusal(
        "port-taken", .unavailable,
        what: Bilingual(
          zh: "端口 \(port) 不能用：已被占用，或没有权限",
          en: "Port \(port) cannot be had: something else uses it, or it is not allowed"),
        mend: Bilingual(zh: "换一个端口，或不写 --port", en: "choose another port, or leave --port out"))
    }
  }
}
