#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL FP_CONTRACT OFF
#ifdef __clang__
#pragma clang diagnostic ignored "-Wpass-failed"
#endif
#define LG_FUNCTION static inline __attribute__((always_inline))
/* ... primitives ... */
LG_FUNCTION double lg_log(double x0) {
   const bool v0 = x0 < 1.0;
   const double v1 = v0 ? 0x1.0p60 : 0x1.0p-60;
   const double v2 = x0 * v1;
   const double v3 = v2 * 0x1.6a09e667f3bcdp0;
   const double v4 = lg_exponentBits(v3);
   const double v5 = v0 ? 0x1.000000000043bp52 : 0x1.00000000003c3p52;
   const double v6 = v4 - v5;
   const double v7 = 0x1.40000000003ffp53 - v4;
   const double v8 = lg_withExponentBits(v7);
   const double v9 = fma(v2, v8, (-1.0));
   const double v10 = v9 * (-0x1.0p-1);
   const double v11 = fma(v6, 0x1.62e42fefa39efp-1, v9);
   const double v12 = fma(v6, (-0x1.62e42fefa39efp-1), v11);
   const double v13 = v9 - v12;
   const double v14 = fma(v6, 0x1.abc9e3b39803fp-56, v13);
   const double v15 = fma(v9, v10, v14);
   const double v16 = (-2.0) - v9;
   const double v17 = v9 / v16;
   const double v18 = v17 * v17;
   const double v19 = fma((-0x1.2f03aa1aeee9cp-3), v18, (-0x1.39a1ea4279abep-3));
   const double v20 = fma(v19, v18, (-0x1.74663ce021e3cp-3));
   const double v21 = fma(v20, v18, (-0x1.c71c52148a5a5p-3));
   const double v22 = fma(v21, v18, (-0x1.24924941e11a5p-2));
   const double v23 = fma(v22, v18, (-0x1.999999997ff1cp-2));
   const double v24 = fma(v23, v18, (-0x1.5555555555592p-1));
   const double v25 = v9 * v10;
   const double v26 = fma(v18, v24, v25);
   const double v27 = fma(v17, v26, v15);
   const double v28 = v11 + v27;
   const bool v29 = x0 < (1.0 / 0.0);
   const double v30 = v29 ? v28 : x0;
   const bool v31 = 0.0 < x0;
   const bool v32 = x0 == 0.0;
   const double v33 = v32 ? (-1.0 / 0.0) : (0.0 / 0.0);
   const double v34 = v31 ? v30 : v33;
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
   const int lane = get_local_id(0);
   __global double *row = scratch + get_group_id(0) * rows * 64;
   const size_t blocks = (batch + 63) / 64;
   for (size_t block = get_group_id(0); block < blocks; block += get_num_groups(0)) {
      __global double *in = points + block * inputs * 64;
      __global double *out = results + block * outputs * 64;
      {
         const double x0 = in[0 + lane];
         const double v0 = lg_log(x0);
         out[0 + lane] = v0;
      }
   }
}
