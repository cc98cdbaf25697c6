package org.lanegrad.gpu;

import java.util.List;

/**
 * The frame of a program in OpenCL C. It goes over the blocks of the batch, or in later passes sums the results, and
 * reads and writes these arrays:
 *
 * <ul>
 *   <li>{@code points[block][input][lane]}, the inputs that differ from point to point;
 *   <li>{@code uniforms}, the shared inputs and the constants that the calls name;
 *   <li>{@code calls}, the program of the interpreter;
 *   <li>{@code scratch[group][row][lane]}, what the interpreter remembers, and later the sums of each level;
 *   <li>{@code results[block][output][lane]} and {@code sums[output]}.
 * </ul>
 */
final class OpenClSource {
    /** The name of the function that is the program. */
    static final String ENTRY = "lanegrad";

    /** Its parameters: arrays, numbers, and the number of the pass. */
    static final List<String> PARAMETERS = List.of(
            "points",
            "uniforms",
            "calls",
            "scratch",
            "results",
            "sums",
            "batch",
            "inputs",
            "outputs",
            "rows",
            "length",
            "passid");

    /** A function that is not put in line keeps a loop over lanes from becoming vectors. */
    private static final String HEAD = """
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            #pragma OPENCL FP_CONTRACT OFF
            #ifdef __clang__
            #pragma clang diagnostic ignored "-Wpass-failed"
            #endif
            #define LG_FUNCTION static inline __attribute__((always_inline))
            """;

    static final String SUM = """
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
            """;

    private static final String BEGIN = """
            LG_FUNCTION void lanegrad(__global double *points, __global double *uniforms, __global int *calls,
                          __global double *scratch, __global double *results, __global double *sums,
                          int batch, int inputs, int outputs, int rows, int length, int pass) {
               if (pass > 0) {
                  lg_sum(results, scratch, sums, batch, outputs, pass);
                  return;
               }
            """;

    private static final String BLOCKS = """
               __global double *row = scratch + get_group_id(0) * rows * 64;
               const size_t blocks = (batch + 63) / 64;
               for (size_t block = get_group_id(0); block < blocks; block += get_num_groups(0)) {
                  __global double *in = points + block * inputs * 64;
                  __global double *out = results + block * outputs * 64;
            """;

    private static final String END = """
               }
            }
            """;

    private OpenClSource() {}

    /** A program that does nothing, but with float64. */
    static String nothing() {
        return program("", Shape.BLOCK_PER_ITEM, "");
    }

    /**
     * A program.
     *
     * @param declarations what stands before
     * @param shape how points are given to work items
     * @param body the statements that compute one block, of which {@code in} and {@code out} are the columns
     */
    static String program(String declarations, Shape shape, String body) {
        return HEAD + declarations + SUM + BEGIN + shape.declareLane() + BLOCKS + body + END;
    }
}
