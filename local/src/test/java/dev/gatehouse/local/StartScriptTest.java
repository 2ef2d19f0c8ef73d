package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs a copy of the start script in a checkout of this test's own, with a JDK and a Maven that only say what they are
/// asked for.
class StartScriptTest {
    private static final Path SCRIPT = Path.of("../gatehouse");
    private static final List<String> MODULES = List.of(
            "common",
            "client",
            "local",
            "gateway-service",
            "session-service",
            "integration-api",
            "config-api",
            "bench");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path checkout;
    private Path script;

    @BeforeEach
    void checkout() throws IOException {
        checkout = folder.toRealPath().resolve("check out");
        for (String module : MODULES) {
            write(checkout.resolve(module + "/pom.xml"), "");
            write(checkout.resolve(module + "/src/main/java/Source.java"), "");
        }
        write(checkout.resolve("pom.xml"), "");
        script = program(checkout.resolve("gatehouse"), Files.readString(SCRIPT));
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", jdk("25.0.1").toString());
    }

    @Test
    void withoutAJdkItSaysInOneLineWhatToInstall() throws Exception {
        program(script, Files.readString(SCRIPT).replace("needed_java=25", "needed_java=99"));
        environment.put("PATH", folder.resolve("nothing").toString());
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());

        Ended ended = run("up");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .isEqualTo("gatehouse: needs a JDK 99 or newer, and found none: install one,"
                        + " for example Temurin 99 from https://adoptium.net, or set JAVA_HOME\n");
    }

    @Test
    void anOldJdkIsPassedOverForANewerOneOnThePath() throws Exception {
        build();
        Path newer = jdk("25");
        environment.put("JAVA_HOME", jdk("17.0.15").toString());
        environment.put("PATH", newer.resolve("bin") + ":" + environment.get("PATH"));

        assertThat(run("status").output()).startsWith(newer + "/bin/java ");
    }

    @ParameterizedTest
    @CsvSource({
        "up --free-ports,    local/target/local.jar",
        "down,               local/target/local.jar",
        "status --json,      local/target/local.jar",
        "logs redis -f,      local/target/local.jar",
        "upstream a refused, local/target/local.jar",
        "demo --seed 7,      local/target/local.jar",
        "bench --short,      bench/target/bench.jar",
        "torture,            bench/target/bench.jar",
        "soak gateway,       bench/target/bench.jar",
        "diagnose a --json,  client/target/client-exec.jar",
        "interactions,       client/target/client-exec.jar",
        "subscribe --user a, client/target/client-exec.jar",
        "what-is-this,       client/target/client-exec.jar",
    })
    void everyWordGoesUnchangedToItsModule(String words, String jar) throws Exception {
        build();

        Ended ended = run(words.split(" ", -1));

        assertThat(ended.status()).isZero();
        assertThat(ended.output())
                .endsWith("-Dgatehouse.checkout=" + checkout + " -jar " + checkout.resolve(jar) + " " + words + "\n");
    }

    @Test
    void theExitCodeIsThatOfTheCommand() throws Exception {
        build();
        environment.put("EXIT", "42");

        assertThat(run("status").status()).isEqualTo(42);
    }

    @Test
    void withoutAWordItShowsAllOfThem() throws Exception {
        Ended unbuilt = run();
        build();
        Ended built = run("--help");

        assertThat(unbuilt.status()).isZero();
        assertThat(unbuilt.output()).contains("up  ", "torture", "soak", "once it is built");
        assertThat(built.output()).contains("up  ", "client-exec.jar --help");
    }

    @Test
    void itKnowsItsCheckoutThroughASymbolicLinkAndFromElsewhere() throws Exception {
        build();
        Path link = Files.createSymbolicLink(folder.resolve("link"), script);
        script = Files.createSymbolicLink(
                folder.resolve("link-to-link"), Path.of(link.getFileName().toString()));

        assertThat(run("status").output()).contains("-Dgatehouse.checkout=" + checkout + " ");
    }

    @Test
    void theClientIsToldOfTheProfileUnlessItHasOne() throws Exception {
        build();
        Path profile = checkout.resolve(".gatehouse/run/client.properties");
        assertThat(run("time").output()).contains("profile= ");

        write(profile, "");
        assertThat(run("time").output()).contains("profile=" + profile + " ");

        environment.put("GATEHOUSE_PROFILE", "mine");
        assertThat(run("time").output()).contains("profile=mine ");
    }

    @Test
    void whatIsMissingIsBuiltFirstWithALineForEachModule() throws Exception {
        maven("""
            echo '[INFO] Building Gatehouse :: common 0.1.0-SNAPSHOT [1/2]'
            echo '[INFO] Building Gatehouse :: client 0.1.0-SNAPSHOT [2/2]'
            mkdir -p client/target && echo >client/target/client-exec.jar
            echo "$@" >asked
            """);

        Ended first = run("time");
        Ended second = run("time");

        assertThat(first.output())
                .containsPattern("building client .*\n +[0-9]+ s  common\n +[0-9]+ s  client\n +[0-9]+ s  built\n")
                .contains("client-exec.jar time");
        assertThat(checkout.resolve("asked")).content().contains("-pl client -am package");
        assertThat(second.output()).doesNotContain("building").contains("client-exec.jar time");
    }

    @Test
    void onlyAModuleWithNewerSourcesIsBuiltAgain() throws Exception {
        build();
        maven("echo \"$@\" >asked\n");
        newer(checkout.resolve("session-service/src/main/java/Source.java"));
        newer(checkout.resolve("config-api/src/main/java/Source.java"));

        Ended ended = run("up");

        assertThat(checkout.resolve("asked")).content().contains("-pl session-service,config-api -am package");
        assertThat(ended.output()).contains("local.jar up");
        Files.delete(checkout.resolve("asked"));
        assertThat(run("status").output()).contains("local.jar status");
        assertThat(checkout.resolve("asked")).doesNotExist();
    }

    @Test
    void aFailedBuildShowsItsErrorsAndEndsThere() throws Exception {
        maven("""
            echo '[INFO] Building Gatehouse :: common 0.1.0-SNAPSHOT [1/2]'
            echo '[ERROR] a source does not compile'
            exit 1
            """);

        Ended ended = run("time");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .contains("[ERROR] a source does not compile")
                .endsWith("gatehouse: the build failed; all of its output: "
                        + checkout.resolve(".gatehouse/logs/build.log") + "\n");
    }

    @Test
    void theJarsOfARunningPlatformAreNotWritten() throws Exception {
        build();
        maven("echo >asked\n");
        newer(checkout.resolve("common/src/main/java/Source.java"));
        // Stands for the platform's process: any that runs and has the jar in its arguments.
        Process platform = new ProcessBuilder("sh", "-c", "while :; do sleep 0.1; done", "local.jar").start();
        try {
            write(checkout.resolve(".gatehouse/run/pid"), platform.pid() + "\n");

            Ended ended = run("demo");

            assertThat(ended.output())
                    .contains("sources are newer than what runs")
                    .contains("local.jar demo");
            assertThat(checkout.resolve("asked")).doesNotExist();
        } finally {
            platform.destroyForcibly().waitFor();
        }
        run("demo");
        assertThat(checkout.resolve("asked")).exists();
    }

    @Test
    void theLockOfADeadBuilderIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write(checkout.resolve(".gatehouse/run/building/pid"), dead.pid() + "\n");
        maven("mkdir -p client/target && echo >client/target/client-exec.jar\n");

        assertThat(run("time").output()).contains("client-exec.jar time");
        assertThat(checkout.resolve(".gatehouse/run/building")).doesNotExist();
    }

    @Test
    void whatAnotherBuilderHasBuiltInTheMeantimeIsNotBuiltAgain() throws Exception {
        build();
        maven("echo >asked\n");
        Path source = checkout.resolve("client/src/main/java/Source.java");
        newer(source);
        // Holds the lock until this script waits for it, and leaves everything built.
        program(checkout.resolve(".gatehouse/other"), """
            #!/bin/sh
            until grep -q waiting '%1$s/out' 2>/dev/null; do sleep 0.1; done
            touch -d @0 '%2$s'
            rm -rf '%1$s/run/building'
            """.formatted(checkout.resolve(".gatehouse"), source));
        Process other = new ProcessBuilder(checkout.resolve(".gatehouse/other").toString()).start();
        write(checkout.resolve(".gatehouse/run/building/pid"), other.pid() + "\n");

        Ended ended = run("time");

        assertThat(ended.output()).contains("waiting for it", "client-exec.jar time");
        assertThat(checkout.resolve("asked")).doesNotExist();
    }

    private record Ended(int status, String output) {}

    private Ended run(String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("/bin/sh", script.toString()), Stream.of(words))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        Path output = checkout.resolve(".gatehouse/out");
        write(output, "");
        builder.redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /// Makes the checkout look as after a build.
    private void build() throws IOException {
        for (String module : MODULES) {
            String jar = module.equals("client") ? "client-exec" : module;
            write(checkout.resolve(module + "/target/" + jar + ".jar"), "");
            Path sign = checkout.resolve(module + "/target/maven-archiver/pom.properties");
            write(sign, "");
            Files.setLastModifiedTime(sign, FileTime.from(Instant.now().plusSeconds(60)));
        }
    }

    private static void newer(Path source) throws IOException {
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(120)));
    }

    private void maven(String script) throws IOException {
        program(checkout.resolve("mvnw"), "#!/bin/sh\ncd '" + checkout + "' || exit 9\n" + script);
    }

    /// A JDK whose `java` prints what it is called with.
    private Path jdk(String version) throws IOException {
        Path home = folder.toRealPath().resolve("jdk-" + version);
        write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/java"), """
            #!/bin/sh
            echo "$0 profile=${GATEHOUSE_PROFILE:-} $*"
            exit ${EXIT:-0}
            """);
        program(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    private static Path program(Path file, String content) throws IOException {
        write(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }
}
