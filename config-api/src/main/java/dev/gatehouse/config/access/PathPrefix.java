package dev.gatehouse.config.access;

import dev.gatehouse.config.content.Segment;
import java.util.List;
import java.util.Optional;

/// The part of the tree that a token is for, by whole segments: `demo/shop` covers `demo/shop/prod`, not
/// `demo/shop2`. None covers everything.
///
/// @param segments tenant, application and environment, as many as are fixed
public record PathPrefix(List<String> segments) {
    /// The whole tree, written `/`.
    public static final PathPrefix EVERYTHING = new PathPrefix(List.of());

    private static final int MOST = 3;

    public PathPrefix {
        segments = List.copyOf(segments);
    }

    /// Reads `/`, `tenant`, `tenant/application` or `tenant/application/environment`; empty for anything else.
    public static Optional<PathPrefix> parse(String text) {
        if (text.equals("/")) {
            return Optional.of(EVERYTHING);
        }
        List<String> segments = List.of(text.split("/", -1));
        boolean valid = segments.size() <= MOST && segments.stream().allMatch(Segment::isValid);
        return valid ? Optional.of(new PathPrefix(segments)) : Optional.empty();
    }

    /// True iff the other lies in this part, or is this part.
    public boolean covers(PathPrefix other) {
        return other.segments.size() >= segments.size()
                && other.segments.subList(0, segments.size()).equals(segments);
    }

    @Override
    public String toString() {
        return segments.isEmpty() ? "/" : String.join("/", segments);
    }
}
