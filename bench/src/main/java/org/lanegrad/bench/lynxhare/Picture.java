package org.lanegrad.bench.lynxhare;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of an HTML page, in the page itself. */
final class Picture {
    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private final XYChart chart;

    /** An empty picture of a size in pixels. */
    Picture(int width, int height, String xTitle, String yTitle) {
        chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(230, 230, 230));
        // Dashes would take a hundred times the space
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotContentSize(1);
        styler.setChartPadding(8);
        styler.setLegendBorderColor(CLEAR);
        styler.setLegendVisible(false);
        styler.setAxisTickLabelsFont(FONT);
        styler.setAxisTitleFont(FONT);
        styler.setXAxisDecimalPattern("0.###");
    }

    XYStyler styler() {
        return chart.getStyler();
    }

    /** Adds a line through points. */
    XYSeries line(String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        return series;
    }

    /** Adds the area between a lower and an upper line. */
    XYSeries band(String name, double[] x, double[] lower, double[] upper, Color color) {
        int n = x.length;
        double[] aroundX = new double[2 * n];
        double[] aroundY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            aroundX[i] = x[i];
            aroundY[i] = lower[i];
            aroundX[2 * n - 1 - i] = x[i];
            aroundY[2 * n - 1 - i] = upper[i];
        }
        XYSeries series = chart.addSeries(name, aroundX, aroundY);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(CLEAR);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 70));
        return series;
    }

    /** Adds points. */
    XYSeries points(String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color);
        return series;
    }

    /** The picture as an element of HTML, that needs no other file. */
    String toHtml(String description) {
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new IllegalStateException("A picture could not be drawn: " + e.getMessage(), e);
        }
        return "<img alt=\"" + description + "\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.toByteArray()) + "\">";
    }
}
