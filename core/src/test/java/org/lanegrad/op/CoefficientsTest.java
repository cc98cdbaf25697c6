package org.lanegrad.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.lanegrad.op.Minimax.Fit;

/** The polynomials and the constants of the functions, computed again. */
class CoefficientsTest {
    /** The reduced arguments may pass the ends of their intervals by a little. */
    private static final double MARGIN = 1 + 0x1p-20;

    @Test
    void exponential() {
        // An error matters beside e^r - 1, which tanh takes
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(k + 2)),
                r -> r * r / Math.abs(StrictMath.expm1(r)),
                StrictMath.log(0.75) * MARGIN,
                StrictMath.log(1.5) * MARGIN,
                ReducedExponent.COEFFICIENTS.length);
        check(fit, ReducedExponent.COEFFICIENTS, 0x1p-61);
    }

    @Test
    void sine() {
        double end = square(Math.PI / 4 * MARGIN);
        int count = SmallAngle.SINE.length;
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(2 * k + 3)).multiply(sign(k + 1)), z -> z, 0, end, count);
        check(fit, SmallAngle.SINE, 0x1p-57);
    }

    @Test
    void cosine() {
        double end = square(Math.PI / 4 * MARGIN);
        int count = SmallAngle.COSINE.length;
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(2 * k + 4)).multiply(sign(k)), z -> z * z, 0, end, count);
        check(fit, SmallAngle.COSINE, 0x1p-63);
    }

    @Test
    void arcsine() {
        double end = square(0.5 * MARGIN);
        Fit fit = Minimax.fitTo(
                z -> afterFirst(root(z), q -> HighPrecision.atan2(q, HighPrecision.besides(q))),
                z -> z,
                0,
                end,
                Arcs.SINE.length,
                2);
        check(fit, Arcs.SINE, 0x1p-55);
    }

    @Test
    void arctangent() {
        BigDecimal quarter = new BigDecimal("0.25");
        Fit fit = Minimax.fitTo(
                z -> afterFirst(root(z), q -> HighPrecision.atan2(q, HighPrecision.ONE)).add(quarter),
                z -> z,
                0,
                MARGIN,
                Arcs.TANGENT.length,
                2);
        check(fit, Arcs.TANGENT, 0x1p-56);
    }

    private static Exact root(double z) {
        return Exact.of(z, 700).sqrt();
    }

    /** (f(q) - q) / q^3. */
    private static BigDecimal afterFirst(Exact q, UnaryOperator<Exact> f) {
        Exact value = f.apply(q).minus(q).withScale(400).div(q).div(q).div(q);
        return new BigDecimal(value.digits()).divide(new BigDecimal(BigInteger.ONE.shiftLeft(value.scale())));
    }

    @Test
    void logarithm() {
        Fit fit = Minimax.fit(k -> oddSeries(2 * k + 3), w -> w, 0, largestSquare(), Logarithms.COEFFICIENTS.length);
        check(fit, Logarithms.COEFFICIENTS, 0x1p-57);
    }

    @Test
    void logarithmInTwoParts() {
        Fit fit = Minimax.fit(k -> oddSeries(2 * k + 7), w -> w * w * w, 0, largestSquare(), Logarithms.TAIL.length);
        check(fit, Logarithms.TAIL, 0x1p-70);
    }

    @Test
    void errorFunction() {
        BigDecimal factor =
                Interpolation.decimal(HighPrecision.ONE.withScale(256).timesPowerOfTwo(1).withScale(256)
                        .div(HighPrecisionNormal.SQRT_PI));
        Fit fit = Minimax.fit(
                k -> reciprocal(factorial(k).multiply(BigInteger.valueOf(2L * k + 1)))
                        .multiply(factor)
                        .multiply(sign(k))
                        .subtract(k == 0 ? BigDecimal.ONE : BigDecimal.ZERO),
                z -> 1,
                0,
                0.25 * MARGIN,
                ErrorFunctions.COEFFICIENTS.length);
        check(fit, ErrorFunctions.COEFFICIENTS, 0x1p-56);
    }

    @Test
    void scaledComplementaryErrorFunction() {
        int last = ScaledErfcTable.COEFFICIENTS.length - 1;
        for (int piece = 0; piece < last; piece++) {
            double from = Pieces.start(piece) - 1;
            double to = Pieces.start(piece + 1) - 1;
            checkScaledErfc(piece, HighPrecisionNormal::erfcx, HighPrecisionNormal::erfcxDecline, from, to);
        }
        double end = 1.0 / square(ScaledErfc.FAR - 1);
        checkScaledErfc(
                last, HighPrecisionNormal::farErfcx, HighPrecisionNormal::farErfcxDecline, 0, end);
    }

    private static void checkScaledErfc(
            int piece, UnaryOperator<Exact> value, UnaryOperator<Exact> decline, double from, double to) {
        double[] row = ScaledErfcTable.COEFFICIENTS[piece];
        double centre = from == 0 && to < 0.01 ? 0 : (from + to) / 2;
        BigDecimal[] values = Interpolation.coefficients(value, from, to, centre, row.length);
        assertRounded(values, row);
        assertEquals(values[0].subtract(new BigDecimal(row[0])).doubleValue(), ScaledErfcTable.LOW[piece]);
        double[] declines = ScaledErfcTable.DECLINES[piece];
        BigDecimal[] slopes = Interpolation.coefficients(decline, from, to, centre, declines.length);
        assertRounded(slopes, declines);
        assertEquals(
                slopes[0].subtract(new BigDecimal(declines[0])).doubleValue(), ScaledErfcTable.DECLINES_LOW[piece]);
    }

    @Test
    void normalQuantile() {
        double[] central = NormalQuantile.COEFFICIENTS;
        double end = square(NormalQuantile.CENTRAL);
        assertRounded(
                Interpolation.coefficients(
                        HighPrecisionNormal::normalQuantileOverCentral, 0, end, 0, central.length),
                central);
        for (int piece = 0; piece < NormalQuantileTable.COEFFICIENTS.length; piece++) {
            double from = Pieces.start(piece);
            double to = Pieces.start(piece + 1);
            double[] row = NormalQuantileTable.COEFFICIENTS[piece];
            assertRounded(
                    Interpolation.coefficients(
                            HighPrecisionNormal::normalQuantileOfTail, from, to, (from + to) / 2, row.length),
                    row);
        }
    }

    @Test
    void gamma() {
        for (int piece = 0; piece < GammaTable.LOGARITHM.length; piece++) {
            double from = Pieces.start(piece) / 2;
            double to = Pieces.start(piece + 1) / 2;
            double centre = (from + to) / 2;
            double[] row = GammaTable.LOGARITHM[piece];
            assertRounded(
                    Interpolation.coefficients(HighPrecisionGamma::lgammaOverZeros, from, to, centre, row.length), row);
            double[] slopes = GammaTable.DIGAMMA[piece];
            assertRounded(
                    Interpolation.coefficients(
                            HighPrecisionGamma::digammaOverZero, from, to, centre, slopes.length),
                    slopes);
        }
    }

    @Test
    void seriesOfBernoulliNumbers() {
        Exact one = HighPrecision.ONE.withScale(400);
        for (int k = 0; k < Gamma.STIRLING.length; k++) {
            int twice = 2 * k + 2;
            checkParts(HighPrecisionGamma.bernoulli(k + 1, one).div(twice * (twice - 1)), Gamma.STIRLING[k]);
        }
        for (int k = 0; k < Gamma.DIGAMMA.length; k++) {
            checkParts(HighPrecisionGamma.bernoulli(k + 1, one).div(2 * k + 2), Gamma.DIGAMMA[k]);
        }
        for (int k = 0; k < Polygamma.QUOTIENTS.length; k++) {
            Exact quotient =
                    HighPrecisionGamma.bernoulli(k + 2, one).div(HighPrecisionGamma.bernoulli(k + 1, one));
            checkParts(quotient.div((2 * k + 3) * (2 * k + 4)), Polygamma.QUOTIENTS[k]);
        }
    }

    @Test
    void constantsOfTheGammaFunction() {
        checkParts(HighPrecisionGamma.ZERO, Gamma.ZERO, Gamma.ZERO_REST);
        Exact pi = HighPrecisionNormal.PI;
        checkParts(
                HighPrecision.log(pi.timesPowerOfTwo(1)).minus(HighPrecision.ONE).timesPowerOfTwo(-1),
                Gamma.STIRLING_CONSTANT);
        Exact square = pi.times(pi);
        checkParts(square, Polygamma.FACTORS[1], Polygamma.FACTORS_REST[1]);
        checkParts(square.times(pi).timesPowerOfTwo(1), Polygamma.FACTORS[2], Polygamma.FACTORS_REST[2]);
        checkParts(square.times(square).timesPowerOfTwo(1), Polygamma.FACTORS[3], Polygamma.FACTORS_REST[3]);
        for (int n = 2; n <= Polygamma.LARGEST_ORDER; n++) {
            checkParts(
                    HighPrecision.log(new Exact(factorial(n), 0)),
                    Polygamma.LOG_FACTORIALS[n],
                    Polygamma.LOG_FACTORIALS_REST[n]);
        }
    }

    private static void assertRounded(BigDecimal[] expected, double[] coefficients) {
        assertEquals(
                Arrays.stream(expected).map(BigDecimal::doubleValue).toList(),
                DoubleStream.of(coefficients).boxed().toList());
    }

    @Test
    void constantsOfTheNormalDistribution() {
        Exact one = HighPrecision.ONE.withScale(300);
        checkParts(HighPrecisionNormal.SQRT_HALF, NormalDistribution.SQRT_HALF, NormalDistribution.SQRT_HALF_REST);
        checkParts(
                one.div(HighPrecisionNormal.SQRT_TWO_PI),
                NormalDistribution.ONE_OVER_SQRT_TWO_PI,
                NormalDistribution.ONE_OVER_SQRT_TWO_PI_REST);
        checkParts(
                one.div(HighPrecisionNormal.SQRT_TWO_PI).timesPowerOfTwo(1),
                NormalDistribution.SQRT_TWO_OVER_PI,
                NormalDistribution.SQRT_TWO_OVER_PI_REST);
        checkParts(
                one.div(HighPrecisionNormal.SQRT_PI),
                NormalDistribution.ONE_OVER_SQRT_PI,
                NormalDistribution.ONE_OVER_SQRT_PI_REST);
        checkParts(
                HighPrecisionNormal.SQRT_HALF.timesPowerOfTwo(1),
                NormalDistribution.SQRT_TWO,
                NormalDistribution.SQRT_TWO_REST);
        checkParts(one.timesPowerOfTwo(1).div(HighPrecisionNormal.SQRT_PI), ErrorFunctions.TWO_OVER_SQRT_PI);
        checkParts(HighPrecisionNormal.SQRT_TWO_PI.timesPowerOfTwo(-1), NormalQuantile.SQRT_HALF_PI);
    }

    @Test
    void hyperbolicSine() {
        int count = ReducedHyperbolic.SINE.length;
        Fit fit = Minimax.fit(k -> reciprocal(factorial(2 * k + 3)), z -> z, 0, halfOfLn2Squared(), count);
        check(fit, ReducedHyperbolic.SINE, 0x1p-61);
    }

    @Test
    void hyperbolicCosine() {
        int count = ReducedHyperbolic.COSINE.length;
        Fit fit = Minimax.fit(k -> reciprocal(factorial(2 * k + 2)), z -> z, 0, halfOfLn2Squared(), count);
        check(fit, ReducedHyperbolic.COSINE, 0x1p-57);
    }

    private static double halfOfLn2Squared() {
        return square(Math.log(2) / 2 * MARGIN);
    }

    /** Two steps of Newton's, which square the error, come after it. */
    @Test
    void reciprocalCubeRoot() {
        Fit fit = Minimax.fitTo(
                CoefficientsTest::reciprocalCubeRoot, Math::cbrt, 1, 2, Roots.RECIPROCAL_CUBE_ROOT.length);
        check(fit, Roots.RECIPROCAL_CUBE_ROOT, 0x1p-17);
    }

    private static BigDecimal reciprocalCubeRoot(double m) {
        MathContext digits = new MathContext(50);
        BigDecimal root = new BigDecimal(1 / Math.cbrt(m));
        for (int k = 0; k < 3; k++) {
            BigDecimal error = BigDecimal.ONE.subtract(new BigDecimal(m).multiply(root.pow(3, digits), digits));
            root = root.add(root.multiply(error, digits).divide(BigDecimal.valueOf(3), digits));
        }
        return root;
    }

    @Test
    void constantsOfLogarithmsAndRoots() {
        Exact one = HighPrecision.ONE.withScale(200);
        Exact ln10 = HighPrecision.log(10);
        checkParts(one.div(HighPrecision.LN2), ReducedExponent.LOG2_E, Logarithms.LOG2_E_REST);
        checkParts(one.div(ln10), Logarithms.LOG10_E, Logarithms.LOG10_E_REST);
        checkParts(HighPrecision.LN2.div(ln10), Logarithms.LOG10_2, Logarithms.LOG10_2_REST);
        checkParts(HighPrecisionElementary.cbrt(0.5), Roots.CUBE_ROOT_OF_HALF);
        checkParts(HighPrecisionElementary.cbrt(0.25), Roots.CUBE_ROOT_OF_QUARTER);
    }

    @Test
    void constantsInParts() {
        checkParts(HighPrecision.LN2, ReducedExponent.LN2, ReducedExponent.LN2_REST);
        checkParts(
                HighPrecision.HALF_PI,
                ReducedAngle.HALF_PI,
                ReducedAngle.HALF_PI_REST,
                ReducedAngle.HALF_PI_THIRD);
        checkParts(HighPrecision.ONE.withScale(200).timesPowerOfTwo(1).div(3), 2.0 / 3, Logarithms.TWO_THIRDS_REST);
        checkParts(HighPrecision.ONE.withScale(200).timesPowerOfTwo(1).div(5), Logarithms.TWO_FIFTHS);
        checkParts(HighPrecision.ONE.withScale(200).div(HighPrecision.LN2), ReducedExponent.LOG2_E);
        checkParts(HighPrecision.ONE.withScale(200).div(HighPrecision.HALF_PI), ReducedAngle.TWO_OVER_PI);
    }

    @Test
    void bitsOfTwoOverPi() {
        Exact twoOverPi = HighPrecision.ONE.withScale(HugeAngle.BITS).div(HighPrecision.HALF_PI);
        assertEquals(twoOverPi.digits(), HugeAngle.TWO_OVER_PI);
    }

    /** Each part is what is left by those before it, rounded. */
    private static void checkParts(Exact value, double... parts) {
        Exact rest = value;
        for (double part : parts) {
            assertTrue(rest.ulpsTo(part) <= 0.5, () -> part + " is not the next part of the constant");
            rest = rest.minus(Exact.of(part, 0));
        }
    }

    private static void check(Fit fit, double[] coefficients, double bound) {
        String fitted = fit.coefficients().stream().map(Double::toHexString).collect(Collectors.joining(", "));
        assertEquals(DoubleStream.of(coefficients).boxed().toList(), fit.coefficients(), fitted);
        assertTrue(fit.error() < bound, () -> "error " + fit.error());
    }

    /** The largest square of f / (2 + f) for a significand 1 + f up to the square root of 2. */
    private static double largestSquare() {
        return square((Math.sqrt(2) - 1) / (Math.sqrt(2) + 1) * MARGIN);
    }

    /** log((1 + s) / (1 - s)) is the sum of 2/n s^n over odd n. */
    private static BigDecimal oddSeries(int n) {
        return reciprocal(BigInteger.valueOf(n)).multiply(BigDecimal.TWO);
    }

    private static BigDecimal reciprocal(BigInteger n) {
        return BigDecimal.ONE.divide(new BigDecimal(n), new MathContext(60));
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.multiply(BigInteger.valueOf(k));
        }
        return product;
    }

    private static BigDecimal sign(int k) {
        return k % 2 == 0 ? BigDecimal.ONE : BigDecimal.ONE.negate();
    }

    private static double square(double a) {
        return a * a;
    }
}
