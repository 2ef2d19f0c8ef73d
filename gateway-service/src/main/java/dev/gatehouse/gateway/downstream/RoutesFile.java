package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.command.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The routes as a YAML file: `routes`, each with `message-type`, `target` and optionally `deadline`. At most 1 MiB
/// and 1,000 routes, each message type once.
@JsonNaming(KebabCaseStrategy.class)
record RoutesFile(@Nullable List<@Nullable Entry> routes) {
    private static final String PROPERTY = "gateway.routes-path";
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ROUTES = 1_000;
    private static final int MAX_SHOWN = 80;
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);
    private static final Duration MAX_DEADLINE = Duration.ofMinutes(1);
    private static final Pattern MESSAGE_TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]+");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @JsonNaming(KebabCaseStrategy.class)
    record Entry(
            @Nullable String messageType,
            @Nullable String target,
            @Nullable String deadline) {}

    /// Reads the routes.
    ///
    /// @throws StartupProblem when the file can't be read or a route is wrong: one line
    static List<Route> read(Path file) {
        try {
            byte[] content = content(file);
            if (content.length > MAX_BYTES) {
                throw problem("which has more than 1 MiB");
            }
            JsonNode tree = YAML.readTree(text(content));
            return tree.isMissingNode() || tree.isNull() ? List.of() : routes(YAML.treeToValue(tree, RoutesFile.class));
        } catch (IOException e) {
            throw problem("which can't be read");
        } catch (UnrecognizedPropertyException e) {
            throw problem("where " + shown(e.getPropertyName()) + " is no name of a route's");
        } catch (DatabindException e) {
            throw problem("which is no routes file: " + path(e) + " has another form");
        } catch (JacksonException e) {
            // Its own words name classes.
            throw problem("which is no YAML" + place(e));
        }
    }

    /// What the file holds, and of one that is too large no more than it takes to see that.
    static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem("which is not UTF-8");
        }
    }

    private static String path(DatabindException error) {
        return error.getPath().isEmpty()
                ? "the whole"
                : error.getPath().stream()
                        .map(step -> step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + shown(step.getPropertyName()))
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "");
    }

    private static String place(JacksonException error) {
        return error.getLocation() == null || error.getLocation().getLineNr() < 1
                ? ""
                : ", in line " + error.getLocation().getLineNr();
    }

    private static List<Route> routes(RoutesFile file) {
        List<@Nullable Entry> entries = Optional.ofNullable(file.routes()).orElse(List.of());
        if (entries.size() > MAX_ROUTES) {
            throw problem("where there are more than " + MAX_ROUTES + " routes");
        }
        List<Route> routes = entries.stream().map(RoutesFile::route).toList();
        Set<String> types = new HashSet<>();
        routes.stream()
                .map(Route::messageType)
                .filter(type -> !types.add(type))
                .findFirst()
                .ifPresent(twice -> {
                    throw problem("where the message-type " + twice + " stands twice");
                });
        return routes;
    }

    private static Route route(@Nullable Entry entry) {
        if (entry == null) {
            throw problem("where a route is empty");
        }
        String type = Optional.ofNullable(entry.messageType())
                .filter(text -> MESSAGE_TYPE.matcher(text).matches())
                .orElseThrow(() -> problem("where a route's message-type is " + shown(entry.messageType())));
        Target target = Optional.ofNullable(entry.target())
                .flatMap(Target::parse)
                .orElseThrow(() -> problem("where a route's target is " + shown(entry.target())));
        return new Route(type, target.text(), deadline(entry.deadline()));
    }

    private static Duration deadline(@Nullable String text) {
        if (text == null) {
            return DEFAULT_DEADLINE;
        }
        try {
            Duration deadline = DurationStyle.detectAndParse(text);
            if (deadline.isPositive() && deadline.compareTo(MAX_DEADLINE) <= 0) {
                return deadline;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told below
        }
        throw problem("where a route's deadline is " + shown(text) + " and not between 1ms and 1m");
    }

    /// What the file says, as far as a line of the log can hold it.
    private static String shown(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "missing";
        }
        String printable = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return printable.length() > MAX_SHOWN ? printable.substring(0, MAX_SHOWN) + "..." : printable;
    }

    private static StartupProblem problem(String what) {
        return new StartupProblem(PROPERTY, "names a file " + what + ". docs/configuration.md shows its form.");
    }
}
