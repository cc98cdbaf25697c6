/* Rosenbrock's function of 100 variables and its gradient. Values of neighbouring points lie side by side, 64 of them. */
#pragma OPENCL FP_CONTRACT ON

static void value_and_gradient(__global const double *in, __global double *out) {
   double f = 0.0;
   double x = in[0];
   double adjoint = 0.0;
   for (int i = 0; i < 99; i++) {
      const double next = in[64 * (i + 1)];
      const double d = next - x * x;
      const double e = 1.0 - x;
      f += 100.0 * d * d + e * e;
      out[64 * (1 + i)] = adjoint - 400.0 * d * x - 2.0 * e;
      adjoint = 200.0 * d;
      x = next;
   }
   out[64 * 100] = adjoint;
   out[0] = f;
}
