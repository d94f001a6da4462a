import CMalloc

/// How a process asks the system for memory.
enum Heap {
  /// Suits a process that does one thing and ends.
  ///
  /// By itself glibc gives each thread an arena of its own, which grows a page at a time: loading a
  /// playbook then costs hundreds of system calls, a tenth of the whole run. One arena that grows in
  /// large steps needs a handful. A process with many busy threads would rather keep its arenas.
  static func prepareForShortLife() {
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_TOP_PAD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
  }
}
