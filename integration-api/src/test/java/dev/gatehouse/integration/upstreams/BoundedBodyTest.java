package dev.gatehouse.integration.upstreams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final BoundedBody body = new BoundedBody(10);

    private void feed(int... lengths) {
        body.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });
        for (int length : lengths) {
            body.onNext(List.of(ByteBuffer.allocate(length)));
        }
    }

    @Test
    void bodyUpToItsBoundIsReadWhole() {
        feed(4, 6);
        body.onComplete();

        assertThat(body.getBody()).isCompletedWithValueMatching(bytes -> bytes.length == 10);
        assertThat(cancelled).isFalse();
    }

    @Test
    void longerBodyEndsTheExchange() {
        feed(4, 7);

        assertThat(body.getBody())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(BoundedBody.TooLongException.class);
        assertThat(cancelled).isTrue();
    }
}
