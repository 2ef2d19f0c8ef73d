package dev.gatehouse.bench.measure.micro;

import dev.gatehouse.common.signing.EventToSign;
import dev.gatehouse.common.signing.Sha256;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// An event's canonical bytes, and the hash of its payload.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CanonicalEvent {
    private static final int PAYLOAD_BYTES = 300;
    private static final int POSITION_BYTES = 25;
    private static final long CREATED_AT = 1_763_750_000_000L;

    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private final byte[] position = new byte[POSITION_BYTES];
    private final byte[] sha256 = Sha256.of(payload);

    /// SHA-256 of the payload.
    @Benchmark
    public byte[] payloadHash() {
        return Sha256.of(payload);
    }

    /// The bytes that the signature covers.
    @Benchmark
    public byte[] canonicalBytes() {
        return new EventToSign(
                        "production/eu-1/gateway",
                        "user-4711",
                        "",
                        "0b0e4a2e-5b3a-4a57-8f2c-1f2f6f1d3c11",
                        "order.changed",
                        position,
                        CREATED_AT,
                        0,
                        sha256,
                        "yb2RZvGqL8p5z9aTq4mXJ0jJ4w1k7cQ2Jz0m3T5d6Uo")
                .canonicalBytes();
    }
}
