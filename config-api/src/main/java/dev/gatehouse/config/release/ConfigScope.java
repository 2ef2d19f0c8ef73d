package dev.gatehouse.config.release;

import dev.gatehouse.config.content.Segment;
import java.util.Optional;

/// Whose configuration it is. Each name is a [Segment].
public record ConfigScope(String tenant, String application, String environment) {
    public ConfigScope {
        if (!isValid(tenant, application, environment)) {
            throw new IllegalArgumentException("a name is not " + Segment.FORM);
        }
    }

    /// The scope of these names, if each has the form of one.
    public static Optional<ConfigScope> of(String tenant, String application, String environment) {
        return isValid(tenant, application, environment)
                ? Optional.of(new ConfigScope(tenant, application, environment))
                : Optional.empty();
    }

    private static boolean isValid(String tenant, String application, String environment) {
        return Segment.isValid(tenant) && Segment.isValid(application) && Segment.isValid(environment);
    }

    /// The names as a path, such as `demo/shop/production`.
    public String path() {
        return tenant + "/" + application + "/" + environment;
    }
}
