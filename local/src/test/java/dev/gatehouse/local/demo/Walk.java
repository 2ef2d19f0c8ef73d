package dev.gatehouse.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.platform.StartedPlatform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// Walks the journey, each time with other names, and looks at how far it came.
final class Walk {
    private static final int STEPS = 11;
    private static final AtomicLong SEED = new AtomicLong(20_261_121);

    private final StringWriter told = new StringWriter();

    void whole(StartedPlatform platform, String result) {
        assertThat(walk(platform, step -> {})).as(told.toString()).hasToString(result);
    }

    /// Until the outage's step, which must fail.
    void until(String outage, int passed, StartedPlatform platform) {
        Outage planned = Outage.parse(outage).orElseThrow();
        assertThat(walk(platform, step -> planned.before(step, platform)))
                .as(told.toString())
                .isEqualTo(new Journey.Result(passed, 1, STEPS - 1 - passed));
        assertThat(told.toString()).contains("FAILED", "look at ", ".log");
    }

    private Journey.Result walk(StartedPlatform platform, IntConsumer beforeStep) {
        return new Journey(new PrintWriter(told), Folders.checkout(), Object::toString)
                .walk(platform, SEED.incrementAndGet(), beforeStep);
    }
}
