package dev.gatehouse.local.upstream;

import java.util.List;
import java.util.Map;

/// A GET that arrived.
///
/// @param path the segments of the path, decoded
/// @param query the first value of each parameter
record Asked(List<String> path, Map<String, String> query) {
    /// Whether the path has these segments, of which `*` is any.
    boolean isFor(String... segments) {
        if (segments.length != path.size()) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!segments[i].equals("*") && !segments[i].equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    String last() {
        return path.getLast();
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }
}
