package dev.gatehouse.local.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.scene.NotVerified;
import dev.gatehouse.local.scene.Patience;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What integration-api tells its operator, from a certain moment on.
final class OperatorLog {
    private static final int MAX_READ = 1 << 22;

    private final Path file;
    private final long start;

    private OperatorLog(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    /// Begins to listen.
    static OperatorLog from(Platform platform) {
        Path file = platform.home().log(Service.INTEGRATION_API.label());
        return new OperatorLog(file, file.toFile().length());
    }

    /// The reason that is told in the line in which a field has this value, as soon as there is one.
    String reason(String field, String value) throws Exception {
        Patience.until(
                () -> find(field, value).isPresent(), () -> file + " tells no reason where " + field + " is " + value);
        return find(field, value).orElseThrow(() -> new NotVerified("the line is gone again"));
    }

    private Optional<String> find(String field, String value) throws IOException {
        return lines().stream()
                .flatMap(OperatorLog::json)
                .filter(line -> line.path(field).asString("").equals(value))
                .map(line -> line.path("reason").asString(""))
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    private List<String> lines() throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[Math.clamp(in.length() - start, 0, MAX_READ)];
            in.seek(start);
            in.readFully(bytes);
            return new String(bytes, UTF_8).lines().toList();
        }
    }

    private static Stream<JsonNode> json(String line) {
        try {
            return Stream.of(JsonMapper.shared().readTree(line));
        } catch (JacksonException e) {
            // The last line may be half written.
            return Stream.empty();
        }
    }
}
