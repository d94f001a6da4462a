// What the C library has only for who asks for GNU's extensions; Swift's module of it does not ask.
// The pointers are those of <spawn.h> and <sys/socket.h>.
int posix_spawn_file_actions_addclosefrom_np(void *actions, int from);
int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);
int accept4(int socket, void *address, void *length, int flags);
static const short recourse_spawn_setsid = 0x80;
