import Testing

/// The tests that run the built program, one after the other: they wait for other processes, and
/// would hold up the rest if they waited all at once.
@Suite(.serialized) enum WholeProgram {}
