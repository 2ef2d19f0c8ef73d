package dev.gatehouse.common.stream;

/// Names the keys of one partition: prefix, name, `{0}`, then what tells keys of one name apart, joined by colons.
///
/// The braces are Redis Cluster's hash tag: all keys of a partition share a slot, so that one script may touch them.
///
/// @param prefix what every key begins with, such as `gatehouse:`
public record KeySpace(String prefix) {
    private static final String PARTITION = ":{0}";

    public String key(String name, String... parts) {
        StringBuilder key = new StringBuilder(prefix).append(name).append(PARTITION);
        for (String part : parts) {
            key.append(':').append(part);
        }
        return key.toString();
    }
}
