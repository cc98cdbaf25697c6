package org.lanegrad.bench.lynxhare;

import static org.lanegrad.RealMath.exp;

import org.lanegrad.Real;
import org.lanegrad.op.Operation;

/** What is believed of a positive parameter before the data. Densities are those of its logarithm. */
sealed interface Prior {

    /** The log density of the parameter's logarithm, up to a constant. */
    Real logDensity(Real logarithm);

    /** The parameter below which a share of the prior lies. */
    double quantile(double share);

    /** The log density of a normal distribution, up to a constant. */
    static Real normal(Real x, double mean, double deviation) {
        return x.minus(mean).div(deviation).square().times(-0.5);
    }

    /** Normal, cut off below 0. */
    record TruncatedNormal(double mean, double deviation) implements Prior {
        @Override
        public Real logDensity(Real logarithm) {
            // The logarithm added is that of the derivative of exp
            return normal(exp(logarithm), mean, deviation).plus(logarithm);
        }

        @Override
        public double quantile(double share) {
            double below = Operation.NORMAL_CDF.meaning().of(-mean / deviation, 0, 0);
            return mean + deviation * standardQuantile(below + share * (1 - below));
        }
    }

    /** The logarithm is normal. */
    record LogNormal(double mean, double deviation) implements Prior {
        @Override
        public Real logDensity(Real logarithm) {
            return normal(logarithm, mean, deviation);
        }

        @Override
        public double quantile(double share) {
            return StrictMath.exp(mean + deviation * standardQuantile(share));
        }
    }

    private static double standardQuantile(double share) {
        return Operation.NORMAL_QUANTILE.meaning().of(share, 0, 0);
    }
}
