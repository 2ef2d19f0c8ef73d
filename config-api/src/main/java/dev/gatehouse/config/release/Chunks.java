package dev.gatehouse.config.release;

import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.content.ContentOutcome;
import dev.gatehouse.config.content.ContentReader;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;

/// A release's content in pieces that fit into values.
final class Chunks {
    private static final int SIZE = CheckedStore.MAX_VALUE_BYTES;
    private static final int MOST = count(Content.MAX_BYTES);

    private Chunks() {}

    static int count(int size) {
        return Math.ceilDiv(size, SIZE);
    }

    static List<Operation> puts(Release release, byte[] stored) {
        return IntStream.range(0, count(stored.length))
                .<Operation>mapToObj(index -> new Operation.Put(
                        ReleaseKeys.chunk(release.scope(), release.number(), index),
                        Bytes.of(stored, index * SIZE, Math.min(stored.length, (index + 1) * SIZE))))
                .toList();
    }

    static Read<Content> read(ConfigStore store, Release release) {
        return store.list(ReleaseKeys.chunks(release.scope(), release.number()), "", MOST)
                .map(entries -> content(release, entries));
    }

    private static Content content(Release release, List<Entry> entries) {
        ByteArrayOutputStream stored =
                new ByteArrayOutputStream(release.stored().size());
        entries.forEach(entry -> stored.writeBytes(entry.value().toArray()));
        byte[] json = stored.toByteArray();
        if (!Releases.sha256(json).equals(release.stored().sha256())) {
            throw new IllegalStateException("the content of release " + release.revision() + " is damaged");
        }
        return switch (ContentReader.read(json)) {
            case ContentOutcome.Valid(var content) -> content;
            case ContentOutcome.Invalid _, ContentOutcome.TooLarge _ ->
                throw new IllegalStateException("the content of release " + release.revision() + " has another form");
        };
    }
}
