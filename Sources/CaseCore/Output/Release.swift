/// What this build is.
public enum Release {
  /// The version of the programs, as in CHANGELOG.
  public static let version = "0.1.0"
}
