package org.lanegrad.bench.points;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears under its name as a whole or not at all. Until {@link #commit} it is written in the same folder
 * under another name, {@code .NAME.*.part}, and what stood there before stays. The part is removed when this is closed
 * without a commit, and also when the JVM is told to end.
 */
public final class WholeFile implements Closeable {
    private final Path place;
    private final Path part;
    private final Writer writer;
    private final Thread atExit = new Thread(this::removePart);

    /**
     * Begins to write.
     *
     * @param path where the file is to be; of a symbolic link, what it leads to is replaced
     * @throws IOException if nothing can be written there
     */
    public WholeFile(Path path) throws IOException {
        boolean exists = Files.exists(path);
        if (exists && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "not a file that can be replaced");
        }
        this.place = exists ? path.toRealPath() : path.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        this.part = folder.resolve("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
        // First: the JVM may be told to end at any time
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            this.writer = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            throw e;
        }
    }

    /**
     * Where to write.
     *
     * @return a writer in UTF-8, closed with this
     */
    public Writer writer() {
        return writer;
    }

    /**
     * Puts the file, as written so far, into its place.
     *
     * @throws IOException if that fails; the place is then as it was
     */
    public void commit() throws IOException {
        writer.close();
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Ends it. Without a {@link #commit} before, nothing has happened. */
    @Override
    public void close() throws IOException {
        try {
            writer.close();
        } finally {
            removePart();
            forgetExit();
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and removes the part itself
        }
    }

    private void removePart() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("The unfinished file " + part + " could not be removed.", e);
        }
    }
}
