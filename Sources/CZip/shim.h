// libzip: archives of outside, compressed and encrypted.
#include <zip.h>
