package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.config.content.Content;
import dev.gatehouse.config.content.ContentOutcome;
import dev.gatehouse.config.content.ContentReader;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.release.ConfigScope;
import dev.gatehouse.config.release.PublishedContent;
import dev.gatehouse.config.release.Release;
import dev.gatehouse.config.release.Releases;
import dev.gatehouse.config.render.Representable;
import dev.gatehouse.config.web.request.Caller;
import dev.gatehouse.config.web.request.Endpoint;
import dev.gatehouse.config.web.request.Numbers;
import dev.gatehouse.config.web.request.Precondition;
import dev.gatehouse.config.web.request.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Publishes, rolls back, lists and reads releases, for pipelines and people.
@RestController
final class ReleasesController {
    private static final int PAGE = 20;

    private final Releases releases;
    private final PublishReport report;

    ReleasesController(Releases releases, PublishReport report) {
        this.releases = releases;
        this.report = report;
    }

    /// Makes the body the head.
    @PostMapping(path = Endpoint.Paths.RELEASES, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReleaseBody.Published> publish(
            ConfigScope scope,
            @RequestBody byte[] body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        Precondition precondition = Precondition.of(ifMatch, ifNoneMatch);
        return created(report.published(
                scope, caller, releases.publish(scope, content(body), precondition.revision(), caller.tokenId())));
    }

    private static Content content(byte[] body) {
        return switch (ContentReader.read(body)) {
            case ContentOutcome.TooLarge() -> throw new Refusal(ErrorReason.PAYLOAD_TOO_LARGE, "content");
            case ContentOutcome.Invalid(var place, var problem) -> throw invalid(place, problem);
            case ContentOutcome.Valid(var content) -> {
                Representable.problem(content).ifPresent(problem -> {
                    throw invalid(problem.place(), problem.problem());
                });
                yield content;
            }
        };
    }

    private static Refusal invalid(String place, String problem) {
        return new Refusal(ErrorReason.INVALID_CONFIGURATION, place)
                .with("place", place)
                .with("problem", problem);
    }

    /// Makes the content of an earlier release the head, as a new release.
    @PostMapping(Endpoint.Paths.ROLLBACK)
    ResponseEntity<ReleaseBody.Published> rollback(
            ConfigScope scope,
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        Precondition precondition = Precondition.of(ifMatch, null);
        return created(report.rolledBack(
                scope, caller, releases.rollback(scope, release(number), precondition.revision(), caller.tokenId())));
    }

    private static ResponseEntity<ReleaseBody.Published> created(Release release) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag('"' + release.revision() + '"')
                .body(new ReleaseBody.Published(release.number(), release.revision()));
    }

    /// The head and a page of the releases, the newest first. Its entity tag is the head's revision.
    @GetMapping(Endpoint.Paths.RELEASES)
    ResponseEntity<ReleaseBody.Page> list(
            ConfigScope scope,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) String before,
            @RequestParam(defaultValue = "" + PAGE) String limit) {
        int count = Math.toIntExact(Numbers.parse("limit", limit, CheckedStore.MAX_PAGE));
        long below = Numbers.parse("before", before, Long.MAX_VALUE);
        Release head = StoreOutages.read(releases.head(scope)).orElseThrow(ReleasesController::nothing);
        List<Release> page = StoreOutages.read(releases.history(scope, below, count));
        boolean last = page.isEmpty() || page.getLast().number() == 1;
        return ResponseEntity.ok()
                .eTag('"' + head.revision() + '"')
                .body(new ReleaseBody.Page(
                        ReleaseBody.of(head),
                        page.stream().map(ReleaseBody::of).toList(),
                        last ? null : page.getLast().number()));
    }

    /// One release with its content.
    @GetMapping(Endpoint.Paths.RELEASE)
    ResponseEntity<ReleaseBody.WithContent> read(ConfigScope scope, @PathVariable String number) {
        Optional<PublishedContent> found = StoreOutages.read(releases.read(scope, release(number)));
        PublishedContent published = found.orElseThrow(ReleasesController::nothing);
        return ResponseEntity.ok()
                .eTag('"' + published.release().revision() + '"')
                .body(ReleaseBody.WithContent.of(published));
    }

    private static long release(String number) {
        return Numbers.parse(number).orElseThrow(ReleasesController::nothing);
    }

    private static Refusal nothing() {
        return new Refusal(ErrorReason.RESOURCE_NOT_FOUND, "no such release");
    }
}
