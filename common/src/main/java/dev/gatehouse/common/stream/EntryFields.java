package dev.gatehouse.common.stream;

import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the fields of one entry, each with its bound. A field that is missing or wrong is named by the exception.
///
/// @param fields the entry's fields as stored
public record EntryFields(Map<String, byte[]> fields) {
    private static final int MAX_DIGITS = 19;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /// A field that must be there and not be empty.
    ///
    /// @param maxBytes the longest that is accepted
    public String text(String name, int maxBytes) throws MalformedEntryException {
        String value = textOrEmpty(name, maxBytes);
        if (value.isEmpty()) {
            throw new MalformedEntryException(Reason.MISSING_FIELD, name);
        }
        return value;
    }

    /// A field that may be absent: then it is empty.
    public String textOrEmpty(String name, int maxBytes) throws MalformedEntryException {
        byte[] value = bytesOrEmpty(name, maxBytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEntryException(Reason.NOT_UTF8, name);
        }
    }

    public byte[] bytes(String name, int maxBytes) throws MalformedEntryException {
        if (!has(name)) {
            throw new MalformedEntryException(Reason.MISSING_FIELD, name);
        }
        return bytesOrEmpty(name, maxBytes);
    }

    private byte[] bytesOrEmpty(String name, int maxBytes) throws MalformedEntryException {
        byte[] value = fields.getOrDefault(name, new byte[0]);
        if (value.length > maxBytes) {
            throw new MalformedEntryException(Reason.TOO_LONG, name);
        }
        return value;
    }

    /// A decimal number that must be there.
    public long integer(String name) throws MalformedEntryException {
        return parse(name, text(name, MAX_DIGITS));
    }

    /// A decimal number that may be absent: then it is 0.
    public long integerOrZero(String name) throws MalformedEntryException {
        String value = textOrEmpty(name, MAX_DIGITS);
        return value.isEmpty() ? 0 : parse(name, value);
    }

    private static long parse(String name, String value) throws MalformedEntryException {
        // Long.parseLong alone would take signs and the digits of other scripts, which Redis and Lua do not.
        if (!DIGITS.matcher(value).matches()) {
            throw new MalformedEntryException(Reason.NOT_A_NUMBER, name);
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new MalformedEntryException(Reason.NOT_A_NUMBER, name);
        }
    }
}
