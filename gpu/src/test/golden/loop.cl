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
            __global const double *a2 = lg_row(calls[at + 3], row, in, out);
            __global double *r0 = lg_row(calls[at + 4], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const double x2 = a2[lane];
               const double v0 = fma(-x0, x1, x2);
               r0[lane] = v0;
            }
            at += 5;
            break;
         }
         case 1: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            const double x2 = uniforms[calls[at + 3]];
            __global double *r0 = lg_row(calls[at + 4], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const double v0 = fma(x0, x1, x2);
               r0[lane] = v0;
            }
            at += 5;
            break;
         }
         case 2: {
            __global const double *a0 = lg_row(calls[at + 1], row, in, out);
            __global const double *a1 = lg_row(calls[at + 2], row, in, out);
            __global const double *a2 = lg_row(calls[at + 3], row, in, out);
            __global const double *a3 = lg_row(calls[at + 4], row, in, out);
            __global const double *a4 = lg_row(calls[at + 5], row, in, out);
            __global const double *a5 = lg_row(calls[at + 6], row, in, out);
            __global const double *a6 = lg_row(calls[at + 7], row, in, out);
            __global const double *a7 = lg_row(calls[at + 8], row, in, out);
            __global const double *a8 = lg_row(calls[at + 9], row, in, out);
            __global double *r0 = lg_row(calls[at + 10], row, in, out);
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
            for (int lane = 0; lane < 64; lane++) {
               const double x0 = a0[lane];
               const double x1 = a1[lane];
               const double x2 = a2[lane];
               const double x3 = a3[lane];
               const double x4 = a4[lane];
               const double x5 = a5[lane];
               const double x6 = a6[lane];
               const double x7 = a7[lane];
               const double x8 = a8[lane];
               const double v0 = fma(-x0, x0, x1);
               const double v1 = fma(v0, v0, x2);
               const double v2 = fma(-x1, x1, x3);
               const double v3 = fma(v2, v2, v1);
               const double v4 = fma(-x3, x3, x4);
               const double v5 = fma(v4, v4, v3);
               const double v6 = fma(-x4, x4, x5);
               const double v7 = fma(v6, v6, v5);
               const double v8 = fma(-x5, x5, x6);
               const double v9 = fma(v8, v8, v7);
               const double v10 = fma(-x6, x6, x7);
               const double v11 = fma(v10, v10, v9);
               const double v12 = fma(-x7, x7, x8);
               const double v13 = fma(v12, v12, v11);
               r0[lane] = v13;
            }
            at += 11;
            break;
         }
         case 3: {
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
         case 4: {
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
