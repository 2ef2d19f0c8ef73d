package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.common.fixture.FreePorts;
import java.nio.file.Path;
import java.util.List;
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

    private ConnectedInside inside;

    @BeforeEach
    void start() {
        inside = new ConnectedInside(folder);
    }

    @AfterEach
    void close() {
        inside.close();
    }

    @Test
    void reportsGoOutInBatches() {
        SessionReports reports = new SessionReports(inside.services().address(), inside.channels());

        reports.touch(MANY);
        reports.assertRevocations(MANY.subList(0, 3));
        reports.assertRevocations(List.of());

        assertThat(inside.services().touched()).containsExactly(500, 500, 200);
        assertThat(inside.services().asserted()).containsExactly(3);
    }

    @Test
    void nobodyToTellIsOutlived() {
        SessionReports without = new SessionReports("", inside.channels());
        SessionReports away = new SessionReports("localhost:" + FreePorts.next(), inside.channels());

        assertThatCode(() -> without.touch(MANY)).doesNotThrowAnyException();
        assertThatCode(() -> away.touch(MANY)).doesNotThrowAnyException();
    }
}
