package dev.gatehouse.integration.upstreams;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Something that is read from an upstream with GET; reading it twice does no harm.
///
/// @param name as in the upstream's OpenAPI file, such as `getPrisoner`
/// @param path below the upstream's address, with its query
/// @param subject the id of the person whom it is about; empty for a search
/// @param contentTypes what the answer may be, in lower case without parameters
/// @param maxBytes the longest body that is read
/// @param decoder makes the value of a whole answer; throws when it can't
/// @param <T> the value
public record Operation<T>(
        String name,
        String path,
        String subject,
        Set<String> contentTypes,
        int maxBytes,
        Function<RawAnswer, T> decoder) {
    static final String JSON = "application/json";

    private static final int MAX_JSON = 2 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// An operation whose answer is a JSON document.
    ///
    /// @param form its form; other members are passed over, so that the upstream may add some
    /// @param meaning makes the value of it; throws when what it says can't be
    public static <B, T> Operation<T> json(
            String name, String path, String subject, Class<B> form, Function<B, T> meaning) {
        return new Operation<>(
                name, path, subject, Set.of(JSON), MAX_JSON, raw -> meaning.apply(MAPPER.readValue(raw.body(), form)));
    }

    /// A query string; what has no value is left out.
    public static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
