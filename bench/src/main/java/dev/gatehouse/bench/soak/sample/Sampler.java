package dev.gatehouse.bench.soak.sample;

import dev.gatehouse.bench.measure.stand.LiveHeap;
import dev.gatehouse.bench.measure.stand.Stand;
import dev.gatehouse.client.http.Tls;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.process.ResidentMemory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks at a gateway. A look makes it collect its whole heap first: what it holds then is what it needs.
public final class Sampler implements AutoCloseable {
    private static final String OURS = "gatehouse_gateway_";
    private static final int OK = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final double NANOS = 1e9;

    /// Gauges that tell of time or of what is fixed, and not of how much is held.
    private static final Pattern NO_SIZE = Pattern.compile(".*(_seconds|_seconds_max|_signature_provider)");

    private final Stand stand;
    private final HttpClient http;
    private final HttpRequest metrics;
    private final long began = System.nanoTime();

    /// @param stand with a gateway; time counts from now
    public Sampler(Stand stand) {
        this.stand = stand;
        this.http = HttpClient.newBuilder()
                .sslContext(Tls.trusting(stand.authority()))
                .connectTimeout(TIMEOUT)
                .build();
        URI page = URI.create("https://localhost:" + stand.port(Listener.GATEWAY_ADMIN) + "/metrics");
        this.metrics = HttpRequest.newBuilder(page).timeout(TIMEOUT).build();
    }

    /// Takes a sample now, which takes as long as the collection.
    public Sample take() throws IOException, InterruptedException {
        long pid = stand.gatewayPid();
        SortedMap<String, Double> held = new TreeMap<>();
        held.put("heap_live_bytes", (double) LiveHeap.of(pid));
        held.put("resident_bytes", (double) ResidentMemory.of(pid).orElseThrow(() -> gone(pid)));
        held.put("open_files", (double) openFiles(pid));
        Exposition page = Exposition.parse(metrics());
        held.putAll(virtualMachine(page));
        held.putAll(ours(page));
        return new Sample(Clock.systemUTC().instant(), (System.nanoTime() - began) / NANOS, held, counted(page));
    }

    private static IOException gone(long pid) {
        return new IOException("the gateway, process " + pid + ", is gone");
    }

    private static long openFiles(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.count();
        }
    }

    private String metrics() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(metrics, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("/metrics answers " + answer.statusCode());
        }
        return answer.body();
    }

    static SortedMap<String, Double> virtualMachine(Exposition page) {
        SortedMap<String, Double> held = new TreeMap<>();
        held.put("nonheap_bytes", page.sum("jvm_memory_used_bytes", "area=\"nonheap\""));
        held.put("metaspace_bytes", page.sum("jvm_memory_used_bytes", "id=\"Metaspace\""));
        held.put("direct_buffer_bytes", page.sum("jvm_buffer_memory_used_bytes", "id=\"direct\""));
        held.put("threads", page.sum("jvm_threads_live_threads", ""));
        held.put("classes", page.sum("jvm_classes_loaded_classes", ""));
        // Each line is a meter that some name or label has made: labels that never repeat would show here.
        held.put("metric_lines", (double) page.lines().size());
        return held;
    }

    /// Every gauge of the gateway's that is a size, under its own name without the beginning that all have.
    static SortedMap<String, Double> ours(Exposition page) {
        SortedMap<String, Double> held = new TreeMap<>();
        for (Exposition.Line line : page.of("gauge", OURS)) {
            if (!NO_SIZE.matcher(line.name()).matches() && !Double.isNaN(line.value())) {
                held.put(line.series().substring(OURS.length()), line.value());
            }
        }
        return held;
    }

    private static SortedMap<String, Double> counted(Exposition page) {
        SortedMap<String, Double> counted = new TreeMap<>();
        for (Exposition.Line line : page.of("counter", OURS)) {
            if (line.value() > 0) {
                counted.put(line.series().substring(OURS.length()), line.value());
            }
        }
        return counted;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
