package dev.gatehouse.config.web.request;

import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.config.content.ContentReader;
import dev.gatehouse.config.content.Kind;
import dev.gatehouse.config.render.Format;
import dev.gatehouse.config.render.Machine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What a machine asks for.
///
/// @param required keys without which it wants nothing
/// @param nonce as sent; empty where there is none
public record ResolveRequest(
        Kind kind, Format format, boolean explained, Machine machine, List<String> required, String nonce) {
    /// The header that makes an answer be of now.
    public static final String NONCE = "Gatehouse-Nonce";

    private static final Pattern NONCE_FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{1,128}");
    private static final Pattern KEYS =
            Pattern.compile(ContentReader.KEY_FORM + "(," + ContentReader.KEY_FORM + "){0,255}");

    /// Reads query and headers.
    ///
    /// @throws Refusal that names the parameter with a wrong form
    public static ResolveRequest of(HttpServletRequest request) {
        return new ResolveRequest(
                Kind.parse(parameter(request, "kind")).orElseThrow(() -> QueryParameters.malformed("kind")),
                format(request),
                switch (parameter(request, "explain")) {
                    case "", "false" -> false;
                    case "true" -> true;
                    default -> throw QueryParameters.malformed("explain");
                },
                Machine.of(parameter(request, "region"), parameter(request, "role"), parameter(request, "host"))
                        .orElseThrow(() -> Refusal.malformed("region, role or host")),
                required(parameter(request, "require")),
                nonce(request));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static List<String> required(String keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        if (!KEYS.matcher(keys).matches()) {
            throw QueryParameters.malformed("require");
        }
        return Stream.of(keys.split(",")).distinct().toList();
    }

    private static String nonce(HttpServletRequest request) {
        List<String> nonces = Collections.list(request.getHeaders(NONCE));
        if (nonces.isEmpty()) {
            return "";
        }
        if (nonces.size() > 1 || !NONCE_FORM.matcher(nonces.getFirst()).matches()) {
            throw Refusal.malformed(NONCE);
        }
        return nonces.getFirst();
    }

    /// The parameter, else the first that `Accept` prefers, else JSON.
    private static Format format(HttpServletRequest request) {
        String name = parameter(request, "format");
        return name.isEmpty()
                ? accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))
                : Format.parse(name).orElseThrow(() -> QueryParameters.malformed("format"));
    }

    private static Format accepted(List<String> accept) {
        if (accept.isEmpty()) {
            return Format.JSON;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .flatMap(type -> format(type).stream())
                    .findFirst()
                    .orElseThrow(() -> new Refusal(ErrorReason.NOT_REPRESENTABLE, "Accept"));
        } catch (InvalidMediaTypeException e) {
            throw Refusal.malformed("Accept");
        }
    }

    private static Optional<Format> format(MediaType accepted) {
        return Stream.of(Format.JSON, Format.YAML, Format.ENV)
                .filter(format -> accepted.includes(MediaType.parseMediaType(format.mediaType())))
                .findFirst();
    }
}
