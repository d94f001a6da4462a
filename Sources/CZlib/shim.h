// zlib: gzip files (RFC 1952) and what HTTP servers compress.
#include <zlib.h>
// The real names behind zlib's macros, which Swift does not see.
static inline int recourse_inflate_begin(z_stream *stream, int bits) {
  return inflateInit2(stream, bits);
}
