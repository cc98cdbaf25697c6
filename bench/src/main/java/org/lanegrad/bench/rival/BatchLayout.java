package org.lanegrad.bench.rival;

import org.lanegrad.Layout;

/** The layouts of batches that are compared. */
public enum BatchLayout {
    /** Lane-blocked. */
    LANE_BLOCKED("[block][input][lane]", Layout.LANE_BLOCKED),
    /** One array for each input. */
    BY_COLUMN("[input][point]", Layout.BY_COLUMN),
    /** Point-major. */
    BY_POINT("[point][input]", Layout.BY_POINT);

    private final String title;
    private final int lanes;

    BatchLayout(String title, Layout layout) {
        this.title = title;
        this.lanes = layout.lanes();
    }

    String title() {
        return title;
    }

    Layout layout() {
        return new Layout(lanes);
    }
}
