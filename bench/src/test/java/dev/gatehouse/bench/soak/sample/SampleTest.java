package dev.gatehouse.bench.soak.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final String PAGE = """
        # HELP gatehouse_gateway_streams Open event streams
        # TYPE gatehouse_gateway_streams gauge
        gatehouse_gateway_streams 12.0
        # TYPE gatehouse_gateway_signer_keys gauge
        gatehouse_gateway_signer_keys{state="signing"} 1.0
        gatehouse_gateway_signer_keys{state="a } b"} 2.0
        # TYPE gatehouse_gateway_mark_age_seconds gauge
        gatehouse_gateway_mark_age_seconds 0.4
        # TYPE gatehouse_gateway_keyset_remaining_seconds gauge
        gatehouse_gateway_keyset_remaining_seconds NaN
        # TYPE gatehouse_gateway_window_bytes gauge
        gatehouse_gateway_window_bytes 1.5E7
        # TYPE gatehouse_gateway_deliveries counter
        gatehouse_gateway_deliveries_total 9.0
        # TYPE jvm_memory_used_bytes gauge
        jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 100.0
        jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 30.0
        jvm_memory_used_bytes{area="nonheap",id="CodeCache"} 12.0
        # TYPE jvm_threads_live_threads gauge
        jvm_threads_live_threads 40.0
        """;

    private final Exposition page = Exposition.parse(PAGE);

    @Test
    void everyGaugeOfOursThatIsASizeIsHeldUnderItsName() {
        assertThat(Sampler.ours(page))
                .isEqualTo(Map.of(
                        "streams",
                        12.0,
                        "signer_keys{state=\"signing\"}",
                        1.0,
                        "signer_keys{state=\"a } b\"}",
                        2.0,
                        "window_bytes",
                        1.5e7));
    }

    @Test
    void theVirtualMachinesMemoryIsSummedUp() {
        assertThat(Sampler.virtualMachine(page))
                .containsEntry("nonheap_bytes", 42.0)
                .containsEntry("metaspace_bytes", 30.0)
                .containsEntry("threads", 40.0)
                .containsEntry("metric_lines", 11.0);
    }

    @Test
    void aSampleIsALineOfJson() {
        Sample sample = new Sample(
                Instant.parse("2026-11-21T22:00:00Z"),
                15.00012,
                new TreeMap<>(Map.of("streams", 12.0, "heap_live_bytes", 1e8)),
                new TreeMap<>(Map.of("deliveries_total", 9.0)));
        assertThat(sample.asJson())
                .isEqualTo("{\"at\":\"2026-11-21T22:00:00Z\",\"seconds\":15.0,"
                        + "\"held\":{\"heap_live_bytes\":1.0E8,\"streams\":12.0},"
                        + "\"counted\":{\"deliveries_total\":9.0}}");
    }
}
