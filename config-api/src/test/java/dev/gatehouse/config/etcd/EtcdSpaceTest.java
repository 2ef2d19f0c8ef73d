package dev.gatehouse.config.etcd;

import static dev.gatehouse.config.fixture.Stores.all;
import static dev.gatehouse.config.fixture.Stores.done;
import static dev.gatehouse.config.fixture.Stores.log;
import static dev.gatehouse.config.fixture.Stores.put;
import static dev.gatehouse.config.fixture.Stores.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.EtcdFixture;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.fixture.Contents;
import dev.gatehouse.config.fixture.Publishers;
import dev.gatehouse.config.release.ConfigScope;
import dev.gatehouse.config.release.Releases;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// etcd that runs out of room, and etcd that forgets its history.
class EtcdSpaceTest {
    private static final long QUOTA = 24L * 1024 * 1024;

    @Test
    void fullEtcdIsReadAndRefusesWritesUntilThereIsRoom() throws Exception {
        try (TestEtcd etcd = new TestEtcd(EtcdFixture.startWithQuota(QUOTA));
                EtcdAdmin admin = new EtcdAdmin(etcd.server)) {
            ConfigStore store = etcd.store();
            put(store, "kept", "1");
            await().atMost(Duration.ofSeconds(60)).until(() -> fill(store).equals(new CommitOutcome.Full()));

            assertThat(put(store, "kept", "2")).isEqualTo(new CommitOutcome.Full());
            assertThat(store.commit(List.of(), List.of(new Operation.Append(Bytes.utf8("x")))))
                    .isEqualTo(new CommitOutcome.Full());
            assertThat(text(store, "kept")).isEqualTo("1");
            assertThat(log(store, 0)).isEmpty();

            admin.compact();
            admin.defragment();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> put(store, "kept", "3").equals(new CommitOutcome.Committed()));
        }
    }

    @Test
    void publishersThatFillEtcdAreToldTheTruth() throws Exception {
        try (TestEtcd etcd = new TestEtcd(EtcdFixture.startWithQuota(QUOTA));
                EtcdConnections others = etcd.connect(etcd.server.endpoints());
                Publishers some = new Publishers(etcd.store(), 4, 200_000);
                Publishers more = new Publishers(TestEtcd.store(others), 4, 200_000)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> fill(etcd.store()).equals(new CommitOutcome.Full()));
            some.stop();
            more.stop();

            some.verify(etcd.store());
            more.verify(etcd.store());
        }
    }

    @Test
    void compactionTouchesNeitherReleasesNorLog() throws Exception {
        try (TestEtcd etcd = new TestEtcd(EtcdFixture.start());
                EtcdAdmin admin = new EtcdAdmin(etcd.server)) {
            ConfigStore store = etcd.store();
            Releases releases = new Releases(store, InstantSource.system());
            ConfigScope scope = new ConfigScope("demo", "shop", "production");
            Optional<String> head = Optional.empty();
            for (int i = 0; i < 5; i++) {
                releases.publish(scope, Contents.withValue("v" + i), head, "p");
                head = done(releases.head(scope)).map(release -> release.revision());
            }
            var entries = all(store, "h", 100);
            var log = log(store, 0);

            admin.compact();

            assertThat(all(store, "h", 100)).isEqualTo(entries).isNotEmpty();
            assertThat(log(store, 0)).isEqualTo(log).hasSize(5);
            assertThat(done(releases.read(scope, 1)).orElseThrow().content()).isEqualTo(Contents.withValue("v0"));
        }
    }

    private static CommitOutcome fill(ConfigStore store) {
        return put(store, "fill", UUID.randomUUID() + "x".repeat(200_000));
    }
}
