internal import CaseCore
internal import Playbook
internal import PlaybookYAML

// The reader of playbooks over any bytes: it must end with a playbook or with what is wrong, and
// what it compiled must load again.

/// The entry point that libFuzzer calls with each input.
///
/// The input is one file `x/playbook.yaml`, or a compiled form where it begins with a zero byte.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPlaybook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let digest = Digest(bytes: [UInt8](repeating: 1, count: 32)) else { return 0 }
  if input.first == 0 {
    _ = try? PlaybookCompiler.load(Array(input.dropFirst()), digest: digest)
    return 0
  }
  guard let source = try? PlaybookSource(files: [.init(name: "x/playbook.yaml", bytes: input)])
  else { return 0 }
  precondition((try? PlaybookSource(framed: source.bytes)) == source, "A source is framed.")
  guard let compiled = try? PlaybookCompiler.compile(source, digest: digest) else { return 0 }
  precondition(
    (try? PlaybookCompiler.load(compiled.bytes, digest: digest)) != nil,
    "What was compiled is loaded again.")
  return 0
}
