package dev.gatehouse.bench.measure.stand;

import dev.gatehouse.local.blueprint.Java;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The virtual machine as it runs in production: both compilers, and the collector that the JDK chooses.
public final class Production {
    private static final String HEAP = "-Xmx";
    private static final Set<String> FOR_DEVELOPERS = Set.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Production() {}

    /// The same command without what only saves a developer's time.
    ///
    /// @param heap such as `1g`
    static List<String> of(List<String> command, String heap) {
        List<String> whole = new ArrayList<>(command);
        whole.removeIf(FOR_DEVELOPERS::contains);
        whole.replaceAll(option -> option.startsWith(HEAP) ? HEAP + heap : option);
        return whole;
    }

    /// Program and options, to which a class is added.
    public static List<String> command(String heap) {
        return of(Java.command(heap), heap);
    }
}
