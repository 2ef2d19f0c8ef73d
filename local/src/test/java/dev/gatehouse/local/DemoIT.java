package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./gatehouse` on a machine that has all that this one has, but an etcd.
class DemoIT {
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    private Path folder;

    private Path programs;

    @BeforeEach
    void leaveEtcdOut() throws IOException {
        programs = Files.createDirectory(folder.resolve("bin"));
        for (String each : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(each))) {
                link(Path.of(each));
            }
        }
    }

    private void link(Path from) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path program : all.filter(file -> !file.endsWith("etcd")).toList()) {
                Path link = programs.resolve(program.getFileName());
                // The first on the PATH counts.
                if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, program);
                }
            }
        }
    }

    @Test
    void withoutEtcdItsStepIsSkippedAndSaysWhy() throws Exception {
        Path output = folder.resolve("demo.out");

        int status = gatehouse(Folders.checkout(), output, "demo", "--seed", "3", "--without", "config-api@12");

        assertThat(output)
                .content()
                .contains("skipped\n       - there is no etcd on the PATH (Debian: apt-get install etcd-server)\n")
                .endsWith("\n10 passed, 0 failed, 1 skipped\n");
        assertThat(status).isZero();
    }

    @Test
    void withoutEtcdItCannotBeTheStore() throws Exception {
        Path output = folder.resolve("up.out");

        int status = gatehouse(folder, output, "up", "--free-ports", "--store", "etcd");

        assertThat(output)
                .hasContent("gatehouse: there is no etcd on the PATH:"
                        + " install one (Debian: apt-get install etcd-server), or leave --store etcd out\n");
        assertThat(status).isEqualTo(1);
    }

    private int gatehouse(Path checkout, Path output, String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Dgatehouse.checkout=" + checkout,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Gatehouse.class.getName()),
                        Stream.of(words))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PATH", programs.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
