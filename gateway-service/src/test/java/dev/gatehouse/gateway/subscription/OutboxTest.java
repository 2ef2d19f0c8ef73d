package dev.gatehouse.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final AtomicLong total = new AtomicLong();
    private final Outbox outbox = new Outbox(new OutboxLimits(3, 100, 150), total);

    @Test
    void messagesComeOutInTheirOrderAndAreTheSameArrays() {
        byte[] first = new byte[10];
        byte[] second = new byte[20];
        outbox.offer(first);
        outbox.offer(second);

        assertThat(outbox.poll()).isSameAs(first);
        assertThat(outbox.poll()).isSameAs(second);
        assertThat(outbox.poll()).isNull();
        assertThat(total).hasValue(0);
    }

    @Test
    void eachBoundRefusesTheMessageThatWouldGoPastIt() {
        assertThat(outbox.offer(new byte[100])).isTrue();
        assertThat(outbox.offer(new byte[1])).as("bytes of this stream").isFalse();
        outbox.clear();
        for (int i = 0; i < 3; i++) {
            assertThat(outbox.offer(new byte[1])).isTrue();
        }
        assertThat(outbox.offer(new byte[1])).as("events of this stream").isFalse();
    }

    @Test
    void boundOverAllStreamsRefusesToo() {
        Outbox other = new Outbox(new OutboxLimits(3, 100, 150), total);
        outbox.offer(new byte[100]);

        assertThat(other.offer(new byte[51])).isFalse();
        assertThat(other.offer(new byte[50])).isTrue();
    }

    @Test
    void clearGivesItsBytesBack() {
        outbox.offer(new byte[60]);
        outbox.offer(new byte[40]);

        outbox.clear();

        assertThat(total).hasValue(0);
        assertThat(outbox.poll()).isNull();
    }
}
