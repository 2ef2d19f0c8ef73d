package dev.gatehouse.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.gateway.fixture.TestNanos;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final TestNanos time = new TestNanos();

    @Test
    void connectionsBudgetIsItsOwnAndComesBackWithinAMinute() {
        Origins origins = new Origins(3, 1, time::nanos);
        Origin origin = origins.of(Optional.empty());

        assertThat(failures(origin)).isEqualTo(3);
        assertThat(failures(origins.of(Optional.empty()))).isEqualTo(3);
        time.advance(Duration.ofSeconds(20));
        assertThat(failures(origin)).isEqualTo(1);
        time.advance(Duration.ofMinutes(5));
        assertThat(failures(origin)).isEqualTo(3);
    }

    @Test
    void addressesBudgetIsSharedByItsConnections() {
        Origins origins = new Origins(100, 3, time::nanos);
        Optional<CallerNetwork> one = Optional.of(CallerNetwork.of(InetAddress.ofLiteral("192.0.2.1")));
        Optional<CallerNetwork> other = Optional.of(CallerNetwork.of(InetAddress.ofLiteral("192.0.2.2")));

        assertThat(failures(origins.of(one))).isEqualTo(3);
        assertThat(failures(origins.of(one))).isZero();
        assertThat(failures(origins.of(other))).isEqualTo(3);
        assertThat(origins.networks()).isEqualTo(2);
    }

    @Test
    void sessionMayAskTwiceItsRateAtOnceAndThenItsRate() {
        SessionRates rates = new SessionRates(10, time::nanos);

        assertThat(allowed(rates, "a")).isEqualTo(20);
        assertThat(allowed(rates, "b")).isEqualTo(20);
        time.advance(Duration.ofSeconds(1));
        assertThat(allowed(rates, "a")).isEqualTo(10);
        assertThat(rates.sessions()).isEqualTo(2);
    }

    @Test
    void rateIsTheNodes() {
        Rate rate = new Rate(5, time::nanos);
        for (int i = 0; i < 5; i++) {
            assertThat(rate.allows()).isTrue();
        }

        assertThat(rate.allows()).isFalse();
        time.advance(Duration.ofMillis(200));
        assertThat(rate.allows()).isTrue();
        assertThat(rate.allows()).isFalse();
    }

    @Test
    void bulkheadLetsSoManyWorkAndSoManyWaitAndNobodyElse() throws Exception {
        Bulkhead bulkhead = new Bulkhead(2, 3);
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger atWork = new AtomicInteger();
        List<Future<Optional<Boolean>>> inside = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                inside.add(threads.submit(() -> bulkhead.run(() -> {
                    atWork.incrementAndGet();
                    awaitUninterrupted(open);
                    return true;
                })));
            }
            await().until(() -> bulkhead.inside() == 5 && atWork.get() == 2);

            assertThat(bulkhead.run(() -> true)).isEmpty();
            open.countDown();
            for (Future<Optional<Boolean>> one : inside) {
                assertThat(one.get()).contains(true);
            }
        }
        assertThat(bulkhead.run(() -> false)).contains(false);
        assertThat(bulkhead.inside()).isZero();
    }

    private static int failures(Origin origin) {
        int within = 0;
        while (within < 1_000 && origin.fail()) {
            within++;
        }
        return within;
    }

    private static int allowed(SessionRates rates, String session) {
        int allowed = 0;
        while (rates.allows(session)) {
            allowed++;
        }
        return allowed;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
