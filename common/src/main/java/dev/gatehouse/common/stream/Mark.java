package dev.gatehouse.common.stream;

import java.util.Map;
import java.util.OptionalLong;

/// An entry that a gateway writes into both streams once a second: who reads it knows that it reads a live master.
///
/// It is told apart by its field `mark`, whose value names the gateway process that wrote it.
///
/// @param writer the gateway process, opaque
/// @param added how many entries the stream had ever taken in, this one included; absent from older gateways
public record Mark(String writer, OptionalLong added) {
    /// The name of the field.
    public static final String FIELD = "mark";

    private static final String ADDED = "added";
    private static final int MAX_WRITER = 128;

    public static boolean isMark(Map<String, byte[]> fields) {
        return fields.containsKey(FIELD);
    }

    public static Mark parse(Map<String, byte[]> entry) throws MalformedEntryException {
        EntryFields fields = new EntryFields(entry);
        return new Mark(
                fields.text(FIELD, MAX_WRITER),
                fields.has(ADDED) ? OptionalLong.of(fields.integer(ADDED)) : OptionalLong.empty());
    }
}
