package dev.gatehouse.common.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A YAML file that a setting names, read strictly: an unknown or repeated name stops the start, as a misspelt setting
/// does.
///
/// @param property the setting
/// @param path the file
public record YamlFile(String property, Path path) {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
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

    private static String place(JacksonException error) {
        TokenStreamLocation location = error.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : " in line " + location.getLineNr();
    }

    private static String reason(JacksonException error) {
        return error.getOriginalMessage().lines().findFirst().orElse("it is not YAML");
    }
}
