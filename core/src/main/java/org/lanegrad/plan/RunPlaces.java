package org.lanegrad.plan;

import java.util.List;

/**
 * How the places of a run of calls are laid out: the number of calls; the places of the leaders in runs, of some in the
 * first call and of others in the last; then for each call the places of the leaders in calls that have no step.
 *
 * @param ofFirst the leaders in runs that have their place in the first call
 * @param ofLast those that have it in the last
 * @param ofEach the leaders in calls that have no step
 */
public record RunPlaces(List<Integer> ofFirst, List<Integer> ofLast, List<Integer> ofEach) {

    /**
     * Those of runs.
     *
     * @param columns which columns lead and which follow, in all runs
     */
    public RunPlaces(RunColumns columns) {
        this(
                columns.leadersInRuns().stream().filter(k -> !columns.left().contains(k)).toList(),
                columns.leadersInRuns().stream().filter(columns.left()::contains).toList(),
                columns.listed());
    }

    /**
     * The entry of a leader in runs.
     *
     * @param leader its column
     * @return how many entries of the run come before it
     */
    public int entry(int leader) {
        int place = ofFirst.indexOf(leader);
        return 1 + (place >= 0 ? place : ofFirst.size() + ofLast.indexOf(leader));
    }

    /**
     * How many entries come before those of the first call.
     *
     * @return their number
     */
    public int beforeCalls() {
        return 1 + ofFirst.size() + ofLast.size();
    }

    /**
     * How many entries each call has.
     *
     * @return their number
     */
    public int perCall() {
        return ofEach.size();
    }
}
