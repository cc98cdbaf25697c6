package org.lanegrad.bench.lynxhare;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.style.XYStyler;
import org.lanegrad.bench.hmc.Draws;

/** The pictures of the report. */
final class Pictures {
    private static final Color HARE = new Color(200, 110, 30);
    private static final Color LYNX = new Color(40, 90, 160);
    private static final Color PUBLISHED = new Color(60, 60, 60);
    private static final BasicStroke SOLID = new BasicStroke(1.5f);
    private static final BasicStroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4}, 0);
    /** Parts of a histogram. */
    private static final int PARTS = 60;

    private Pictures() {}

    /** The pelts, and the populations that the posterior has for them. */
    static String trajectories(Trajectories trajectories) {
        Picture picture = new Picture(1000, 420, "year", "thousands");
        XYStyler styler = picture.styler();
        styler.setLegendVisible(true);
        styler.setXAxisDecimalPattern("0");
        styler.setXAxisMin(Pelts.FIRST_YEAR - 0.5);
        styler.setXAxisMax(Pelts.FIRST_YEAR + Pelts.HARES.size() - 0.5);
        styler.setXAxisTickMarkSpacingHint(40);
        styler.setYAxisMin(0.0);
        species(picture, "hares", trajectories.years(), trajectories.hares(), Pelts.HARES, HARE);
        species(picture, "lynxes", trajectories.years(), trajectories.lynxes(), Pelts.LYNXES, LYNX);
        return picture.toHtml("Pelts and populations by year");
    }

    private static void species(
            Picture picture, String name, double[] years, double[][] quantiles, List<Double> pelts, Color color) {
        picture.band(name + ", middle 90 %", years, quantiles[0], quantiles[2], color);
        picture.line(name + ", median", years, quantiles[1], color);
        double[] peltYears = IntStream.range(0, pelts.size())
                .mapToDouble(year -> Pelts.FIRST_YEAR + year)
                .toArray();
        picture.points(
                name + ", pelts", peltYears, pelts.stream().mapToDouble(Double::doubleValue).toArray(), color);
    }

    /** The marginal density of one parameter; the published mean and, dashed, one standard deviation to either side. */
    static String density(Parameter parameter, Draws draws) {
        double[] values = Arrays.stream(draws.of(parameter.ordinal()))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Histogram histogram = Histogram.of(values, PARTS);
        Picture picture = new Picture(330, 240, parameter.symbol(), "");
        heights(picture, histogram);
        picture.band("found", histogram.middles(), new double[PARTS], histogram.densities(), HARE);
        Published published = parameter.published();
        vertical(picture, "mean", published.mean(), histogram.highest(), SOLID);
        vertical(picture, "below", published.mean() - published.deviation(), histogram.highest(), DASHED);
        vertical(picture, "above", published.mean() + published.deviation(), histogram.highest(), DASHED);
        return picture.toHtml("Marginal density of " + parameter.symbol());
    }

    private static void heights(Picture picture, Histogram histogram) {
        picture.styler().setYAxisTicksVisible(false);
        picture.styler().setYAxisMin(0.0);
        picture.styler().setYAxisMax(1.05 * histogram.highest());
    }

    private static void vertical(Picture picture, String name, double x, double height, BasicStroke stroke) {
        picture.line(name, new double[] {x, x}, new double[] {0, height}, PUBLISHED)
                .setLineStyle(stroke);
    }

    /** How much half the step changes the log posterior. */
    static String halving(StepHalving halving) {
        Histogram histogram = Histogram.of(halving.changes(), PARTS);
        Picture picture = new Picture(660, 260, "change of the log posterior", "");
        heights(picture, histogram);
        picture.styler().setXAxisDecimalPattern("0.0E0");
        picture.band("change", histogram.middles(), new double[PARTS], histogram.densities(), LYNX);
        return picture.toHtml("Change of the log posterior by half the step");
    }
}
