package dev.gatehouse.local.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.process.Programs;
import dev.gatehouse.local.scene.NotVerified;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of this machine.
///
/// It runs for 60 s at most, sees nothing of this process's environment but where programs and temporary files are, and
/// of what it prints 1 MiB is kept.
public record Program(String path) {
    private static final long PATIENCE_SECONDS = 60;
    private static final int MAX_OUTPUT = 1 << 20;

    /// A program on the PATH.
    ///
    /// @param debian the package that has it
    public static Program onPath(String name, String debian) throws NotVerified {
        return Programs.find(name)
                .map(path -> new Program(path.toString()))
                .orElseThrow(() -> new NotVerified("there is no " + name
                        + " on the PATH, which this step needs: install it (Debian: apt-get install " + debian + ")"));
    }

    /// What a program left.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Ended(int status, byte[] output, String errors) {
        public String text() {
            return new String(output, UTF_8);
        }
    }

    /// Runs it to its end.
    ///
    /// @param input what it reads
    public Ended run(String input, List<String> arguments) throws NotVerified, IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(path), arguments.stream()).toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        Process process = builder.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<byte[]> output = read(process.getInputStream(), threads);
            CompletableFuture<byte[]> errors = read(process.getErrorStream(), threads);
            write(process, input);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new NotVerified(path + " did not end within " + PATIENCE_SECONDS + " s");
            }
            return new Ended(process.exitValue(), output.join(), new String(errors.join(), UTF_8).strip());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<byte[]> read(InputStream stream, ExecutorService threads) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return stream.readNBytes(MAX_OUTPUT);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    /// A program that does not read its input to the end is none of our concern.
    private static void write(Process process, String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            return;
        }
    }
}
