package org.lanegrad.simd;

import java.util.function.Supplier;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Events for the JVM's flight recorder. */
final class Flight {

    private Flight() {}

    /**
     * Begins an event, if the flight recorder is in use. The first event of a JVM without would cost a tenth of a
     * second.
     *
     * @param <E> the kind of event
     * @param maker makes it
     * @return the event; null if nobody records
     */
    static <E extends Event> @Nullable E begin(Supplier<E> maker) {
        if (!FlightRecorder.isInitialized()) {
            return null;
        }
        E event = maker.get();
        event.begin();
        return event;
    }
}
