package dev.gatehouse.gateway.subscription;

import dev.gatehouse.common.error.ErrorReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps what a stream sends and notices every breach of the sink's contract: two threads at once, a message while it
/// is not ready, anything after the close.
final class RecordingSink implements EventSink {
    private final AtomicLong credit = new AtomicLong();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<byte[]> beacons = new ArrayList<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private final List<ErrorReason> closes = new ArrayList<>();
    private Optional<Boolean> recovered = Optional.empty();

    /// A sink that takes everything.
    static RecordingSink ready() {
        return new RecordingSink(Long.MAX_VALUE / 2);
    }

    /// A sink that takes so many messages and is not ready after them.
    RecordingSink(long credit) {
        this.credit.set(credit);
    }

    /// Lets it take more; the caller drains the stream then, as a transport would.
    void grant(long more) {
        credit.addAndGet(more);
    }

    @Override
    public boolean isReady() {
        return credit.get() > 0;
    }

    @Override
    public void send(byte[] message) {
        exclusively(() -> {
            if (recovered.isEmpty()) {
                beacons.add(message);
                return;
            }
            if (credit.getAndDecrement() <= 0) {
                breach("sent while not ready");
            }
            messages.add(message);
        });
    }

    @Override
    public void sendOpened(boolean isRecovered) {
        exclusively(() -> recovered = Optional.of(isRecovered));
    }

    @Override
    public void close(ErrorReason reason) {
        exclusively(() -> closes.add(reason));
    }

    private void exclusively(Runnable step) {
        boolean alone = busy.compareAndSet(false, true);
        synchronized (this) {
            if (!alone) {
                breach("two threads at once");
            }
            if (!closes.isEmpty()) {
                breach("something after the close");
            }
            step.run();
        }
        Thread.onSpinWait();
        busy.set(false);
    }

    private void breach(String what) {
        breaches.add(what);
    }

    synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    /// What was sent before the answer to the subscribe.
    synchronized List<String> beacons() {
        return beacons.stream().map(RecordingSink::text).toList();
    }

    /// What was sent after it, as text.
    synchronized List<String> received() {
        return messages.stream().map(RecordingSink::text).toList();
    }

    synchronized List<byte[]> messages() {
        return List.copyOf(messages);
    }

    synchronized Optional<Boolean> recovered() {
        return recovered;
    }

    synchronized List<ErrorReason> closes() {
        return List.copyOf(closes);
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.US_ASCII);
    }
}
