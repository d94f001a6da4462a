import CaseCore
public import Engine
import Glibc

extension TimeSource {
  /// The machine's clock.
  public static let system = TimeSource {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Moment(seconds: Int64(now.tv_sec))
  }
}

extension Randomness {
  /// The system's source of unpredictable bytes.
  public static let system = Randomness { count in
    var random = SystemRandomNumberGenerator()
    return (0..<count).map { _ in random.next() }
  }
}
