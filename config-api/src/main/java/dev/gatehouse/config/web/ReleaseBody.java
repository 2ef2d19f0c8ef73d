package dev.gatehouse.config.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gatehouse.config.release.PublishedContent;
import dev.gatehouse.config.release.Release;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A release as JSON.
///
/// @param previous the revision before; empty for the first release
/// @param sha256 of the content as it is stored, in hex
/// @param publishedBy the id of the publisher's token
/// @param rollbackOf the release whose content it repeats
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleaseBody(
        long release,
        String revision,
        String previous,
        String sha256,
        Instant publishedAt,
        String publishedBy,
        @Nullable Long rollbackOf) {

    static ReleaseBody of(Release release) {
        Release.Publication publication = release.publication();
        return new ReleaseBody(
                release.number(),
                release.revision(),
                release.previous(),
                release.stored().sha256(),
                publication.at(),
                publication.by(),
                publication.rollbackOf().isPresent() ? publication.rollbackOf().getAsLong() : null);
    }

    /// What a publish is answered with.
    record Published(long release, String revision) {}

    /// A release with its content, as it was stored.
    record WithContent(
            ReleaseBody description, @JsonRawValue String content) {
        static WithContent of(PublishedContent published) {
            return new WithContent(
                    ReleaseBody.of(published.release()),
                    new String(published.content().stored(), StandardCharsets.UTF_8));
        }
    }

    /// A page of releases, the newest first.
    ///
    /// @param head the newest of all
    /// @param nextBefore what `before` is for the next page; absent on the last
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            ReleaseBody head,
            List<ReleaseBody> releases,
            @Nullable Long nextBefore) {}
}
