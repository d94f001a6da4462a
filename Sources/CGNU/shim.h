// What the C library has only for who asks for GNU's extensions; Swift's module of it does not ask.
// The pointers are those of <spawn.h> and <sys/socket.h>; offsets are of
// 64 bits on every machine that Swift builds for.
int posix_spawn_file_actions_addclosefrom_np(void *actions, int from);
int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);
int accept4(int socket, void *address, void *length, int flags);
int sync_file_range(int file, long long offset, long long count, unsigned flags);
void *memmem(const void *bytes, unsigned long count, const void *wanted, unsigned long size);
static const short recourse_spawn_setsid = 0x80;
static const unsigned recourse_sync_file_range_write = 2;
