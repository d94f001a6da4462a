public import Reading

/// What a person's own story says; all of it is for them to confirm.
public struct StoryScan: Sendable {
  /// The story; places count in it.
  public let text: String
  /// What was found.
  public let reading: StoryReading
}
