package dev.gatehouse.common.stream;

import java.util.Map;

/// An entry that a gateway writes into both streams once a second: who reads it knows that it reads a live master.
///
/// It is told apart by its only field, `mark`, whose value names the gateway process that wrote it.
///
/// @param writer the gateway process, opaque
public record Mark(String writer) {
    /// The name of the field.
    public static final String FIELD = "mark";

    private static final int MAX_WRITER = 128;

    public static boolean isMark(Map<String, byte[]> fields) {
        return fields.containsKey(FIELD);
    }

    public static Mark parse(Map<String, byte[]> fields) throws MalformedEntryException {
        return new Mark(new EntryFields(fields).text(FIELD, MAX_WRITER));
    }
}
