package dev.gatehouse.bench.measure.stand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a virtual machine of ours keeps on its heap after a full collection, by `jcmd`.
public final class LiveHeap {
    private static final String TOTAL = "Total";

    private LiveHeap() {}

    /// In bytes. Makes the process collect first.
    public static long of(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /// @param histogram ends with `Total <instances> <bytes>`
    static long parse(String histogram) throws IOException {
        String total = histogram
                .lines()
                .filter(line -> line.startsWith(TOTAL))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "no histogram: " + histogram.lines().findFirst().orElse("")));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }
}
