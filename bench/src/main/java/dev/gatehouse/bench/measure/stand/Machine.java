package dev.gatehouse.bench.measure.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What figures were measured on.
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /// Processors, operating system and JDK, in one line.
    public static String describe() {
        return Runtime.getRuntime().availableProcessors() + " × " + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", JDK "
                + Runtime.version();
    }

    private static String processor() {
        try {
            return Files.readAllLines(CPU_INFO).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processors");
        } catch (IOException e) {
            return "processors";
        }
    }
}
