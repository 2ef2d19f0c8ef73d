package dev.gatehouse.config.etcd;

import static dev.gatehouse.config.fixture.Stores.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.EtcdFixture;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.fixture.Publishers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Three members, of which some are lost.
class EtcdClusterTest {
    private @Nullable TestEtcd etcd;

    @BeforeEach
    void start() {
        etcd = new TestEtcd(EtcdFixture.start(3));
    }

    @AfterEach
    void stop() {
        if (etcd != null) { // skipped
            etcd.close();
        }
    }

    @Test
    void anyMemberMayBeLostWhileReleasesArePublished() throws Exception {
        TestEtcd cluster = Objects.requireNonNull(etcd);
        try (Publishers publishers = new Publishers(cluster.store(), 4, 1_000)) {
            for (int member = 0; member < 3; member++) {
                more(publishers, 10);
                cluster.server.kill(member);
                more(publishers, 10);
                cluster.server.restart(member);
                more(publishers, 10);
            }

            publishers.stop();
            publishers.verify(cluster.store());
        }
    }

    @Test
    void silentMemberIsPassedOver() {
        TestEtcd cluster = Objects.requireNonNull(etcd);
        ConfigStore store = cluster.store();
        put(store, "a", "1");
        cluster.server.pause(0);

        await().atMost(Duration.ofSeconds(30)).until(() -> put(store, "a", "2").equals(new CommitOutcome.Committed()));
        assertThat(store.get("a")).isInstanceOf(Read.Done.class);
        cluster.server.resume(0);
    }

    @Test
    void minorityNeitherReadsNorWrites() {
        TestEtcd cluster = Objects.requireNonNull(etcd);
        ConfigStore store = cluster.store();
        put(store, "a", "1");
        cluster.server.kill(0);
        cluster.server.kill(1);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> put(store, "a", "2") instanceof CommitOutcome.Unavailable(var detail)
                        && detail.contains("no leader"));
        assertThat(store.get("a")).isInstanceOf(Read.Unavailable.class);

        cluster.server.restart(0);
        await().atMost(Duration.ofSeconds(30)).until(() -> put(store, "a", "3").equals(new CommitOutcome.Committed()));
    }

    private static void more(Publishers publishers, int count) {
        int enough = publishers.acknowledged() + count;
        await().atMost(Duration.ofSeconds(60)).until(() -> publishers.acknowledged() >= enough);
    }
}
