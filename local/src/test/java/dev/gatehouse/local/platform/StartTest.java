package dev.gatehouse.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.local.blueprint.Blueprint;
import dev.gatehouse.local.blueprint.ServiceSpec;
import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Ports;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.Material;
import dev.gatehouse.local.platform.ServiceStatus.State;
import dev.gatehouse.local.process.ChildSpec;
import dev.gatehouse.local.process.Death;
import dev.gatehouse.local.process.ProcessId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final String FOREVER = "while :; do sleep 0.1; done";

    @TempDir
    private Path checkout;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Start start = new Start(heard::add);
    private Home home;

    @BeforeEach
    void home() {
        home = Home.of(checkout);
    }

    @Test
    void aStartedPlatformIsFoundUntilItIsClosed() throws Exception {
        try (StartedPlatform platform = started(ready(Service.REDIS, FOREVER), ready(Service.STAND_INS, FOREVER))) {
            AttachedPlatform found = AttachedPlatform.find(home).orElseThrow();

            assertThat(found.isReady()).isTrue();
            assertThat(found.supervisor().pid())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(found.addresses().ports()).isEqualTo(platform.addresses().ports());
            assertThat(home.run().resolve("pid"))
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
        }

        assertThat(AttachedPlatform.find(home)).isEmpty();
        assertThat(home.state()).doesNotExist();
        assertThat(heard)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("ready   redis"),
                        line -> assertThat(line).startsWith("ready   stand-ins"),
                        line -> assertThat(line).isEqualTo("stopped stand-ins"),
                        line -> assertThat(line).isEqualTo("stopped redis"));
    }

    @Test
    void aSecondStartInTheSameHomeIsRefusedInOneLine() throws Exception {
        try (StartedPlatform platform = started(ready(Service.REDIS, FOREVER))) {
            assertThat(platform.home()).isEqualTo(home);

            assertFault(() -> start.at(Site.of(checkout), Ports.free(Store.SQLITE.platform())))
                    .isEqualTo("the platform of this checkout already runs (pid "
                            + ProcessHandle.current().pid()
                            + "): see ./gatehouse status, end it with ./gatehouse down");
        }
    }

    @Test
    void aTakenPortIsNamedWithItsServiceBeforeAnythingStarts() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Listener, Integer> ports =
                    new EnumMap<>(Ports.free(Store.SQLITE.platform()).ports());
            ports.put(Listener.GATEWAY_GRPC, other.getLocalPort());

            assertFault(() -> start.at(Site.of(checkout), new Addresses(ports)))
                    .isEqualTo("port " + other.getLocalPort() + " (gateway-grpc) is taken: "
                            + "stop what listens there, or run ./gatehouse up --free-ports");
        }
        assertThat(heard).isEmpty();
        assertThat(home.state()).doesNotExist();
    }

    @Test
    void aMissingJarIsNamed() {
        assertFault(() -> start.at(Site.of(checkout), Ports.free(Store.SQLITE.platform())))
                .isEqualTo("session-service is not built: "
                        + checkout.resolve("session-service/target/session-service.jar")
                        + " is missing; run ./mvnw -DskipTests package");
        assertThat(heard).isEmpty();
    }

    @Test
    void aServiceThatDiesAtItsStartEndsEverythingWithItsLastWords() throws IOException {
        assertThatExceptionOfType(PlatformFault.class)
                .isThrownBy(() -> started(
                        ready(Service.REDIS, FOREVER), never(Service.GATEWAY_SERVICE, "echo no such key; exit 3")))
                .satisfies(fault -> {
                    assertThat(fault.line())
                            .isEqualTo(
                                    "gateway-service ended with exit code 3; its log: " + home.log("gateway-service"));
                    assertThat(fault.details()).containsExactly("no such key");
                });

        assertThat(heard).last().isEqualTo("stopped redis");
        assertThat(AttachedPlatform.find(home)).isEmpty();
        HomeLock.take(home).orElseThrow().close();
    }

    @Test
    void aServiceThatDiesLaterIsReportedAndAStoppedOneIsNot() throws Exception {
        try (StartedPlatform platform = started(ready(Service.REDIS, FOREVER), ready(Service.STAND_INS, FOREVER))) {
            platform.stop(Service.STAND_INS);
            assertThat(platform.death()).isNotDone();

            running(Service.REDIS).destroyForcibly();

            Death death = platform.death().orTimeout(5, TimeUnit.SECONDS).join();
            assertThat(death.name()).isEqualTo("redis");
        }
    }

    @Test
    void whatAKilledPlatformLeftIsEndedByTheNext() throws Exception {
        Process left = new ProcessBuilder("sleep", "600").start();
        Process dead = new ProcessBuilder("true").start();
        ProcessId gone = new ProcessId(dead.pid(), dead.info().startInstant().orElseThrow());
        dead.waitFor();
        ProcessId running = new ProcessId(left.pid(), left.info().startInstant().orElseThrow());
        StateFile.write(
                home,
                new PlatformState(
                        PlatformState.SCHEMA,
                        PlatformState.Phase.READY,
                        gone,
                        Ports.free(Store.SQLITE.platform()),
                        List.of(
                                new PlatformState.Running(Service.REDIS, running),
                                new PlatformState.Running(Service.STAND_INS, gone))));

        assertThat(AttachedPlatform.find(home)).isEmpty();
        assertThat(Leftovers.end(home)).containsExactly("redis");

        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(home.state()).doesNotExist();
    }

    @Test
    void aPidThatBelongsToAnotherProcessNowIsLeftAlone() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        ProcessId earlier = new ProcessId(
                self.pid(), self.info().startInstant().orElseThrow().minusSeconds(60));

        assertThat(earlier.find()).isEmpty();
        assertThat(ProcessId.current().find()).contains(self);
    }

    @Test
    void aStateThatNobodyCanReadIsNoPlatform() throws IOException {
        Files.createDirectories(home.run());
        Files.writeString(home.state(), "{\"schema\":99}");
        assertThat(AttachedPlatform.find(home)).isEmpty();
        Files.writeString(home.state(), "not json");
        assertThat(AttachedPlatform.find(home)).isEmpty();
    }

    @Test
    void redisAndTheStandInsOfTheRealBlueprintBecomeReady() throws Exception {
        Site site = Site.of(checkout);
        Addresses addresses = Ports.free(Store.SQLITE.platform());
        Material.prepare(home, Clock.systemUTC());
        emptyJar("session-service");
        emptyJar("gateway-service");
        emptyJar("integration-api");
        emptyJar("config-api");
        Blueprint.write(site, addresses);
        List<ServiceSpec> real = Blueprint.draw(site, addresses).stream()
                .filter(spec -> spec.needed().isEmpty())
                .toList();

        try (StartedPlatform platform =
                start.services(home, addresses, HomeLock.take(home).orElseThrow(), real)) {
            assertThat(platform.death()).isNotDone();

            List<ServiceStatus> statuses =
                    StatusReport.of(site, AttachedPlatform.find(home).orElseThrow());

            assertThat(statuses)
                    .extracting(ServiceStatus::service, ServiceStatus::state)
                    .containsExactly(
                            tuple(Service.REDIS, State.READY),
                            tuple(Service.STAND_INS, State.READY),
                            tuple(Service.SESSION_SERVICE, State.GONE),
                            tuple(Service.GATEWAY_SERVICE, State.GONE),
                            tuple(Service.INTEGRATION_API, State.GONE),
                            tuple(Service.CONFIG_API, State.GONE));
            assertThat(statuses.getFirst().residentBytes()).isNotNull().isPositive();

            platform.stop(Service.STAND_INS);
            assertThat(StatusReport.of(site, AttachedPlatform.find(home).orElseThrow()))
                    .extracting(ServiceStatus::state)
                    .containsExactly(State.READY, State.GONE, State.GONE, State.GONE, State.GONE, State.GONE);
        }
    }

    private StartedPlatform started(ServiceSpec... specs) throws PlatformFault, IOException, GeneralSecurityException {
        return start.services(
                home, Ports.free(Store.SQLITE.platform()), HomeLock.take(home).orElseThrow(), List.of(specs));
    }

    private ProcessHandle running(Service service) throws IOException {
        return StateFile.read(home).orElseThrow().services().stream()
                .filter(running -> running.service() == service)
                .findFirst()
                .flatMap(running -> running.process().find())
                .orElseThrow();
    }

    private void emptyJar(String module) throws IOException {
        Path jar = checkout.resolve(module + "/target/" + module + ".jar");
        Files.createDirectories(jar.getParent());
        new ZipOutputStream(Files.newOutputStream(jar)).close();
    }

    private ServiceSpec ready(Service service, String script) {
        return new ServiceSpec(service, shell(service, script), List.of(), List.of(() -> true));
    }

    private ServiceSpec never(Service service, String script) {
        return new ServiceSpec(service, shell(service, script), List.of(), List.of(() -> false));
    }

    private ChildSpec shell(Service service, String script) {
        return new ChildSpec(
                service.label(),
                List.of("sh", "-c", script),
                Map.of("PATH", System.getenv("PATH")),
                home.log(service.label()),
                checkout);
    }

    private static AbstractStringAssert<?> assertFault(ThrowingCallable call) {
        PlatformFault fault = catchThrowableOfType(PlatformFault.class, call);
        assertThat(fault).isNotNull();
        return assertThat(fault.line());
    }
}
