package dev.gatehouse.client.profile;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which profile and which state folder a run uses.
///
/// Profile: the option, else `GATEHOUSE_PROFILE`, else `~/.config/gatehouse/client.properties`. State: the option, else
/// `GATEHOUSE_STATE`, else `client` beside a profile that the variable named, else `~/.config/gatehouse`.
///
/// @param environment the process's variables
/// @param home the user's
public record Locations(Map<String, String> environment, Path home) {
    private static final String PROFILE = "GATEHOUSE_PROFILE";
    private static final String STATE = "GATEHOUSE_STATE";

    public Path profile(@Nullable Path option) {
        if (option != null) {
            return option;
        }
        String named = environment.get(PROFILE);
        return named == null ? config().resolve("client.properties") : Path.of(named);
    }

    public Path state(@Nullable Path option, boolean profileByOption) {
        if (option != null) {
            return option;
        }
        String named = environment.get(STATE);
        if (named != null) {
            return Path.of(named);
        }
        String profile = environment.get(PROFILE);
        return profile == null || profileByOption
                ? config()
                : Path.of(profile).toAbsolutePath().resolveSibling("client");
    }

    private Path config() {
        return home.resolve(".config").resolve("gatehouse");
    }
}
