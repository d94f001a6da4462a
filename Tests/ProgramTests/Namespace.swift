import Foundation
import TestKit

/// Mounts of a script's own: they are there for its processes alone and go with them.
///
/// As root this needs nothing else; others need user namespaces, which some systems forbid.
enum Namespace {
  /// The command that gives the rest of its line mounts of its own; nil where that is not allowed.
  static let command: String? = {
    ["unshare -m", "unshare -r -m"].first { command in
      guard let program = try? Program() else { return false }
      let trial = "\(command) mount -t tmpfs -o size=64k none \"$HOME\""
      return (try? program.start([], shell: trial).finish().code) == 0
    }
  }()

  /// A script that runs the program with the vault mounted so that nothing in it can be written.
  static let readOnlyScript = """
    exec \(command ?? "false") sh -c '
      mount --bind "$RECOURSE_VAULT" "$RECOURSE_VAULT" &&
      mount -o remount,bind,ro "$RECOURSE_VAULT" && exec "$RECOURSE" "$@"' sh "$@"
    """

  /// A script that takes more into a vault on a disk of 2 MB than fits, and goes on after that.
  ///
  /// It gets the name of the large file. For each command it leaves `NAME.out`, `NAME.err` and
  /// `NAME.code` in the home, and the names of all blobs in `blobs`.
  static let fullDiskScript = """
    exec \(command ?? "false") sh -c '
      run() { name=$1; shift; "$RECOURSE" "$@" >"$HOME/$name.out" 2>"$HOME/$name.err"
        echo $? >"$HOME/$name.code"; }
      mkdir "$RECOURSE_VAULT" && mount -t tmpfs -o size=2m none "$RECOURSE_VAULT" || exit 1
      run new case new --title t --json
      run small fact set last paid_amount 98.00 --json
      run large add last "$1" --json
      run log log last --json
      run show case show last --json
      run again fact set last paid_amount 97.00 --json
      run check check --json
      mkdir "$HOME/small" && mount -t tmpfs -o size=64k none "$HOME/small" || exit 1
      run backup backup "$HOME/small/backup" --json
      run export export last -o "$HOME/case.zip" --json
      run verify verify "$HOME/case.zip" --json
      find "$RECOURSE_VAULT/cases" -type f -path "*/blobs/*" >"$HOME/blobs"' sh "$@"
    """
}
