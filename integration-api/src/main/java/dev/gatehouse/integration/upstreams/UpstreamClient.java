package dev.gatehouse.integration.upstreams;

import dev.gatehouse.integration.combine.Deadline;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.interaction.ErrorClass;
import io.micrometer.tracing.Span;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/// Reads from one upstream, within the caller's deadline.
///
/// An attempt takes 3 s at the most, its connection 1 s. After a failure that may pass it is made again, twice at the
/// most, after a short random pause and only while a quarter of the deadline is left. At most 64 attempts are under way
/// at a time; one more fails at once. An interrupt ends the work. Safe for use by many threads.
public final class UpstreamClient {
    static final int MAX_UNDER_WAY = 64;
    static final Duration ATTEMPT = Duration.ofSeconds(3);

    private static final int MAX_ATTEMPTS = 3;
    private static final double SHARE_FOR_ANOTHER = 0.25;
    private static final long PAUSE_MILLIS = 100;

    private final URI address;
    private final UpstreamHttp http;
    private final AttemptRecords records;
    private final Semaphore bulkhead = new Semaphore(MAX_UNDER_WAY);

    UpstreamClient(URI address, UpstreamHttp http, AttemptRecords records) {
        this.address = address;
        this.http = http;
        this.records = records;
    }

    /// How many attempts are under way.
    int underWay() {
        return MAX_UNDER_WAY - bulkhead.availablePermits();
    }

    /// Reads something.
    public <T> Part<T> get(Operation<T> operation, Inquiry inquiry) {
        for (int number = 1; ; number++) {
            switch (recorded(operation, inquiry, number)) {
                case Attempt.Answered<T>(Part<T> part, int _) -> {
                    return part;
                }
                case Attempt.Failed<T> failed -> {
                    if (number == MAX_ATTEMPTS || !failed.isWorthAnother() || !pause(inquiry.deadline(), number)) {
                        return new Part.Unavailable<>(failed.reason());
                    }
                }
            }
        }
    }

    private <T> Attempt<T> recorded(Operation<T> operation, Inquiry inquiry, int number) {
        AttemptRecords.Open record = records.open(operation, inquiry, number);
        Attempt<T> attempt = attempt(operation, inquiry.deadline(), record.span());
        record.close(attempt);
        return attempt;
    }

    private <T> Attempt<T> attempt(Operation<T> operation, Deadline deadline, Span span) {
        if (!bulkhead.tryAcquire()) {
            return new Attempt.Failed<>(ErrorClass.BULKHEAD_FULL, null);
        }
        try {
            return exchange(operation, deadline, span);
        } finally {
            bulkhead.release();
        }
    }

    private <T> Attempt<T> exchange(Operation<T> operation, Deadline deadline, Span span) {
        Duration timeout = deadline.leftAtMost(ATTEMPT);
        if (timeout.isZero()) {
            return new Attempt.Failed<>(ErrorClass.DEADLINE_EXCEEDED, null);
        }
        try {
            URI target = URI.create(address + operation.path());
            return Attempt.of(
                    operation, http.get(target, operation.contentTypes(), operation.maxBytes(), timeout, span));
        } catch (TimeoutException _) {
            boolean oursFirst = timeout.compareTo(ATTEMPT) < 0;
            return new Attempt.Failed<>(oursFirst ? ErrorClass.DEADLINE_EXCEEDED : ErrorClass.READ_TIMEOUT, null);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ErrorClass why = deadline.hasPassed() ? ErrorClass.DEADLINE_EXCEEDED : ErrorClass.CANCELLED;
            return new Attempt.Failed<>(why, null);
        } catch (IOException e) {
            return new Attempt.Failed<>(Failures.classify(e), null);
        }
    }

    /// Waits before the next attempt; false when there is no time for one.
    private static boolean pause(Deadline deadline, int number) {
        if (deadline.shareLeft() < SHARE_FOR_ANOTHER) {
            return false;
        }
        try {
            // Half of it random, so that those who failed together do not come again together.
            long most = PAUSE_MILLIS << (number - 1);
            Thread.sleep(most / 2 + RandomGenerator.getDefault().nextLong(most / 2 + 1));
            return deadline.shareLeft() >= SHARE_FOR_ANOTHER;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
