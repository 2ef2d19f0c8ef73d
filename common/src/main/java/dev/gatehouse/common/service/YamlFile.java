package dev.gatehouse.common.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A YAML file that a setting names, read strictly: an unknown or repeated name stops the start, as a misspelt setting
/// does. At most 16 Mi characters.
///
/// @param property the setting
/// @param path the file
public record YamlFile(String property, Path path) {
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .loadSettings(
                    LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build())
            .build();
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAML)
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Reads the file.
    ///
    /// @throws StartupProblem that names the line, when the file can't be read or has another form
    public <T> T read(Class<T> form) {
        try {
            T content = MAPPER.readValue(Files.readString(path), form);
            if (content == null) {
                throw problem("which is empty");
            }
            return content;
        } catch (IOException e) {
            throw new StartupProblem(property, "names " + path + ", which can't be read.", e);
        } catch (JacksonException e) {
            throw new StartupProblem(property, "names " + path + ", which is wrong" + place(e) + ": " + reason(e), e);
        }
    }

    /// The problem that an entry of the file has.
    ///
    /// @param problem goes on from the file's name
    public StartupProblem problem(String problem) {
        return new StartupProblem(property, "names " + path + ", " + problem + ".");
    }

    /// The problem that an entry of the file has, with the line in which it begins.
    ///
    /// @param pointer where the entry is (RFC 6901), such as `/consumers/3`; where nothing is, no line is named
    /// @param problem goes on from the word "where"
    public StartupProblem problemAt(String pointer, String problem) {
        OptionalInt line = lineOf(JsonPointer.compile(pointer));
        return problem("where " + (line.isPresent() ? "in line " + line.getAsInt() + " " : "") + problem);
    }

    private OptionalInt lineOf(JsonPointer pointer) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), path)) {
            while (parser.nextToken() != null) {
                if (parser.streamReadContext().pathAsPointer().equals(pointer)) {
                    return OptionalInt.of(parser.currentTokenLocation().getLineNr());
                }
            }
            return OptionalInt.empty();
        } catch (JacksonException e) {
            return OptionalInt.empty();
        }
    }

    private static String place(JacksonException error) {
        TokenStreamLocation location = error.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : " in line " + location.getLineNr();
    }

    private static String reason(JacksonException error) {
        return error.getOriginalMessage().lines().findFirst().orElse("it is not YAML");
    }
}
