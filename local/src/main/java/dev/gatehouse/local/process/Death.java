package dev.gatehouse.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A child that ended although nobody asked it to.
///
/// @param log where its output is, null for a child that has none
public record Death(String name, int exitCode, @Nullable Path log) {
    private static final int TAIL_BYTES = 8_192;
    private static final int TAIL_LINES = 8;
    private static final int SIGNAL_BASE = 128;

    /// One sentence: who, how, and where its words are.
    public String sentence() {
        String how = exitCode > SIGNAL_BASE
                ? "was killed by signal " + (exitCode - SIGNAL_BASE)
                : "ended with exit code " + exitCode;
        return name + " " + how + (log == null ? "" : "; its log: " + log);
    }

    /// The last lines of its log.
    public List<String> lastWords() {
        if (log == null) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
