package dev.gatehouse.local.blueprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/// A service's executable jar, unpacked into the home with Spring Boot's own tool.
///
/// Unpacked, because it then starts with two thirds of the processor time, and because a build that writes the module's
/// jar anew does not pull classes from under a running service.
record ServiceJar(Service service, Path built, Home home) {
    private static final int BLOCK = 1 << 16;
    private static final long PATIENCE_SECONDS = 60;

    /// What to run.
    Path unpacked() {
        return folder().resolve(service.label() + ".jar");
    }

    /// Unpacks the built jar unless that was done before. No service may be running from this home.
    void unpack() throws IOException {
        String fingerprint = fingerprint();
        Path mark = folder().resolve("fingerprint");
        if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
            return;
        }
        delete(folder());
        PrivateFiles.folder(folder());
        if (isNested()) {
            extract();
        } else {
            Files.copy(built, unpacked());
        }
        // Last: a folder without its mark is one that was left half done.
        PrivateFiles.writePublic(mark, fingerprint.getBytes(UTF_8));
    }

    private Path folder() {
        return home.folder().resolve("jars/" + service.label());
    }

    private boolean isNested() throws IOException {
        try (ZipFile jar = new ZipFile(built.toFile())) {
            return jar.getEntry("BOOT-INF/") != null;
        }
    }

    private void extract() throws IOException {
        List<String> command = List.of(
                Java.PROGRAM,
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                built.toString(),
                "extract",
                "--force",
                "--destination",
                folder().toString());
        Path log = home.log("unpack-" + service.label());
        PrivateFiles.folder(home.folder().resolve("logs"));
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new IOException("the jar of " + service.label() + " can't be unpacked; see " + log);
            }
        } catch (InterruptedException e) {
            tool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("unpacking the jar of " + service.label() + " was interrupted", e);
        }
    }

    /// Tells one build from another. The file's time does not: builds give every jar the same.
    private String fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(built)) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                sum.update(block, 0, read);
            }
        }
        return Files.size(built) + "-" + Long.toHexString(sum.getValue());
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
