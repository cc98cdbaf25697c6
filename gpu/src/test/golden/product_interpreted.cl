#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed"
#endif
#define LG_FUNCTION static inline __attribute__((always_inline))
LG_FUNCTION __global double *lg_row(int place, __global double *row, __global double *in,
                                    __global double *out) {
   return (place & 1 ? in : place & 2 ? out : row) + (size_t) (place >> 2) * 64;
}
/* ... primitives ... */
/* ... sums ... */
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
      for (int at = 0; at < length; ) {
         switch (calls[at]) {
         case 0: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            __global double *r0 = lg_row(calls[at + 3], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const double v0 = x0 * x1;
               r0[lane] = v0;
            }
            at += 4;
            break;
         }
         case 1: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global double *r0 = lg_row(calls[at + 2], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               r0[lane] = x0;
            }
            at += 3;
            break;
         }
         case 2: {
            const double x0 = uniforms[calls[at + 1]];
            __global double *r0 = lg_row(calls[at + 2], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               r0[lane] = x0;
            }
            at += 3;
            break;
         }
         }
      }
   }
}
