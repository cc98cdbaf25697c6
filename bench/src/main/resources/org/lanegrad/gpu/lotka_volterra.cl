/*
 * 100 Runge-Kutta steps of the Lotka-Volterra equations: the mean squared distance from (10, 5), and its gradient by
 * alpha, beta, delta, gamma and the start. The way back needs the state before each step; the stages of a step are
 * computed again. Values of neighbouring points lie side by side, 64 of them.
 */
#pragma OPENCL FP_CONTRACT ON
#define STEPS 100
#define H 0.05

/* The right-hand side; p is alpha, beta, delta, gamma. */
static double2 rate(const double4 p, const double2 z) {
   return (double2)((p.x - p.y * z.y) * z.x, (p.z * z.x - p.w) * z.y);
}

/* The adjoint of z from that of the rate there; what belongs to the parameters is added to theirs. */
static double2 rate_adjoint(const double4 p, const double2 z, const double2 k, double4 *parameters) {
   const double product = z.x * z.y;
   *parameters += (double4)(k.x * z.x, -k.x * product, k.y * product, -k.y * z.y);
   return (double2)(k.x * (p.x - p.y * z.y) + k.y * p.z * z.y, k.y * (p.z * z.x - p.w) - k.x * p.y * z.x);
}

static void value_and_gradient(__global const double *in, __global double *out) {
   const double4 p = (double4)(in[0], in[64], in[128], in[192]);
   const double2 aim = (double2)(10.0, 5.0);
   double2 before[STEPS];
   double2 z = (double2)(in[256], in[320]);
   double f = 0.0;
   for (int step = 0; step < STEPS; step++) {
      before[step] = z;
      const double2 k1 = rate(p, z);
      const double2 k2 = rate(p, z + H / 2 * k1);
      const double2 k3 = rate(p, z + H / 2 * k2);
      const double2 k4 = rate(p, z + H * k3);
      z += H / 6 * (k1 + 2.0 * (k2 + k3) + k4);
      f += dot(z - aim, z - aim);
   }
   double4 parameters = (double4)(0.0);
   double2 adjoint = (double2)(0.0);
   for (int step = STEPS - 1; step >= 0; step--) {
      adjoint += 0.02 * (z - aim);
      z = before[step];
      const double2 z2 = z + H / 2 * rate(p, z);
      const double2 z3 = z + H / 2 * rate(p, z2);
      const double2 z4 = z + H * rate(p, z3);
      const double2 a4 = rate_adjoint(p, z4, H / 6 * adjoint, &parameters);
      const double2 a3 = rate_adjoint(p, z3, H / 3 * adjoint + H * a4, &parameters);
      const double2 a2 = rate_adjoint(p, z2, H / 3 * adjoint + H / 2 * a3, &parameters);
      const double2 a1 = rate_adjoint(p, z, H / 6 * adjoint + H / 2 * a2, &parameters);
      adjoint += a1 + a2 + a3 + a4;
   }
   out[0] = 0.01 * f;
   out[64] = parameters.x;
   out[128] = parameters.y;
   out[192] = parameters.z;
   out[256] = parameters.w;
   out[320] = adjoint.x;
   out[384] = adjoint.y;
}
