// What <malloc.h> of the C library says of itself is not part of Swift's Glibc module.
#include <malloc.h>
