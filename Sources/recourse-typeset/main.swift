import Glibc
import Paper
import Setting

// recourse-typeset FOLDER: sets the job `FOLDER/job` on pages, with the pictures beside it, and writes
// `FOLDER/pages.pdf`. It is started by `recourse`, which is spared whatever becomes of the C libraries
// here. See docs/formats/typesetting-job.md.
guard CommandLine.arguments.count == 2 else {
  Report.fail("usage: recourse-typeset FOLDER", code: 2)
}
let folder = CommandLine.arguments[1]
do throws(SettingError) {
  let job = try JobFolder(folder)
  let outcome = try job.run()
  print("pages \(outcome.pages)")
  for pages in outcome.foreign { print("foreign \(pages.name) \(pages.first) \(pages.count)") }
} catch {
  Report.fail(error)
}
