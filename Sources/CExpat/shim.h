// Expat: XML of outside, piece by piece.
#include <expat.h>
