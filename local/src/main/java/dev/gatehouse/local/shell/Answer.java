package dev.gatehouse.local.shell;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.local.scene.NotVerified;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What came back.
///
/// @param status 0 when nothing did
/// @param headers by name in any case
/// @param trouble what `curl` says about it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, Map<String, String> headers, byte[] body, String trouble) {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3})");

    /// @param printed head and body, a character for each byte
    static Answer parse(String printed, String trouble) {
        int end = printed.indexOf(END_OF_HEAD);
        Matcher status = STATUS.matcher(printed);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (end < 0 || !status.lookingAt()) {
            return new Answer(0, headers, new byte[0], trouble);
        }
        printed.substring(0, end)
                .lines()
                .skip(1)
                .map(line -> line.split(": *", 2))
                .forEach(parts -> headers.put(parts[0], parts.length > 1 ? parts[1] : ""));
        byte[] body = printed.substring(end + END_OF_HEAD.length()).getBytes(ISO_8859_1);
        return new Answer(Integer.parseInt(status.group(1)), headers, body, trouble);
    }

    /// A header's value, empty without it.
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, UTF_8);
    }

    /// The body, which must be JSON.
    public JsonNode json() throws NotVerified {
        JsonNode json = parsed();
        if (json.isMissingNode()) {
            throw new NotVerified("instead of JSON there came " + this);
        }
        return json;
    }

    private JsonNode parsed() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// The code of a problem document, empty in any other.
    public String code() throws NotVerified {
        return json().path("code").asString("");
    }

    /// For whoever has to find out why it is not what was expected.
    @Override
    public String toString() {
        return status == 0 ? "no answer: " + trouble : "HTTP " + status + " " + text().strip();
    }
}
