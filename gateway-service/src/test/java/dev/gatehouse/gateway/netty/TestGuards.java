package dev.gatehouse.gateway.netty;

import dev.gatehouse.gateway.limit.Origins;
import java.time.Duration;

/// A guard of connections that lets everything pass.
public final class TestGuards {
    private static final int PLENTY = 1_000_000;
    private static final Duration LONG = Duration.ofHours(1);

    private TestGuards() {}

    public static ConnectionGuard generous() {
        ConnectionLimits limits = new ConnectionLimits(PLENTY, PLENTY, false, LONG, LONG, PLENTY, Long.MAX_VALUE);
        return new ConnectionGuard(
                new Connections(limits, new Origins(PLENTY, PLENTY, System::nanoTime), System::nanoTime),
                new IncomingCalls(limits, System::nanoTime),
                LONG);
    }
}
