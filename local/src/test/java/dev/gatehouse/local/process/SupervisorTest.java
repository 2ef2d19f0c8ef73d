package dev.gatehouse.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final long BUDGET_SECONDS = 1;
    private static final String FOREVER = "while :; do sleep 0.1; done";
    private static final String STUBBORN = "trap '' TERM; " + FOREVER;

    @TempDir
    private Path folder;

    private final List<String> stops = new ArrayList<>();
    private Supervisor supervisor;

    @BeforeEach
    void start() throws IOException {
        supervisor = Supervisor.start(
                BUDGET_SECONDS, (child, how) -> stops.add(child.spec().name() + " " + how));
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void closeStopsTheLastStartedFirst() throws IOException {
        Child first = supervisor.start(shell("first", FOREVER));
        Child second = supervisor.start(shell("second", FOREVER));

        supervisor.close();

        assertThat(stops).containsExactly("second IN_ORDER", "first IN_ORDER");
        assertThat(List.of(first, second)).noneMatch(child -> child.process().isAlive());
        assertThat(supervisor.death()).isNotDone();
    }

    @Test
    void aChildThatIgnoresTheRequestIsKilledWhenItsBudgetIsSpent() throws IOException {
        Child stubborn = supervisor.start(shell("stubborn", "echo ready; " + STUBBORN));
        awaitLog(stubborn, "ready");

        supervisor.close();

        assertThat(stops).containsExactly("stubborn KILLED");
        assertThat(stubborn.process().isAlive()).isFalse();
    }

    @Test
    void aChildThatIsKilledOnPurposeIsGoneAtOnceAndNoDeath() throws IOException {
        Child stubborn = supervisor.start(shell("stubborn", STUBBORN));

        supervisor.kill(stubborn);

        assertThat(stops).containsExactly("stubborn KILLED");
        assertThat(stubborn.process().isAlive()).isFalse();
        assertThat(supervisor.children()).isEmpty();
        assertThat(supervisor.death()).isNotDone();
    }

    @Test
    void aKilledChildIsReportedAndTheOthersStillStop() throws IOException {
        Child victim = supervisor.start(shell("victim", "echo some last words; " + FOREVER));
        Child other = supervisor.start(shell("other", FOREVER));
        awaitLog(victim, "words");

        assertThat(ProcessHandle.of(victim.id().pid()).orElseThrow().destroyForcibly())
                .isTrue();

        Death death = supervisor.death().orTimeout(5, TimeUnit.SECONDS).join();
        assertThat(death.sentence())
                .isEqualTo("victim was killed by signal 9; its log: "
                        + victim.spec().log());
        assertThat(death.lastWords()).containsExactly("some last words");
        supervisor.close();
        assertThat(other.process().isAlive()).isFalse();
        assertThat(stops).containsExactly("other IN_ORDER");
    }

    @Test
    void aChildThatEndsByItselfIsReportedWithItsExitCode() throws IOException {
        supervisor.start(shell("brief", "for n in 1 2 3 4 5 6 7 8 9 10; do echo line $n; done; exit 7"));

        Death death = supervisor.death().orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(death.sentence()).startsWith("brief ended with exit code 7; its log: ");
        assertThat(death.lastWords()).hasSize(8).startsWith("line 3").endsWith("line 10");
    }

    @Test
    void aStopThatWasAskedForIsNoDeath() throws IOException {
        Child child = supervisor.start(shell("asked", FOREVER));

        supervisor.stop(child);
        supervisor.stop(child);

        assertThat(stops).containsExactly("asked IN_ORDER");
        assertThat(supervisor.children()).isEmpty();
        assertThat(supervisor.death()).isNotDone();
    }

    @Test
    void aChildSeesOnlyTheEnvironmentThatItIsGiven() throws IOException {
        Child child = supervisor.start(shell("curious", "env; echo end; " + FOREVER));
        awaitLog(child, "end");

        assertThat(Files.readAllLines(child.spec().log()))
                .contains("GIVEN=yes")
                .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("USER="));
    }

    @Test
    void aChildIsInASessionOfItsOwnWhereTheTerminalReachesNobody() throws IOException {
        Child child = supervisor.start(shell("apart", "ps -o sid= -p $$; echo end; " + FOREVER));
        awaitLog(child, "end");

        assertThat(Files.readAllLines(child.spec().log()).getFirst().strip())
                .isEqualTo(Long.toString(child.id().pid()));
    }

    @Test
    void theLogOfTheStartBeforeIsKept() throws IOException {
        Child before = supervisor.start(shell("again", "echo before; " + FOREVER));
        awaitLog(before, "before");
        supervisor.stop(before);
        Child after = supervisor.start(shell("again", "echo after; " + FOREVER));
        awaitLog(after, "after");

        assertThat(folder.resolve("again.log.1")).hasContent("before");
        assertThat(folder.resolve("again.log")).hasContent("after");
    }

    @Test
    void nothingStartsAfterTheEnd() {
        supervisor.close();

        assertThatThrownBy(() -> supervisor.start(shell("late", FOREVER)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("late is not started");
    }

    @Test
    void nothingIsLeftWhenTheSupervisorItselfIsKilled() throws IOException {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SupervisedFamily.class.getName(),
                        folder.toString(),
                        FOREVER,
                        STUBBORN)
                .redirectErrorStream(true)
                .start();
        List<ProcessHandle> family = new ArrayList<>();
        try (var lines = killed.inputReader()) {
            String line = Objects.requireNonNull(lines.readLine(), "the family's pids");
            for (String pid : line.split(" ", -1)) {
                family.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
            }
        }
        assertThat(family).hasSize(3).allMatch(ProcessHandle::isAlive);

        killed.destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(family).noneMatch(ProcessId::runs));
    }

    @Test
    void theReapersDeathIsReportedToo() {
        assertThat(supervisor.reaper().destroyForcibly()).isTrue();

        Death death = supervisor.death().orTimeout(5, TimeUnit.SECONDS).join();

        assertThat(death.sentence()).isEqualTo("the reaper was killed by signal 9");
        assertThat(death.lastWords()).isEmpty();
    }

    private ChildSpec shell(String name, String script) {
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GIVEN", "yes");
        return new ChildSpec(name, List.of("sh", "-c", script), environment, folder.resolve(name + ".log"), folder);
    }

    private static void awaitLog(Child child, String text) {
        await().untilAsserted(() -> assertThat(child.spec().log()).content().contains(text));
    }
}
