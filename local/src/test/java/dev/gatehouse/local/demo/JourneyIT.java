package dev.gatehouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The journey on the real services, whose jars the build has just made.
class JourneyIT {
    private static final long SEED = 20_261_121;

    private final StringWriter told = new StringWriter();

    @Test
    void passesTwiceOnOnePlatformWithOtherNames() throws PlatformFault {
        try (StartedPlatform platform = start()) {
            assertThat(walk(platform, SEED)).as(told.toString()).hasToString("7 passed, 0 failed");
            assertThat(walk(platform, SEED + 1)).as(told.toString()).hasToString("7 passed, 0 failed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "issuer@1, 0",
        "session-service@1, 0",
        "gateway-service@2, 1",
        "redis@3, 2",
        "downstream@4, 3",
        "gateway-service@5, 4",
        "session-service@6, 5",
        "gateway-service@7, 6"
    })
    void stepNoticesThatItsServiceIsStopped(String outage, int passed) throws PlatformFault {
        Outage planned = Outage.parse(outage).orElseThrow();
        try (StartedPlatform platform = start()) {
            Journey.Result result = new Journey(new PrintWriter(told), Object::toString)
                    .walk(platform, SEED, step -> planned.before(step, platform));
            assertThat(result).as(told.toString()).isEqualTo(new Journey.Result(passed, 1, 6 - passed));
            assertThat(told.toString()).contains("FAILED", "look at ", ".log");
        }
    }

    private static StartedPlatform start() throws PlatformFault {
        return new Start(line -> {}).apart(Folders.checkout());
    }

    private Journey.Result walk(StartedPlatform platform, long seed) {
        return new Journey(new PrintWriter(told), Object::toString).walk(platform, seed, step -> {});
    }
}
