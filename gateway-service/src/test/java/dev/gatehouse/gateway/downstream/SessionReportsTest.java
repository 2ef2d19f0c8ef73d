package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.common.fixture.FreePorts;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.gateway.fixture.InsideServices;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReportsTest {
    private static final List<String> MANY =
            IntStream.range(0, 1_200).mapToObj(i -> "session" + i).toList();

    @TempDir
    Path folder;

    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private InsideServices inside;
    private InternalChannels channels;

    @BeforeEach
    void start() {
        TestCertificates certificates = TestCertificates.in(folder);
        inside = new InsideServices(certificates);
        channels = TestChannels.as(certificates.issue("gateway"), certificates.ca(), reloader);
    }

    @AfterEach
    void close() {
        channels.close();
        inside.close();
        reloader.shutdownNow();
    }

    @Test
    void reportsGoOutInBatches() {
        SessionReports reports = new SessionReports(inside.address(), channels);

        reports.touch(MANY);
        reports.assertRevocations(MANY.subList(0, 3));
        reports.assertRevocations(List.of());

        assertThat(inside.touched()).containsExactly(500, 500, 200);
        assertThat(inside.asserted()).containsExactly(3);
    }

    @Test
    void nobodyToTellIsOutlived() {
        SessionReports without = new SessionReports("", channels);
        SessionReports away = new SessionReports("localhost:" + FreePorts.next(), channels);

        assertThatCode(() -> without.touch(MANY)).doesNotThrowAnyException();
        assertThatCode(() -> away.touch(MANY)).doesNotThrowAnyException();
    }
}
