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
               const double v0 = lg_min(x0, x1);
               r0[lane] = v0;
            }
            at += 4;
            break;
         }
         case 1: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            __global double *r0 = lg_row(calls[at + 3], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const bool v0 = x0 < x1;
               r0[lane] = v0 ? 1.0 : 0.0;
            }
            at += 4;
            break;
         }
         case 2: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            const double x1 = uniforms[calls[at + 2]];
            __global double *r0 = lg_row(calls[at + 3], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const bool v0 = x0 == x1;
               r0[lane] = v0 ? 1.0 : 0.0;
            }
            at += 4;
            break;
         }
         case 3: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            __global double *r0 = lg_row(calls[at + 3], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const bool v0 = (x0 != 0.0) | (x1 != 0.0);
               r0[lane] = v0 ? 1.0 : 0.0;
            }
            at += 4;
            break;
         }
         case 4: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global double *r0 = lg_row(calls[at + 2], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const bool v0 = !(x0 != 0.0);
               r0[lane] = v0 ? 1.0 : 0.0;
            }
            at += 3;
            break;
         }
         case 5: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global double *r0 = lg_row(calls[at + 2], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double v0 = lg_floor(x0);
               r0[lane] = v0;
            }
            at += 3;
            break;
         }
         case 6: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            __global const double *a2 = lg_row(calls[at + 3], row, in, out);
            __global double *r0 = lg_row(calls[at + 4], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const double x2 = a2[lane];
               const double v0 = (x0 != 0.0) ? x1 : x2;
               r0[lane] = v0;
            }
            at += 5;
            break;
         }
         case 7: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global double *r0 = lg_row(calls[at + 2], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double v0 = lg_rint(x0);
               r0[lane] = v0;
            }
            at += 3;
            break;
         }
         case 8: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            __global double *r0 = lg_row(calls[at + 3], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const double v0 = lg_copySign(x0, x1);
               r0[lane] = v0;
            }
            at += 4;
            break;
         }
         case 9: {
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
         case 10: {
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
