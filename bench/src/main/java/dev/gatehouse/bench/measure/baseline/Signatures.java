package dev.gatehouse.bench.measure.baseline;

import dev.gatehouse.common.provider.SignatureProvider;
import dev.gatehouse.common.provider.SignatureProviders;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.time.Duration;

/// What one CPU-second makes of Ed25519 with a provider, over a message as long as an event's canonical bytes.
///
/// @param sign signatures
/// @param verify verified signatures
public record Signatures(double sign, double verify) {
    private static final int MESSAGE_BYTES = 300;
    private static final int ROUND = 50;

    /// Measures it on this thread; warms up for as long before.
    public static Signatures measure(SignatureProvider provider, Duration length) {
        SignatureProviders.use(provider);
        try {
            Ed25519PrivateKey key = Ed25519PrivateKey.generate(new SecureRandom());
            byte[] message = new byte[MESSAGE_BYTES];
            Runnable sign = () -> {
                byte[] made = key.sign(message);
                message[0] = made[0];
            };
            byte[] fixed = new byte[MESSAGE_BYTES];
            byte[] ofFixed = key.sign(fixed);
            Runnable verify = () -> {
                if (!key.publicKey().verifies(fixed, ofFixed)) {
                    throw new IllegalStateException("its own signature was refused");
                }
            };
            return new Signatures(rate(sign, length), rate(verify, length));
        } finally {
            SignatureProviders.useBest();
        }
    }

    private static double rate(Runnable work, Duration length) {
        times(work, length);
        return times(work, length);
    }

    private static double times(Runnable work, Duration length) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long end = begin;
        long done = 0;
        while (end - begin < length.toNanos()) {
            for (int i = 0; i < ROUND; i++) {
                work.run();
            }
            done += ROUND;
            end = threads.getCurrentThreadCpuTime();
        }
        return done / ((end - begin) / (double) Duration.ofSeconds(1).toNanos());
    }
}
