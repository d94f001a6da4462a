internal import CaseCore

// A planted fault that a working fuzzer finds within seconds. `make fuzz` fails if this target
// survives: then the others would survive for nothing too.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCanary(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  // The fault stands behind a check of another module: coverage must reach through it.
  guard count > 3, Name<Fact>(String(decoding: input, as: UTF8.self)) != nil else { return 0 }
  if input[0] == UInt8(ascii: "B") {
    if input[1] == UInt8(ascii: "U") {
      precondition(input[2] != UInt8(ascii: "G"), "This is the planted fault.")
    }
  }
  return 0
}
