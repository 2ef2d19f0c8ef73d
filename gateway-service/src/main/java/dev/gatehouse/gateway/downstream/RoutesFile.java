package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.gateway.command.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The routes as a YAML file: `routes`, each with `message-type`, `target` and optionally `deadline`.
@JsonNaming(KebabCaseStrategy.class)
record RoutesFile(@Nullable List<@Nullable Entry> routes) {
    private static final String PROPERTY = "gateway.routes-path";
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);
    private static final Duration MAX_DEADLINE = Duration.ofMinutes(1);
    private static final int MAX_PORT = 65_535;
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9.\\[\\]:-]+:\\d{1,5}");
    private static final Pattern MESSAGE_TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    @JsonNaming(KebabCaseStrategy.class)
    record Entry(
            @Nullable String messageType,
            @Nullable String target,
            @Nullable String deadline) {}

    /// @throws StartupProblem when the file can't be read or a route is wrong
    static List<Route> read(Path file) {
        try {
            YAMLMapper yaml = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            JsonNode content = yaml.readTree(file.toFile());
            return content.isMissingNode() || content.isNull()
                    ? List.of()
                    : routes(yaml.treeToValue(content, RoutesFile.class));
        } catch (JacksonException e) {
            throw problem(
                    Files.isReadable(file)
                            ? "which is no routes file: " + e.getOriginalMessage()
                            : "which can't be read");
        }
    }

    private static List<Route> routes(RoutesFile file) {
        return Optional.ofNullable(file.routes()).orElse(List.of()).stream()
                .map(RoutesFile::route)
                .toList();
    }

    private static Route route(@Nullable Entry entry) {
        if (entry == null) {
            throw problem("where a route is empty");
        }
        String type = checked("message-type", entry.messageType(), MESSAGE_TYPE);
        String target = checked("target", entry.target(), TARGET);
        if (Integer.parseInt(target, target.lastIndexOf(':') + 1, target.length(), 10) > MAX_PORT) {
            throw problem("where a route's target is " + target);
        }
        return new Route(type, target, deadline(entry.deadline()));
    }

    private static String checked(String name, @Nullable String value, Pattern form) {
        if (value == null || !form.matcher(value).matches()) {
            throw problem("where a route's " + name + " is " + value);
        }
        return value;
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
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw problem("where a route's deadline is " + text + " and not between 1ms and 1m");
    }

    private static StartupProblem problem(String what) {
        return new StartupProblem(PROPERTY, "names a file " + what + ". docs/configuration.md shows its form.");
    }
}
