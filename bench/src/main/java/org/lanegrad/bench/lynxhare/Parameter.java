package org.lanegrad.bench.lynxhare;

/**
 * The parameters of the model, all positive, in the order of the tape's inputs. The published figures are those of
 * posteriordb's reference draws for hudson_lynx_hare-lotka_volterra: 10,000 of Stan's.
 */
@SuppressWarnings("ImmutableEnumChecker") // records of numbers
enum Parameter {
    ALPHA("alpha", new Prior.TruncatedNormal(1, 0.5), new Published(0.546864, 0.00063, 0.303036)),
    BETA("beta", new Prior.TruncatedNormal(0.05, 0.05), new Published(0.0277473, 0.000041, 0.000787172)),
    GAMMA("gamma", new Prior.TruncatedNormal(1, 0.5), new Published(0.800095, 0.00088, 0.648139)),
    DELTA("delta", new Prior.TruncatedNormal(0.05, 0.05), new Published(0.0240859, 0.000035, 0.000592578)),
    HARES_1900("u0", new Prior.LogNormal(StrictMath.log(10), 1), new Published(34.0352, 0.029, 1166.90)),
    LYNXES_1900("v0", new Prior.LogNormal(StrictMath.log(10), 1), new Published(5.93590, 0.0053, 35.5163)),
    SIGMA_HARE("sigma_1", new Prior.LogNormal(-1, 1), new Published(0.248057, 0.00044, 0.0634037)),
    SIGMA_LYNX("sigma_2", new Prior.LogNormal(-1, 1), new Published(0.251017, 0.00044, 0.0649094));

    private final String symbol;
    private final Prior prior;
    private final Published published;

    Parameter(String symbol, Prior prior, Published published) {
        this.symbol = symbol;
        this.prior = prior;
        this.published = published;
    }

    /** Its name in formulas and tables. */
    String symbol() {
        return symbol;
    }

    Prior prior() {
        return prior;
    }

    Published published() {
        return published;
    }
}
