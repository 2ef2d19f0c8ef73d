package dev.gatehouse.local.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Which page of a list is asked for, as all upstreams count them: from 0, of 10 unless told.
record Page(int number, int size) {
    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    /// The page of `page` and `size`; empty when one of them is out of its range.
    static Optional<Page> of(Asked asked) {
        int number = number(asked, "page", 0);
        int size = number(asked, "size", DEFAULT_SIZE);
        return number < 0 || size < 1 || size > MAX_SIZE ? Optional.empty() : Optional.of(new Page(number, size));
    }

    private static int number(Asked asked, String name, int otherwise) {
        String text = asked.parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    /// The part of a list that is on this page.
    Answer of(List<JsonNode> all) {
        List<JsonNode> content =
                all.stream().skip((long) number * size).limit(size).toList();
        return Answer.json(Map.of(
                "content",
                content,
                "page",
                Map.of(
                        "number",
                        number,
                        "size",
                        size,
                        "totalElements",
                        all.size(),
                        "totalPages",
                        (all.size() + size - 1) / size)));
    }
}
