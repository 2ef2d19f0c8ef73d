package dev.gatehouse.common.stream;

/// Names the keys of one partition: prefix, name, `{0}`, then what tells keys of one name apart, joined by colons.
///
/// A colon inside any part but the last is written `%3A` (and `%` as `%25`), so that different parts never name one
/// key.
///
/// The braces are Redis Cluster's hash tag: all keys of a partition share a slot, so that one script may touch them.
///
/// @param prefix what every key begins with, such as `gatehouse:`
public record KeySpace(String prefix) {
    private static final String PARTITION = ":{0}";

    public String key(String name, String... parts) {
        StringBuilder key = new StringBuilder(prefix).append(name).append(PARTITION);
        for (int i = 0; i < parts.length; i++) {
            key.append(':').append(i == parts.length - 1 ? parts[i] : escaped(parts[i]));
        }
        return key.toString();
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace(":", "%3A");
    }
}
