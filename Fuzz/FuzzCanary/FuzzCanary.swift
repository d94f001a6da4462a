// A planted fault that a working fuzzer finds within seconds. `make fuzz` fails if this target
// survives: then the others would survive for nothing too.

/// The entry point that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCanary(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  // One branch a byte: without coverage, chance would need sixteen million inputs.
  if count >= 3, input[0] == UInt8(ascii: "B") {
    if input[1] == UInt8(ascii: "U") {
      precondition(input[2] != UInt8(ascii: "G"), "This is the planted fault.")
    }
  }
  return 0
}
