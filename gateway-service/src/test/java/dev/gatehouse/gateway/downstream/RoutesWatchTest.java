package dev.gatehouse.gateway.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.gateway.command.Routes;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesWatchTest {
    private static final String ONE = "routes:\n- {message-type: demo., target: 'localhost:1'}\n";
    private static final String TWO = ONE + "- {message-type: other., target: 'localhost:2'}\n";

    @TempDir
    Path folder;

    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private Path file;
    private Routes routes;
    private InternalChannels channels;
    private RoutesWatch watch;

    @BeforeEach
    void start() throws IOException {
        TestCertificates certificates = TestCertificates.in(folder);
        channels = TestChannels.as(certificates.issue("gateway"), certificates.ca(), reloader);
        file = Files.writeString(folder.resolve("routes.yaml"), ONE);
        routes = new Routes(RoutesFile.read(file));
        watch = new RoutesWatch(file, routes, channels);
    }

    @AfterEach
    void stop() {
        channels.close();
        reloader.shutdownNow();
    }

    @Test
    void changedFileIsInForceAtTheNextLook() throws IOException {
        Files.writeString(file, TWO);
        assertThat(routes.count()).isEqualTo(1);

        watch.look();

        assertThat(routes.count()).isEqualTo(2);
        assertThat(watch.refusedCount()).isZero();
    }

    @Test
    void wrongFileChangesNothingAndIsCountedOnce() throws IOException {
        Files.writeString(file, "routes: nonsense");
        watch.look();
        watch.look();
        assertThat(routes.count()).isEqualTo(1);
        assertThat(watch.refusedCount()).isEqualTo(1);

        Files.delete(file);
        watch.look();
        assertThat(routes.count()).isEqualTo(1);
        assertThat(watch.refusedCount()).isEqualTo(2);

        Files.writeString(file, TWO);
        watch.look();
        assertThat(routes.count()).isEqualTo(2);
    }

    @Test
    void onlyTheChannelOfARouteThatIsNotThereAnyMoreEnds() throws IOException {
        Files.writeString(file, TWO);
        watch.look();
        ManagedChannel kept = channels.to("localhost:1");
        ManagedChannel gone = channels.to("localhost:2");

        Files.writeString(file, "routes: nonsense");
        watch.look();
        channels.sweep();
        channels.sweep();
        assertThat(gone.isShutdown()).isFalse();

        Files.writeString(file, ONE);
        watch.look();
        channels.sweep();
        channels.sweep();
        assertThat(gone.isShutdown()).isTrue();
        assertThat(kept.isShutdown()).isFalse();
        assertThat(channels.to("localhost:1")).isSameAs(kept);
    }

    @Test
    void fileThatIsReplacedThroughALinkIsSeenToo() throws IOException {
        Path link = folder.resolve("link.yaml");
        Path other = Files.writeString(folder.resolve("other.yaml"), TWO);
        Files.createSymbolicLink(link, file);
        RoutesWatch linked = new RoutesWatch(link, routes, channels);

        Files.delete(link);
        Files.createSymbolicLink(link, other);
        linked.look();

        assertThat(routes.count()).isEqualTo(2);
    }
}
