package org.lanegrad.op;

import static org.lanegrad.RealMath.abs;
import static org.lanegrad.RealMath.max;
import static org.lanegrad.RealMath.min;
import static org.lanegrad.RealMath.rint;
import static org.lanegrad.op.Fused.fma;
import static org.lanegrad.op.Fused.fms;

import org.lanegrad.Condition;
import org.lanegrad.Real;

/**
 * The derivatives of the digamma function: that of order n is, but for the sign, n! times the sum of
 * {@code (x + k)^-(n+1)} over all k. The first {@value #TERMS} terms are added up, relative to that of k = 0, which is
 * in two parts; the rest is the formula of Euler and Maclaurin. What a term is off by is as small as it is beside the
 * sum, since it is a power of e.
 */
final class Polygamma {
    static final int LARGEST_ORDER = 30;
    /** For negative arguments. */
    static final int LARGEST_REFLECTED = 3;

    /** How many terms are added up for arguments that are not far out. */
    private static final int TERMS = 10;
    /** From here on none are. */
    private static final double FAR = 64;
    /** Below it the sum is as good as nothing beside the pole at 0. */
    private static final double SMALL = 0x1p-40;
    /** From here to 0 there is nothing but the first term, and the powers of the sine would be subnormal. */
    private static final double NEAR = 0x1p-200;
    /** Beyond it a power of 1 + k/x is as good as infinite. */
    private static final double LARGE = 0x1p100;

    /** The logarithms of n!, from n = 0 on. */
    static final double[] LOG_FACTORIALS = {
        0, 0x0p0, 0x1.62e42fefa39efp-1, 0x1.cab0bfa2a2002p0, 0x1.96ca77c922cf9p1, 0x1.326643c4479c9p2,
        0x1.a51273acf01cap2, 0x1.10ce1f32dcc3p3, 0x1.5358e82fcb70dp3, 0x1.99a8921a7f7cfp3, 0x1.e357590954d15p3,
        0x1.180973f3a8d74p4, 0x1.3fcba16d50143p4, 0x1.68d5a9c3b32cep4, 0x1.930f3df162a42p4, 0x1.be636a63fd346p4,
        0x1.eabff061f1a84p4, 0x1.0c0a63f2f353ap5, 0x1.2329df2d5ee52p5, 0x1.3ab8153363985p5, 0x1.52af57aed77bep5,
        0x1.6b0a8643472a9p5, 0x1.83c4faba84f06p5, 0x1.9cda78b856a45p5, 0x1.b6472034e8d14p5, 0x1.d007622cd65e7p5,
        0x1.ea17f717c6794p5, 0x1.023aeb67e4fefp6, 0x1.0f8f18d33024p6, 0x1.1d07353917231p6, 0x1.2aa208b59d0e5p6
    };

    static final double[] LOG_FACTORIALS_REST = {
        0, 0x0p0, 0x1.abc9e3b39803fp-56, 0x1.9136fea076849p-55, -0x1.30bfc76afc5dep-53, 0x1.a53c2789a6631p-53,
        -0x1.f67618ce3bfbdp-53, -0x1.a6cba31db10b8p-52, -0x1.6b4ae43602456p-51, 0x1.2c1f5d62d30afp-51,
        -0x1.510357c26784bp-51, -0x1.9946fb029adcdp-51, 0x1.a695620284a5dp-50, -0x1.da275f15ff083p-50,
        0x1.e1a3a2cb2a947p-50, 0x1.623db10ff440bp-50, 0x1.f9f49e965b81dp-51, -0x1.0dc30c735af08p-49,
        0x1.16de2f7483274p-50, -0x1.6043267fe63fp-51, -0x1.0078c87840e85p-55, 0x1.cbca91d33a25bp-52,
        -0x1.e54002ce3e614p-49, -0x1.e2faa14e01ca9p-49, 0x1.27e588ed39be6p-51, 0x1.24b8e019e2c7bp-49,
        0x1.5ec84d542083p-51, -0x1.d7c30a08d3f09p-48, -0x1.6f247facd5f16p-48, -0x1.9777ab98f7e62p-48,
        0x1.c25aa1dbee1cfp-48
    };

    /** The quotients of {@code B_2j / (2j)!} and that for j - 1, from j = 2 on. */
    static final double[] QUOTIENTS = {
        -0x1.1111111111111p-6, -0x1.8618618618618p-6, -0x1.999999999999ap-6, -0x1.9dbcc48676f31p-6,
        -0x1.9eb384d1e6b8p-6, -0x1.9eef54193146p-6, -0x1.9efe1405647a7p-6, -0x1.9f01be4fd46f6p-6,
        -0x1.9f02a8419f5aep-6
    };

    private static final double FIRST = 1.0 / 12;

    /** pi^2, 2 pi^3 and 2 pi^4, from n = 1 on. */
    static final double[] FACTORS = {0, 0x1.3bd3cc9be45dep3, 0x1.f019b59389d7cp5, 0x1.85a2e8c290826p7};

    static final double[] FACTORS_REST = {0, 0x1.692b71366cc04p-51, 0x1.e019558e5380dp-51, -0x1.cc0cdf4bfa1e7p-47};

    private Polygamma() {}

    static Real polygamma(Real x, Real n) {
        Condition negative = x.lessThan(0);
        Condition even = rint(n.times(0.5)).times(2).equalTo(n);
        Real largest = negative.select(x.constant(LARGEST_REFLECTED), LARGEST_ORDER);
        Condition valid = rint(n).equalTo(n).and(n.greaterOrEqual(1)).and(n.lessOrEqual(largest));
        Real order = valid.select(n, 1);
        Condition third = order.equalTo(3);

        Real y = negative.select(max(x.unaryMinus(), SMALL), x);
        Real sum = sum(y, order, negative);
        Real reflected = reflected(x, order, even, third, sum);
        Real positive = even.select(sum.unaryMinus(), sum);
        Condition near = x.lessOrEqual(0).and(x.greaterThan(-NEAR));
        Real value = near.select(pole(x, even, third), negative.select(reflected, positive));
        return valid.select(value, Double.NaN);
    }

    /** The first term, with its sign, for n up to 3; at 0 for any n. */
    private static Real pole(Real x, Condition even, Condition third) {
        Real square = x.square();
        Real dividend = even.select(x.constant(-2), third.select(x.constant(6), 1));
        return dividend.div(square).div(even.select(x, third.select(square, 1)));
    }

    /** n! times the sum, without its first term for a reflected argument. */
    private static Real sum(Real y, Real n, Condition reflected) {
        Real x = min(y, 0x1p1023);
        Real s = n.plus(1);
        Real minusS = s.unaryMinus();
        Real reciprocal = x.reciprocal();
        Condition far = x.greaterOrEqual(FAR);
        Real near = x.constant(0);
        for (int k = TERMS - 1; k >= 1; k--) {
            near = near.plus(ratio(reciprocal, k, minusS));
        }
        Real rest = rest(far.select(x, x.plus(TERMS)), n, s);
        // Smallest first
        Real sum = far.select(rest, fma(rest, ratio(reciprocal, TERMS, minusS), near));
        Real first = far.select(x.constant(-1), 0);
        Real bracket = sum.plus(reflected.select(first, first.plus(1)));
        Real value = power(x, n).times(bracket.times(reciprocal));
        return y.equalTo(Double.POSITIVE_INFINITY).select(0, value);
    }

    /** (x / (x + k))^s. */
    private static Real ratio(Real reciprocal, int k, Real minusS) {
        Real quotient = min(reciprocal.times(k), LARGE);
        return Exponentials.exp(Logarithms.log(ReducedSum.of(DoubleDouble.onePlus(quotient))).times(minusS));
    }

    /** n! x^-n. */
    private static Real power(Real x, Real n) {
        DoubleDouble log = Logarithms.logInTwoParts(x);
        Real product = log.high().times(n);
        Real rest = fma(log.low(), n, fms(log.high(), n, product));
        DoubleDouble exponent = DoubleDouble.sum(n.lookup(LOG_FACTORIALS), product.unaryMinus());
        return Exponentials.exp(exponent.plusLow(n.lookup(LOG_FACTORIALS_REST).minus(rest)));
    }

    /** The sum of all terms from that of z on, relative to it. */
    private static Real rest(Real z, Real n, Real s) {
        Real reciprocal = z.reciprocal();
        Real scaled = s.times(reciprocal);
        Real nested = z.constant(1);
        for (int k = QUOTIENTS.length - 1; k >= 0; k--) {
            Real odd = fma(reciprocal, 2 * k + 1, scaled);
            Real even = fma(reciprocal, 2 * k + 2, scaled);
            nested = fma(odd.times(even).times(QUOTIENTS[k]), nested, 1);
        }
        return z.div(n).plus(fma(scaled.times(FIRST), nested, 0.5));
    }

    /**
     * For x below 0 the derivative of {@code -pi cot(pi x)}, with its powers of the sine in two parts, plus or minus
     * the sum.
     */
    private static Real reflected(Real x, Real n, Condition even, Condition third, Real sum) {
        ReducedAngle angle = ReducedAngle.ofPi(x);
        Condition odd = abs(angle.quadrant()).equalTo(1);
        SmallAngle small = SmallAngle.of(angle);
        DoubleDouble first = small.sineInTwoParts();
        DoubleDouble second = small.cosineInTwoParts();
        DoubleDouble sine = DoubleDouble.select(odd, second, first);
        DoubleDouble cosine = DoubleDouble.select(odd, first, second);
        DoubleDouble square = sine.square();

        // Both signs are those of the quotient of cosine and sine
        Real one = x.constant(1);
        DoubleDouble plain = new DoubleDouble(one, x.constant(0));
        DoubleDouble three = DoubleDouble.orderedSum(x.constant(3), square.high().times(-2))
                .plusLow(square.low().times(-2));
        DoubleDouble dividend = DoubleDouble.select(even, cosine, DoubleDouble.select(third, three, plain));
        DoubleDouble divisor = DoubleDouble.select(even, sine, DoubleDouble.select(third, square, plain));
        DoubleDouble factor = new DoubleDouble(n.lookup(FACTORS), n.lookup(FACTORS_REST));
        Real quotient = dividend.times(factor).over(divisor.times(square));
        Real turned = even.and(odd).select(quotient, quotient.unaryMinus());
        Real pole = even.select(turned, quotient).minus(sum);
        Real atPole = even.select(x.constant(Double.NaN), Double.POSITIVE_INFINITY);
        return rint(x).equalTo(x).select(atPole, pole);
    }
}
