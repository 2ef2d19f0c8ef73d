package dev.gatehouse.config.content;

import java.util.regex.Pattern;

/// The names that paths are made of: tenants, applications, environments, regions, roles, hosts.
public final class Segment {
    /// The form of every name.
    public static final String FORM = "[a-z0-9][a-z0-9-]{0,62}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Segment() {}

    public static boolean isValid(String name) {
        return PATTERN.matcher(name).matches();
    }
}
