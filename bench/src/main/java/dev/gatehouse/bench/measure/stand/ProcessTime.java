package dev.gatehouse.bench.measure.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processor time of a process and all its threads, in user and kernel mode, from `/proc/<pid>/stat`.
public final class ProcessTime {
    /// `USER_HZ`, the same on every Linux that anybody runs.
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private ProcessTime() {}

    /// Seconds since its start.
    public static double of(long pid) throws IOException {
        return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    /// @param stat as `proc(5)` has it; the program's name in parentheses may hold anything
    static double parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
    }
}
