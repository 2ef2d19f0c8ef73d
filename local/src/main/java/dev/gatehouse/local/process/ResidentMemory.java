package dev.gatehouse.local.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much memory of the machine a process holds.
public final class ResidentMemory {
    private static final long KIB = 1_024;

    private ResidentMemory() {}

    /// In bytes; empty when the process is gone or the system does not tell.
    public static OptionalLong of(long pid) {
        try {
            Path status = Path.of("/proc/" + pid + "/status");
            return Files.isReadable(status) ? fromProc(status) : fromPs(pid);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromProc(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .findFirst();
    }

    private static OptionalLong fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String text = new String(ps.getInputStream().readAllBytes(), US_ASCII).strip();
        return text.matches("[0-9]+") ? OptionalLong.of(Long.parseLong(text) * KIB) : OptionalLong.empty();
    }
}
