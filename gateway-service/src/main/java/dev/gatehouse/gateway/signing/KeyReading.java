package dev.gatehouse.gateway.signing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one look at the files found.
///
/// @param keys in the order of their files' names
public record KeyReading(List<KeyFile> keys, List<Unusable> unusable) {
    private static final Comparator<KeyFile> BY_START =
            Comparator.comparing(KeyFile::start, Comparator.nullsFirst(Comparator.naturalOrder()));

    /// A file that gives no key.
    ///
    /// @param why in one sentence, without key material
    public record Unusable(String name, String why) {}

    static KeyReading of(Unusable problem) {
        return new KeyReading(List.of(), List.of(problem));
    }

    /// Each key once, by its id: of two files with the same key the later start counts.
    Map<String, KeyFile> byId() {
        Map<String, KeyFile> files = new HashMap<>();
        keys.forEach(file ->
                files.merge(file.keyId(), file, (one, other) -> BY_START.compare(one, other) < 0 ? other : one));
        return files;
    }
}
