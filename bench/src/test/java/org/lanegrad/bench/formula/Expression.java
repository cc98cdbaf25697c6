package org.lanegrad.bench.formula;

import java.util.random.RandomGenerator;

/**
 * Random arithmetic on x, y and z, whose meaning is Java's own. Its value is NaN unless every step is exact with digits
 * to spare: so rounding, and the fusing of products and sums, can make no difference.
 */
sealed interface Expression {
    int SUM = 1;
    int PRODUCT = 2;
    int SIGN = 3;
    int POWER = 4;
    int ATOM = 5;

    static Expression random(RandomGenerator random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return random.nextBoolean() ? new Variable(random.nextInt(3)) : new Literal(random.nextInt(9));
        }
        Expression a = random(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> new Negative(a);
            case 1 -> new Power(a, random.nextInt(-2, 4));
            default -> new Binary("+-*/".charAt(random.nextInt(4)), a, random(random, depth - 1));
        };
    }

    /** The value at a point. */
    double value(double[] point);

    /** How tightly its outermost operator binds. */
    int precedence();

    /** As a formula, with parentheses and spaces where needed and elsewhere at random. */
    String text(RandomGenerator random);

    /** The text as an operand that must bind at least as tightly as given. */
    default String operand(int least, RandomGenerator random) {
        String text = text(random);
        String space = random.nextInt(4) == 0 ? " " : "";
        return space + (precedence() < least || random.nextInt(8) == 0 ? "(" + text + ")" : text) + space;
    }

    private static double exact(double value) {
        double scaled = value * 0x1p10;
        return Math.abs(scaled) < 0x1p40 && scaled == Math.rint(scaled) ? value : Double.NaN;
    }

    record Literal(int value) implements Expression {
        @Override
        public double value(double[] point) {
            return value;
        }

        @Override
        public int precedence() {
            return ATOM;
        }

        @Override
        public String text(RandomGenerator random) {
            return random.nextBoolean() ? Integer.toString(value) : Double.toString(value);
        }
    }

    record Variable(int index) implements Expression {
        @Override
        public double value(double[] point) {
            return point[index];
        }

        @Override
        public int precedence() {
            return ATOM;
        }

        @Override
        public String text(RandomGenerator random) {
            return "xyz".substring(index, index + 1);
        }
    }

    record Negative(Expression a) implements Expression {
        @Override
        public double value(double[] point) {
            return -a.value(point);
        }

        @Override
        public int precedence() {
            return SIGN;
        }

        @Override
        public String text(RandomGenerator random) {
            return "-" + a.operand(SIGN, random);
        }
    }

    record Power(Expression a, int exponent) implements Expression {
        @Override
        public double value(double[] point) {
            double base = a.value(point);
            double power = 1;
            for (int i = 0; i < Math.abs(exponent); i++) {
                power = exact(power * base);
            }
            return Double.isNaN(base) ? Double.NaN : exponent < 0 ? exact(1 / power) : power;
        }

        @Override
        public int precedence() {
            return POWER;
        }

        @Override
        public String text(RandomGenerator random) {
            return a.operand(ATOM, random) + "^" + exponent;
        }
    }

    record Binary(char operator, Expression a, Expression b) implements Expression {
        @Override
        public double value(double[] point) {
            double x = a.value(point);
            double y = b.value(point);
            return exact(
                    switch (operator) {
                        case '+' -> x + y;
                        case '-' -> x - y;
                        case '*' -> x * y;
                        default -> x / y;
                    });
        }

        @Override
        public int precedence() {
            return operator == '+' || operator == '-' ? SUM : PRODUCT;
        }

        @Override
        public String text(RandomGenerator random) {
            return a.operand(precedence(), random) + operator + b.operand(precedence() + 1, random);
        }
    }
}
