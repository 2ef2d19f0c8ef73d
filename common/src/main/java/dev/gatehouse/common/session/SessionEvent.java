package dev.gatehouse.common.session;

import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import dev.gatehouse.common.stream.Mark;
import java.util.Map;

/// An entry of session-events, other than a [Mark]: the news of one session or of a whole scope.
public sealed interface SessionEvent permits SessionSnapshot, GenerationBump {
    /// The layout that is written. Readers accept this one and the next, so that versions may be mixed in an upgrade.
    int SCHEMA = 1;

    static SessionEvent parse(Map<String, byte[]> entry, PlatformKeys keys) throws MalformedEntryException {
        EntryFields fields = new EntryFields(entry);
        long schema = fields.integer("schema");
        if (schema < SCHEMA || schema > SCHEMA + 1) {
            throw new MalformedEntryException(Reason.UNKNOWN_SCHEMA, "schema");
        }
        return fields.has("scope") ? GenerationBump.parse(fields) : SessionSnapshot.parse(fields, keys);
    }
}
