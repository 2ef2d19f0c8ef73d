package dev.gatehouse.config.etcd;

import static dev.gatehouse.config.fixture.Stores.all;
import static dev.gatehouse.config.fixture.Stores.end;
import static dev.gatehouse.config.fixture.Stores.put;
import static dev.gatehouse.config.fixture.Stores.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.common.fixture.CuttingProxy;
import dev.gatehouse.common.fixture.EtcdFixture;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import dev.gatehouse.config.fixture.Publishers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told when etcd, or the way to it, is away; and that what was told is true.
class EtcdOutageTest {
    private static final Duration BOUND = EtcdCluster.BUDGET.plusSeconds(4);

    private @Nullable TestEtcd etcd;

    @BeforeEach
    void start() {
        etcd = new TestEtcd(EtcdFixture.start());
    }

    @AfterEach
    void stop() {
        if (etcd != null) { // skipped
            etcd.close();
        }
    }

    private TestEtcd etcd() {
        return Objects.requireNonNull(etcd);
    }

    @Test
    void nothingHappensWhileEtcdIsAwayAndNothingIsLostByItsReturn() {
        ConfigStore store = etcd().store();
        put(store, "a", "1");
        etcd().server.kill();

        assertThat(store.get("a")).isInstanceOf(Read.Unavailable.class);
        assertThat(put(store, "a", "2")).isInstanceOf(CommitOutcome.Unavailable.class);
        assertThat(store.commit(List.of(), List.of(new Operation.Append(Bytes.utf8("x")))))
                .isInstanceOf(CommitOutcome.Unavailable.class);

        etcd().server.restart();
        await().atMost(Duration.ofSeconds(20)).until(() -> store.get("a") instanceof Read.Done);
        assertThat(text(store, "a")).isEqualTo("1");
        assertThat(end(store)).isZero();
    }

    @Test
    void silentEtcdIsAnUnknownOutcomeWithinTheBound() {
        ConfigStore store = etcd().store();
        put(store, "a", "1");
        etcd().server.pause(0);
        long begin = System.nanoTime();

        assertThat(put(store, "a", "2")).isInstanceOf(CommitOutcome.OutcomeUnknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
        assertThat(store.get("a")).isInstanceOf(Read.Unavailable.class);

        etcd().server.resume(0);
        await().atMost(Duration.ofSeconds(20)).until(() -> store.get("a") instanceof Read.Done);
        assertThat(text(store, "a")).isIn("1", "2");
    }

    @Test
    void commitWhoseAnswerIsLostIsUnknownAndWhole() {
        try (CuttingProxy proxy = CuttingProxy.to(etcd().server.port());
                EtcdConnections connections = through(proxy)) {
            ConfigStore store = TestEtcd.store(connections);
            put(store, "before", "1");
            // Else the log's head would be read first, which is not a commit.
            store.commit(List.of(), List.of(new Operation.Append(Bytes.utf8("0"))));
            proxy.loseAnswers();

            assertThat(store.commit(List.of(), three())).isInstanceOf(CommitOutcome.OutcomeUnknown.class);
        }

        assertThat(all(etcd().store(), "key-", 10)).extracting(Entry::key).containsExactly("key-1", "key-2");
        assertThat(end(etcd().store())).isEqualTo(2);
    }

    @Test
    void commitThatIsLostOnItsWayIsUnknownAndAbsent() {
        try (CuttingProxy proxy = CuttingProxy.to(etcd().server.port());
                EtcdConnections connections = through(proxy)) {
            ConfigStore store = TestEtcd.store(connections);
            put(store, "before", "1");
            store.commit(List.of(), List.of(new Operation.Append(Bytes.utf8("0"))));
            proxy.loseRequests();

            assertThat(store.commit(List.of(), three())).isInstanceOf(CommitOutcome.OutcomeUnknown.class);

            proxy.cut();
            await().atMost(Duration.ofSeconds(20)).until(() -> store.get("before") instanceof Read.Done);
            assertThat(all(store, "key-", 10)).isEmpty();
            assertThat(store.commit(List.of(), three())).isEqualTo(new CommitOutcome.Committed());
            assertThat(end(store)).isEqualTo(2);
        }
    }

    private static List<Operation> three() {
        return List.of(
                new Operation.Put("key-1", Bytes.utf8("1")),
                new Operation.Put("key-2", Bytes.utf8("2")),
                new Operation.Append(Bytes.utf8("told")));
    }

    @Test
    void connectionsThatAreCutLoseNothing() throws Exception {
        Random random = Seeds.random(EtcdOutageTest.class);
        try (CuttingProxy proxy = CuttingProxy.to(etcd().server.port());
                EtcdConnections connections = through(proxy);
                Publishers publishers = new Publishers(TestEtcd.store(connections), 4, 1_000)) {
            for (int cut = 1; cut <= 20; cut++) {
                int enough = publishers.acknowledged() + random.nextInt(8);
                await().atMost(Duration.ofSeconds(30)).until(() -> publishers.acknowledged() >= enough);
                proxy.cut();
            }
            int enough = publishers.acknowledged() + 4;
            await().atMost(Duration.ofSeconds(30)).until(() -> publishers.acknowledged() >= enough);

            publishers.stop();
            publishers.verify(etcd().store());
        }
    }

    @Test
    void etcdThatIsKilledLosesNothing() throws Exception {
        try (Publishers publishers = new Publishers(etcd().store(), 4, 1_000)) {
            for (int round = 1; round <= 3; round++) {
                int enough = publishers.acknowledged() + 20;
                await().atMost(Duration.ofSeconds(30)).until(() -> publishers.acknowledged() >= enough);
                etcd().server.kill();
                etcd().server.restart();
            }
            int enough = publishers.acknowledged() + 4;
            await().atMost(Duration.ofSeconds(30)).until(() -> publishers.acknowledged() >= enough);

            publishers.stop();
            publishers.verify(etcd().store());
        }
    }

    @Test
    void twoProcessesMayPublishAtOnce() throws Exception {
        try (EtcdConnections other = etcd().connect(etcd().server.endpoints());
                Publishers one = new Publishers(etcd().store(), 2, 10);
                Publishers two = new Publishers(TestEtcd.store(other), 2, 10)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> one.acknowledged() >= 40 && two.acknowledged() >= 40);

            one.stop();
            two.stop();
            assertThat(one.unknown() + two.unknown()).isZero();
            one.verify(etcd().store());
            two.verify(etcd().store());
        }
    }

    @Test
    void strangersAreTurnedAwayAndTheReasonIsTold() {
        EtcdSettings good = etcd().settings(etcd().server.endpoints());
        var stranger = etcd().server.certificates().stranger();
        var nobody = stranger.issue("nobody");
        EtcdSettings unknownClient = new EtcdSettings(
                good.endpoints(),
                good.caPath(),
                nobody.certificate().toString(),
                nobody.key().toString(),
                "g");
        EtcdSettings unknownServer =
                new EtcdSettings(good.endpoints(), stranger.ca().toString(), good.certPath(), good.keyPath(), "g");

        assertThat(problem(unknownClient)).contains("UNAVAILABLE").containsAnyOf("certificate", "unknown_ca");
        assertThat(problem(unknownServer))
                .contains("UNAVAILABLE")
                .contains("valid certification path")
                .doesNotContain("\n");
    }

    private static String problem(EtcdSettings settings) {
        try (EtcdConnections connections = EtcdConnections.open(settings, "local")) {
            return switch (TestEtcd.store(connections).get("a")) {
                case Read.Unavailable<?>(var detail) -> detail;
                case Read.Done<?> done -> throw new AssertionError(done);
            };
        }
    }

    private EtcdConnections through(CuttingProxy proxy) {
        return etcd().connect("https://127.0.0.1:" + proxy.port());
    }
}
