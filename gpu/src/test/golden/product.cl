#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed"
#endif
#define LG_FUNCTION static inline __attribute__((always_inline))
LG_FUNCTION double lg_min(double a, double b) {
   return a < b || a != a ? a : a == b ? as_double(as_long(a) | as_long(b)) : b;
}
LG_FUNCTION double lg_max(double a, double b) {
   return a > b || a != a ? a : a == b ? as_double(as_long(a) & as_long(b)) : b;
}
LG_FUNCTION double lg_abs(double a) {
   return as_double(as_long(a) & 0x7fffffffffffffffL);
}
LG_FUNCTION double lg_copySign(double a, double b) {
   return as_double(as_long(lg_abs(a)) | (b == b ? as_long(b) & (long) 0x8000000000000000UL : 0L));
}
LG_FUNCTION double lg_rint(double a) {
   double magnitude = lg_abs(a);
   return magnitude < 0x1p52 ? lg_copySign((magnitude + 0x1p52) - 0x1p52, a) : a;
}
LG_FUNCTION double lg_floor(double a) {
   double nearest = lg_rint(a);
   return nearest > a ? nearest - 1.0 : nearest;
}
LG_FUNCTION double lg_exponentBits(double a) {
   return as_double((as_ulong(a) >> 52 & 0x7ffUL) | 0x4330000000000000UL);
}
LG_FUNCTION double lg_significand(double a) {
   return a == a ? as_double((as_ulong(a) & 0x000fffffffffffffUL) | 0x3ff0000000000000UL) : a;
}
LG_FUNCTION double lg_withExponentBits(double a) {
   return a == a ? as_double(as_ulong(a) << 52) : a;
}
LG_FUNCTION double lg_lookup(__constant const double *table, int length, double a) {
   int i = a > 0.0 ? (a < length - 1 ? (int) a : length - 1) : 0;
   return a == a ? table[i] : a;
}
/* Adds up to 64 neighbours in the order of a balanced tree. The first level adds results of a block. */
LG_FUNCTION void lg_sum(__global const double *results, __global double *scratch, __global double *sums,
            int batch, int outputs, int level) {
   int count = batch;
   size_t from = 0;
   size_t to = 0;
   for (int i = 1; i < level; i++) {
      count = (count + 63) / 64;
      from = to;
      to += (size_t) outputs * count;
   }
   const int chunks = (count + 63) / 64;
   const size_t tasks = (size_t) outputs * chunks;
   for (size_t task = get_global_id(0); task < tasks; task += get_global_size(0)) {
      const size_t chunk = task / outputs;
      const size_t output = task - chunk * outputs;
      __global const double *values = level == 1
            ? results + (chunk * outputs + output) * 64
            : scratch + from + output * count + chunk * 64;
      int n = count - (int) chunk * 64 < 64 ? count - (int) chunk * 64 : 64;
      double sum[64];
      for (int i = 0; i < n; i++) {
         sum[i] = values[i];
      }
      for (; n > 1; n = (n + 1) / 2) {
         for (int i = 0; i < n / 2; i++) {
            sum[i] = sum[2 * i] + sum[2 * i + 1];
         }
         if (n & 1) {
            sum[n / 2] = sum[n - 1];
         }
      }
      if (chunks == 1) {
         sums[output] = sum[0];
      } else {
         scratch[to + output * chunks + chunk] = sum[0];
      }
   }
}
LG_FUNCTION void lanegrad(__global double *points, __global double *uniforms, __global int *calls,
              __global double *scratch, __global double *results, __global double *sums,
              int batch, int inputs, int outputs, int rows, int length, int pass) {
   if (pass > 0) {
      lg_sum(results, scratch, sums, batch, outputs, pass);
      return;
   }
   __global double *row = scratch + get_group_id(0) * rows * 64;
   const size_t blocks = (batch + 63) / 64;
   for (size_t block = get_group_id(0); block < blocks; block += get_num_groups(0)) {
      __global double *in = points + block * inputs * 64;
      __global double *out = results + block * outputs * 64;
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
      for (int lane = 0; lane < 64; lane++) {
         const double x0 = in[0 + lane];
         const double x1 = in[64 + lane];
         const double v0 = x0 * x1;
         out[0 + lane] = v0;
      }
   }
}
