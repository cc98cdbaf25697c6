package org.lanegrad.bench.rival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;

/** Where something was measured, and when. */
final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The machine in a line. */
    static String describe() {
        int processors = Runtime.getRuntime().availableProcessors();
        return "%s (%s), %s, vectors of %d bits, %s; JDK %s, %s; %s"
                .formatted(
                        processor(),
                        System.getProperty("os.arch"),
                        processors == 1 ? "1 processor" : processors + " processors",
                        DoubleVector.SPECIES_PREFERRED.vectorBitSize(),
                        System.getProperty("os.name"),
                        Runtime.version(),
                        System.getProperty("java.vendor"),
                        LocalDate.now(ZoneId.systemDefault())
                                .format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK)));
    }

    /** The CPU's name where Linux tells it. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unnamed CPU");
        } catch (IOException e) {
            return "unnamed CPU";
        }
    }
}
