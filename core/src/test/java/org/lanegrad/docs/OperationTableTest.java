package org.lanegrad.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lanegrad.op.Operation;

/**
 * docs/operations.md is generated from the table of operations. After a change there, write it anew by running the
 * tests with {@code -Dlanegrad.write.docs=true}.
 */
class OperationTableTest {
    private static final Path FILE = Path.of("..", "docs", "operations.md");

    @Test
    void theTableInTheDocsIsTheOneInTheCode() throws IOException {
        if (Boolean.getBoolean("lanegrad.write.docs")) {
            Files.writeString(FILE, page());
        }
        assertEquals(page(), Files.readString(FILE), "Run this test with -Dlanegrad.write.docs=true.");
    }

    private static String page() {
        return """
                # Operations

                Generated from [`Operation`](../core/src/main/java/org/lanegrad/op/Operation.java); a test compares.

                ## Primitives

                Exact or correctly rounded in IEEE 754, so that every executor computes the same bits. NaN has no
                particular sign or payload.

                | operation | operands | defined for | notes |
                | --- | --- | --- | --- |
                """ + rows(Operation.Kind.PRIMITIVE) + """

                ## Functions

                Each is a short branch-free program of primitives. The largest error, in units in the last place, is
                measured over the whole range against arithmetic of many digits; the tests fail above it.

                | function | operands | primitives | largest error (ulp) | defined for | notes |
                | --- | --- | --- | --- | --- | --- |
                """ + rows(Operation.Kind.FUNCTION);
    }

    private static String rows(Operation.Kind kind) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.kind() == kind)
                .map(OperationTableTest::row)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Operation operation) {
        String cells = operation.kind() == Operation.Kind.FUNCTION
                ? operation.program().operationCount() + " | " + operation.ulps() + " | "
                : "";
        return "| `" + operation.symbol() + "` | " + operation.arity() + " | " + cells + operation.domain() + " | "
                + operation.note() + " |";
    }
}
