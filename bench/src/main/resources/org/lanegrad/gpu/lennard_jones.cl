/* The Lennard-Jones energy of 13 atoms and its gradient. Values of neighbouring points lie side by side, 64 of them. */
#pragma OPENCL FP_CONTRACT ON

static void value_and_gradient(__global const double *in, __global double *out) {
   double x[39];
   double g[39];
#pragma unroll
   for (int k = 0; k < 39; k++) {
      x[k] = in[64 * k];
      g[k] = 0.0;
   }
   double f = 0.0;
#pragma unroll
   for (int i = 0; i < 39; i += 3) {
#pragma unroll
      for (int j = i + 3; j < 39; j += 3) {
         const double dx = x[i] - x[j];
         const double dy = x[i + 1] - x[j + 1];
         const double dz = x[i + 2] - x[j + 2];
         const double i2 = 1.0 / (dx * dx + dy * dy + dz * dz);
         const double i6 = i2 * i2 * i2;
         f += 4.0 * i6 * (i6 - 1.0);
         /* Twice the derivative by the squared distance */
         const double s = -24.0 * (2.0 * i6 - 1.0) * i6 * i2;
         g[i] += s * dx;
         g[i + 1] += s * dy;
         g[i + 2] += s * dz;
         g[j] -= s * dx;
         g[j + 1] -= s * dy;
         g[j + 2] -= s * dz;
      }
   }
   out[0] = f;
#pragma unroll
   for (int k = 0; k < 39; k++) {
      out[64 * (1 + k)] = g[k];
   }
}
