package dev.gatehouse.config.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON object strictly: UTF-8 without exceptions, no name twice, no arrays, no null, nothing behind
/// the end.
///
/// Bounded in depth, so that no text makes the stack overflow. What is refused is told by its place, never by its
/// content.
public final class JsonReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NUMBER = 64;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads the one object that these bytes are.
    public static Json.Fields read(byte[] utf8) throws MalformedJsonException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), decode(utf8))) {
            return new JsonReader(parser).whole();
        } catch (JacksonException e) {
            // Without its cause, whose message holds the content.
            throw problem("it is not JSON without doubles", e.getLocation().getCharOffset());
        }
    }

    private static String decode(byte[] utf8) throws MalformedJsonException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (text.indexOf(BYTE_ORDER_MARK) == 0) {
                throw problem("it begins with a byte order mark", 0);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("it is not UTF-8", e);
        }
    }

    private Json.Fields whole() throws MalformedJsonException {
        check(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
        Json.Fields object = object(1);
        check(parser.nextToken() == null, "there is something behind the object");
        return object;
    }

    private Json.Fields object(int depth) throws MalformedJsonException {
        check(depth <= MAX_DEPTH, "objects are nested too deeply");
        Map<String, Json> members = new TreeMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = unicode(parser.currentName());
            members.put(name, value(parser.nextToken(), depth));
        }
        return new Json.Fields(members);
    }

    private Json value(JsonToken token, int depth) throws MalformedJsonException {
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case VALUE_STRING -> new Json.Text(unicode(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> new Json.Flag(true);
            case VALUE_FALSE -> new Json.Flag(false);
            default -> throw problem("a value must be a text, a number, true, false or an object", offset());
        };
    }

    private Json.Num number(String text) throws MalformedJsonException {
        check(text.length() <= MAX_NUMBER, "a number is longer than " + MAX_NUMBER + " characters");
        return new Json.Num(text);
    }

    private String unicode(String text) throws MalformedJsonException {
        check(StandardCharsets.UTF_8.newEncoder().canEncode(text), "a text holds half of a surrogate pair");
        return text;
    }

    private void check(boolean holds, String problem) throws MalformedJsonException {
        if (!holds) {
            throw problem(problem, offset());
        }
    }

    private long offset() {
        return parser.currentLocation().getCharOffset();
    }

    private static MalformedJsonException problem(String problem, long offset) {
        return new MalformedJsonException(problem + ", near character " + offset);
    }
}
