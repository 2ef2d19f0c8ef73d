package dev.gatehouse.gateway.netty;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.util.internal.PlatformDependent;

/// What is counted of connections, as meters. Each way in which one ends is a tag of its own.
final class ConnectionMetrics implements MeterBinder {
    private final Connections connections;
    private final IncomingCalls calls;

    ConnectionMetrics(Connections connections, IncomingCalls calls) {
        this.connections = connections;
        this.calls = calls;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("gatehouse.gateway.connections", connections, Connections::openCount)
                .description("Open connections of the gRPC listener")
                .register(meters);
        Gauge.builder("gatehouse.gateway.connections.addresses", connections, Connections::addressCount)
                .description("Addresses with open connections of the gRPC listener, where addresses are preserved")
                .register(meters);
        // Most of it is in no pool of the JDK's that its metrics know.
        Gauge.builder("gatehouse.gateway.netty.direct", PlatformDependent::usedDirectMemory)
                .baseUnit("bytes")
                .description(
                        "Memory outside the heap that Netty has allocated, in use or pooled; -1: it does not count")
                .register(meters);
        for (ConnectionEnd end : ConnectionEnd.values()) {
            FunctionCounter.builder("gatehouse.gateway.connections.ended", connections, c -> c.endedCount(end))
                    .tag("reason", end.name())
                    .description("Ended connections of the gRPC listener by reason")
                    .register(meters);
        }
        Gauge.builder("gatehouse.gateway.requests.incomplete", calls, IncomingCalls::count)
                .description("Calls whose request has not arrived whole")
                .register(meters);
        Gauge.builder("gatehouse.gateway.requests.waiting", calls, IncomingCalls::bytes)
                .baseUnit("bytes")
                .description("Requests, in part, that wait for their rest")
                .register(meters);
        FunctionCounter.builder("gatehouse.gateway.requests.given.up", calls, IncomingCalls::givenUpCount)
                .description("Calls that were ended because their request did not arrive whole")
                .register(meters);
    }
}
