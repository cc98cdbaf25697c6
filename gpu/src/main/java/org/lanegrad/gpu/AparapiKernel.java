package org.lanegrad.gpu;

import com.aparapi.Kernel;

/**
 * The arguments of a program in the form that Aparapi wants: the fields of a kernel. Aparapi derives the parameters of
 * the OpenCL kernel from what {@link #run} reads and writes; it never runs on a device, since {@link AparapiDevice}
 * puts generated text in its place.
 */
final class AparapiKernel extends Kernel {
    double[] points = new double[1];
    double[] uniforms = new double[1];
    int[] calls = new int[1];
    double[] scratch = new double[1];
    double[] results = new double[1];
    double[] sums = new double[1];
    int batch;
    int inputs;
    int outputs;
    int rows;
    int length;

    /** Names the arguments, in the order of {@link OpenClSource#PARAMETERS}. Run in Java, it would do nothing. */
    @Override
    public void run() {
        int i = getGlobalId();
        if (batch < 0) {
            results[i] = points[i] + uniforms[i] + calls[i] + results[i] + getPassId();
            scratch[i] = scratch[i] + inputs + outputs + rows + length;
            sums[i] = sums[i] + 1;
        }
    }
}
