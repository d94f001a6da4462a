import CMalloc
import Glibc
import Paper
import Setting

// recourse-typeset FOLDER: sets the job `FOLDER/job` on pages, with the pictures beside it, and writes
// `FOLDER/pages.pdf`. It is started by `recourse`, which is spared whatever becomes of the C libraries
// here. See docs/formats/typesetting-job.md.

// Cairo holds the outlines of one font in memory after the other, some 20 MB each. With a threshold that
// does not move, what was held of one is given back before the next.
mallopt(M_MMAP_THRESHOLD, 128 << 10)
mallopt(M_TRIM_THRESHOLD, 1 << 20)
guard CommandLine.arguments.count == 2 else {
  Report.fail("usage: recourse-typeset FOLDER", code: 2)
}
let folder = CommandLine.arguments[1]
do throws(SettingError) {
  let job = try JobFolder(folder)
  let outcome = try job.run()
  print("pages \(outcome.pages)")
  for pages in outcome.foreign { print("foreign \(pages.name) \(pages.first) \(pages.count)") }
  for name in outcome.figures { print("figure \(name)") }
} catch {
  Report.fail(error)
}
