package dev.gatehouse.session.redis;

import dev.gatehouse.common.session.Generation;
import dev.gatehouse.common.session.PlatformKeys;
import dev.gatehouse.common.session.SessionGrant;
import dev.gatehouse.common.session.SessionStatus;
import dev.gatehouse.common.stream.EntryFields;
import dev.gatehouse.common.stream.MalformedEntryException;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import dev.gatehouse.session.lifecycle.ReadOutcome;
import dev.gatehouse.session.lifecycle.StoredSession;
import dev.gatehouse.session.telemetry.SessionLog;
import dev.gatehouse.session.telemetry.SessionMetrics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Understands what `introspect.lua` returns.
final class RecordReader {
    private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);
    private static final int MAX_TEXT = 128;
    private static final int FIRST_FIELD = 4;

    private final PlatformKeys keys;
    private final SessionMetrics metrics;

    RecordReader(PlatformKeys keys, SessionMetrics metrics) {
        this.keys = keys;
        this.metrics = metrics;
    }

    /// The session; absent when there is no record or one that can't be understood, which is counted and logged.
    ReadOutcome read(String deviceSessionId, List<String> result) {
        if (result.size() <= FIRST_FIELD) {
            return new ReadOutcome.Absent();
        }
        try {
            return new ReadOutcome.Found(parse(result));
        } catch (MalformedEntryException e) {
            metrics.recordMalformed(e.reason().name());
            SessionLog.RECORD_MALFORMED.log(LOG, "device_session_id", deviceSessionId, "problem", e.getMessage());
            return new ReadOutcome.Absent();
        }
    }

    private StoredSession parse(List<String> result) throws MalformedEntryException {
        EntryFields fields = new EntryFields(fields(result.subList(FIRST_FIELD, result.size())));
        SessionGrant grant = SessionGrant.parse(fields);
        Generation current = new Generation(counter(result, 1), counter(result, 2), counter(result, 3));
        return new StoredSession(
                grant,
                grant.isAuthentic(fields, keys),
                SessionStatus.parse(fields.text("status", MAX_TEXT)).orElseThrow(() -> unknown("status")),
                fields.integer("idle_expires_at_ms"),
                Generation.parse(fields.text("generation", MAX_TEXT)).orElseThrow(() -> unknown("generation")),
                current,
                Long.parseLong(result.getFirst()));
    }

    private static long counter(List<String> result, int index) throws MalformedEntryException {
        try {
            return Long.parseLong(result.get(index));
        } catch (NumberFormatException e) {
            throw new MalformedEntryException(Reason.NOT_A_NUMBER, "generation counter");
        }
    }

    private static MalformedEntryException unknown(String field) {
        return new MalformedEntryException(Reason.UNKNOWN_VALUE, field);
    }

    private static Map<String, byte[]> fields(List<String> flat) {
        Map<String, byte[]> fields = new HashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(flat.get(i), flat.get(i + 1).getBytes(StandardCharsets.UTF_8));
        }
        return fields;
    }
}
