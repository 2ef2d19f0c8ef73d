package dev.gatehouse.config.render;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms in which a configuration is given out. All are UTF-8 and ordered by key.
public enum Format {
    /// Assignments that a POSIX shell sources without expanding anything. A number is written as it was published.
    ENV("text/x-shellscript"),
    /// One object (RFC 8259), whose values keep their types.
    JSON("application/json"),
    /// One mapping, whose values keep their types in parsers of YAML 1.1 and 1.2 alike.
    YAML("application/yaml");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /// Writes a resolution, without end marker.
    String write(Resolution resolution, boolean explained) {
        return switch (this) {
            case ENV -> EnvText.write(resolution, explained);
            case JSON -> JsonText.write(resolution, explained);
            case YAML -> YamlText.write(resolution, explained);
        };
    }

    /// Without parameters.
    public String mediaType() {
        return mediaType;
    }

    /// The name in the query and in what is signed.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> parse(String wireName) {
        return Stream.of(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }
}
