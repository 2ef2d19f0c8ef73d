package dev.gatehouse.config.web;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.signing.ConfigToSign;
import dev.gatehouse.config.release.ConfigScope;
import dev.gatehouse.config.release.PublishedContent;
import dev.gatehouse.config.release.Release;
import dev.gatehouse.config.release.Releases;
import dev.gatehouse.config.render.Representation;
import dev.gatehouse.config.render.Resolution;
import dev.gatehouse.config.signing.Signer;
import dev.gatehouse.config.telemetry.ApiMetrics;
import dev.gatehouse.config.telemetry.ConfigLog;
import dev.gatehouse.config.web.request.Endpoint;
import dev.gatehouse.config.web.request.Refusal;
import dev.gatehouse.config.web.request.ResolveRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Gives machines their configuration, signed for the very request. A 304 is signed too, over the hash of the
/// representation that the caller has.
@RestController
final class ResolveController {
    private static final Logger LOG = LoggerFactory.getLogger(ResolveController.class);
    private static final String RELEASE = "Gatehouse-Release";
    private static final String CACHE = "private, no-cache";
    private static final String VARY = "Authorization, Accept, Gatehouse-Nonce";

    private final Releases releases;
    private final Signer signer;
    private final ApiMetrics metrics;

    ResolveController(Releases releases, Signer signer, ApiMetrics metrics) {
        this.releases = releases;
        this.signer = signer;
        this.metrics = metrics;
    }

    @GetMapping(Endpoint.Paths.RESOLVE)
    void resolve(ConfigScope scope, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResolveRequest asked = ResolveRequest.of(request);
        PublishedContent head = head(scope);
        Resolution resolution = Resolution.of(head.content(), asked.kind(), asked.machine());
        checkRequired(scope, asked, resolution);
        long number = head.release().number();
        Representation representation = Representation.of(resolution, number, asked.format(), asked.explained());
        boolean unchanged = new ServletWebRequest(request, response).checkNotModified(representation.etag());
        int status = unchanged ? HttpServletResponse.SC_NOT_MODIFIED : HttpServletResponse.SC_OK;
        describe(response, asked, number);
        response.setHeader(Signer.HEADER, signer.header(toSign(scope, asked, number, status, representation)));
        metrics.resolved(asked.format().wireName(), status);
        if (!unchanged) {
            send(response, asked, representation);
        }
    }

    private PublishedContent head(ConfigScope scope) {
        Optional<Release> head = StoreOutages.read(releases.head(scope));
        return head.flatMap(release -> StoreOutages.read(releases.read(scope, release.number())))
                .orElseThrow(() -> new Refusal(ErrorReason.RESOURCE_NOT_FOUND, "nothing was published"));
    }

    private static void checkRequired(ConfigScope scope, ResolveRequest asked, Resolution resolution) {
        List<String> missing = resolution.missing(asked.required());
        if (!missing.isEmpty()) {
            ConfigLog.RESOLVE_REFUSED.log(
                    LOG,
                    "scope",
                    scope.path(),
                    "kind",
                    asked.kind().wireName(),
                    "reason",
                    ErrorReason.REQUIRED_KEYS_MISSING.name(),
                    "missing",
                    missing);
            throw new Refusal(ErrorReason.REQUIRED_KEYS_MISSING, "keys").with("missing", missing);
        }
    }

    private ConfigToSign toSign(
            ConfigScope scope, ResolveRequest asked, long release, int status, Representation representation) {
        return new ConfigToSign(
                signer.audience(),
                new ConfigToSign.Scope(
                        scope.tenant(),
                        scope.application(),
                        scope.environment(),
                        asked.kind().wireName()),
                new ConfigToSign.Layers(
                        asked.machine().region(),
                        asked.machine().role(),
                        asked.machine().host()),
                representation.name(),
                release,
                status,
                asked.nonce(),
                representation.sha256());
    }

    private static void describe(HttpServletResponse response, ResolveRequest asked, long release) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE);
        response.setHeader(HttpHeaders.VARY, VARY);
        response.setHeader(RELEASE, Long.toString(release));
        if (!asked.nonce().isEmpty()) {
            response.setHeader(ResolveRequest.NONCE, asked.nonce());
        }
    }

    private static void send(HttpServletResponse response, ResolveRequest asked, Representation representation)
            throws IOException {
        byte[] body = representation.body();
        response.setContentType(asked.format().mediaType() + ";charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
