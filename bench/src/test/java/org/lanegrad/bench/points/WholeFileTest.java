package org.lanegrad.bench.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private Path place;

    @BeforeEach
    void oldFile() throws IOException {
        place = Files.writeString(folder.resolve("results.csv"), "old");
    }

    @Test
    void aFileAppearsWhole() throws IOException {
        try (WholeFile file = new WholeFile(place)) {
            file.writer().write("new");
            file.writer().flush();
            assertEquals("old", Files.readString(place));
            assertEquals(2, files().size());
            file.commit();
        }
        assertEquals("new", Files.readString(place));
        assertEquals(List.of("results.csv"), files());
    }

    @Test
    void withoutACommitNothingHasHappened() throws IOException {
        try (WholeFile file = new WholeFile(place)) {
            file.writer().write("new");
        }
        assertEquals("old", Files.readString(place));
        assertEquals(List.of("results.csv"), files());
    }

    @Test
    void whatALinkLeadsToIsReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("results.csv"));
        try (WholeFile file = new WholeFile(link)) {
            file.writer().write("new");
            file.commit();
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(place));
    }

    @Test
    void onlyFilesAreReplaced() {
        assertThrows(FileSystemException.class, () -> new WholeFile(folder).close());
        Path nowhere = folder.resolve("no such folder").resolve("results.csv");
        assertThrows(NoSuchFileException.class, () -> new WholeFile(nowhere).close());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
