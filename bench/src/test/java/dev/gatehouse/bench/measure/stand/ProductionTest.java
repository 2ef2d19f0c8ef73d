package dev.gatehouse.bench.measure.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProductionTest {
    @Test
    void bothCompilersAndTheDefaultCollectorRun() {
        List<String> command = Production.of(
                List.of("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", "gateway.jar"),
                "1g");
        assertThat(command).containsExactly("java", "-Xmx1g", "-jar", "gateway.jar");
    }
}
