package dev.gatehouse.integration.admission;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/// The routes that the service serves, and which of them a path leads to.
///
/// Only a path in its one plain form leads anywhere: segments of unreserved characters (RFC 3986), none of them empty,
/// `.` or `..`. No id that is given out needs more, and a second way to write a path is a way around a rule about the
/// first one. Spring's matching is then all that is left, with its own patterns.
public final class RouteTable {
    private static final Pattern PLAIN = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");
    private static final Set<String> PROBES = Set.of("/healthz", "/readyz");
    private static final String ERROR = "/error";

    private final List<PathPattern> patterns;

    RouteTable(Collection<PathPattern> served) {
        patterns = served.stream()
                .filter(pattern -> !isProbe(pattern.getPatternString()))
                .filter(pattern -> !pattern.getPatternString().equals(ERROR))
                .sorted(Comparator.naturalOrder()) // the most specific one first
                .toList();
    }

    /// True iff a path, or a template, is one that needs neither certificate nor key.
    static boolean isProbe(String path) {
        return PROBES.contains(path);
    }

    /// The templates of all routes that a role may name.
    public Set<String> templates() {
        return patterns.stream().map(PathPattern::getPatternString).collect(Collectors.toUnmodifiableSet());
    }

    /// The template of the route that a path leads to; empty: none.
    ///
    /// @param path as it came, undecoded
    Optional<String> match(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        PathContainer parsed = PathContainer.parsePath(path);
        return patterns.stream()
                .filter(pattern -> pattern.matches(parsed))
                .findFirst()
                .map(PathPattern::getPatternString);
    }
}
