#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed"
#endif
#define LG_FUNCTION static inline __attribute__((always_inline))
/* ... primitives ... */
LG_FUNCTION double lg_exp(double x0) {
   const double v0 = fma(x0, 0x1.71547652b82fep0, (-0x1.5c01a39fbd688p-4));
   const double v1 = v0 + 0x1.80000000003ffp52;
   const double v2 = v1 - 0x1.80000000003ffp52;
   const double v3 = v2 * (-0x1.abc9e3b39803fp-56);
   const double v4 = fma(v2, (-0x1.62e42fefa39efp-1), x0);
   const double v5 = v4 + v3;
   const double v6 = v5 * v5;
   const double v7 = fma(0x1.aed80b1e3f6dcp-26, v6, 0x1.71de30ddecbbcp-19);
   const double v8 = fma(v7, v6, 0x1.a01a019fa7306p-13);
   const double v9 = fma(v8, v6, 0x1.11111111113b3p-7);
   const double v10 = fma(v9, v6, 0x1.5555555555555p-3);
   const double v11 = fma(0x1.2da883bc2a339p-29, v6, 0x1.27de39ab4f491p-22);
   const double v12 = fma(v11, v6, 0x1.a01a03e6d94ecp-16);
   const double v13 = fma(v12, v6, 0x1.6c16c16bc37b3p-10);
   const double v14 = fma(v13, v6, 0x1.55555555555d8p-5);
   const double v15 = fma(v14, v5, v10);
   const double v16 = fma(v5, v15, 0x1.0p-1);
   const double v17 = fma(v6, v16, v3);
   const double v18 = fma(v2, 0x1.0p-1, 0x1.80000000003ffp52);
   const double v19 = v18 - 0x1.80000000003ffp52;
   const double v20 = lg_withExponentBits(v18);
   const double v21 = v4 + v17;
   const double v22 = fma(v21, v20, v20);
   const double v23 = v1 - v19;
   const double v24 = lg_withExponentBits(v23);
   const double v25 = v22 * v24;
   const bool v26 = 710.0 < x0;
   const bool v27 = x0 < (-746.0);
   const double v28 = v27 ? 0.0 : v25;
   const double v29 = v26 ? (1.0 / 0.0) : v28;
   const double v30 = lg_abs(x0);
   const bool v31 = v30 <= 708.0;
   const double v32 = lg_withExponentBits(v1);
   const double v33 = fma(v21, v32, v32);
   const double v34 = v31 ? v33 : v29;
   return v34;
}
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
#pragma clang loop vectorize(assume_safety) vectorize_width(8)
      for (int lane = 0; lane < 64; lane++) {
         const double x0 = in[0 + lane];
         const double v0 = lg_exp(x0);
         out[0 + lane] = v0;
      }
   }
}
