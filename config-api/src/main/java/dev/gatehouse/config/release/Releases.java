package dev.gatehouse.config.release;

import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The releases of every scope.
///
/// A release is immutable. One transaction compares the head, then puts content, history, head and the log's
/// entry: of several publishers that build on one head, exactly one wins, and a reader sees all of a release or
/// nothing. Nothing is kept in here, so any number of processes may do this at once. Safe for use by many
/// threads.
public final class Releases {
    private final ConfigStore store;
    private final InstantSource clock;

    /// Releases in this store, which must be a checked one.
    public Releases(ConfigStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Makes a content the head.
    ///
    /// @param expected the revision that the content is based on; empty where there must be no release yet
    /// @param by the publisher's name, for the history
    public PublishOutcome publish(ConfigScope scope, Content content, Optional<String> expected, String by) {
        return publish(scope, content, expected, by, OptionalLong.empty());
    }

    /// Makes the content of an earlier release the head, as a new release.
    ///
    /// @param number of the earlier release
    public PublishOutcome rollback(ConfigScope scope, long number, Optional<String> expected, String by) {
        return switch (read(scope, number)) {
            case Read.Unavailable<Optional<PublishedContent>>(var detail) -> new PublishOutcome.Unavailable(detail);
            case Read.Done<Optional<PublishedContent>>(var found) ->
                found.map(earlier -> publish(scope, earlier.content(), expected, by, OptionalLong.of(number)))
                        .orElseGet(PublishOutcome.NoSuchRelease::new);
        };
    }

    private PublishOutcome publish(
            ConfigScope scope, Content content, Optional<String> expected, String by, OptionalLong rollbackOf) {
        Release.Publication publication =
                new Release.Publication(clock.instant().truncatedTo(ChronoUnit.MILLIS), by, rollbackOf);
        return switch (store.get(ReleaseKeys.head(scope))) {
            case Read.Unavailable<Optional<Entry>>(var detail) -> new PublishOutcome.Unavailable(detail);
            case Read.Done<Optional<Entry>>(var entry) -> {
                Optional<Release> head = entry.map(found -> ReleaseRecord.read(found.value()));
                yield head.map(Release::revision).equals(expected)
                        ? commit(entry, next(scope, head, content, publication), content)
                        : new PublishOutcome.Conflict(head);
            }
        };
    }

    private static Release next(
            ConfigScope scope, Optional<Release> head, Content content, Release.Publication publication) {
        byte[] stored = content.stored();
        return ReleaseRecord.withRevision(new Release(
                scope,
                head.map(Release::number).orElse(0L) + 1,
                "",
                head.map(Release::revision).orElse(""),
                new Release.Stored(sha256(stored), stored.length, Chunks.count(stored.length)),
                publication));
    }

    private PublishOutcome commit(Optional<Entry> head, Release release, Content content) {
        String headKey = ReleaseKeys.head(release.scope());
        Compare unchanged = head.<Compare>map(entry -> new Compare.Is(headKey, entry.value()))
                .orElseGet(() -> new Compare.Absent(headKey));
        return switch (store.commit(List.of(unchanged), operations(headKey, release, content))) {
            case CommitOutcome.Committed() -> new PublishOutcome.Published(release);
            case CommitOutcome.Conflict() -> conflict(release.scope());
            case CommitOutcome.Full() -> new PublishOutcome.Full();
            case CommitOutcome.Unavailable(var detail) -> new PublishOutcome.Unavailable(detail);
            case CommitOutcome.OutcomeUnknown(var detail) -> new PublishOutcome.OutcomeUnknown(detail);
        };
    }

    private static List<Operation> operations(String headKey, Release release, Content content) {
        var description = ReleaseRecord.write(release);
        List<Operation> operations = new ArrayList<>(Chunks.puts(release, content.stored()));
        operations.add(new Operation.Put(ReleaseKeys.history(release.scope(), release.number()), description));
        operations.add(new Operation.Put(headKey, description));
        operations.add(new Operation.Append(description));
        return operations;
    }

    private PublishOutcome conflict(ConfigScope scope) {
        return switch (head(scope)) {
            case Read.Done<Optional<Release>>(var current) -> new PublishOutcome.Conflict(current);
            case Read.Unavailable<Optional<Release>>(var detail) -> new PublishOutcome.Unavailable(detail);
        };
    }

    /// The newest release, if there is one.
    public Read<Optional<Release>> head(ConfigScope scope) {
        return release(ReleaseKeys.head(scope));
    }

    /// A release with its content, if there is one of this number.
    public Read<Optional<PublishedContent>> read(ConfigScope scope, long number) {
        return release(ReleaseKeys.history(scope, number)).then(found -> switch (found.orElse(null)) {
            case null -> new Read.Done<>(Optional.empty());
            case Release release ->
                Chunks.read(store, release).map(content -> Optional.of(new PublishedContent(release, content)));
        });
    }

    private Read<Optional<Release>> release(String key) {
        return store.get(key).map(found -> found.map(entry -> ReleaseRecord.read(entry.value())));
    }

    /// The releases with numbers below `before`, the newest first.
    ///
    /// @param before `Long.MAX_VALUE` for the first page, then the last number of the page before
    /// @param limit how many at most, up to [dev.gatehouse.config.entry.CheckedStore#MAX_PAGE]
    public Read<List<Release>> history(ConfigScope scope, long before, int limit) {
        return head(scope).then(head -> {
            long last = Math.min(before - 1, head.map(Release::number).orElse(0L));
            String after = ReleaseKeys.history(scope, Math.max(0, last - limit));
            return store.list(ReleaseKeys.history(scope), after, limit)
                    .map(entries -> entries.stream()
                            .map(entry -> ReleaseRecord.read(entry.value()))
                            .filter(release -> release.number() <= last)
                            .toList()
                            .reversed());
        });
    }

    static String sha256(byte[] stored) {
        return HexFormat.of().formatHex(Sha256.of(stored));
    }
}
