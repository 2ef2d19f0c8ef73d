package dev.gatehouse.bench.torture.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The facts of a run in the order in which they were told, also kept in a file, one a line. Thread-safe.
public final class History implements AutoCloseable {
    private final List<Fact> facts = new ArrayList<>();
    private final BufferedWriter file;

    private History(BufferedWriter file) {
        this.file = file;
    }

    /// An empty history that is also written to a file.
    public static History in(Path file) throws IOException {
        return new History(Files.newBufferedWriter(file));
    }

    /// Takes one fact more.
    public synchronized void add(Fact fact) {
        facts.add(fact);
        try {
            file.write(FactLines.write(fact));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All facts so far.
    public synchronized List<Fact> facts() {
        return List.copyOf(facts);
    }

    /// Writes what is buffered.
    public synchronized void flush() throws IOException {
        file.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
