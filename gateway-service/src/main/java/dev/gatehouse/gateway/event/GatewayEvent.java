package dev.gatehouse.gateway.event;

import dev.gatehouse.common.service.LogEvent;
import org.slf4j.event.Level;

/// What the gateway's log tells. An id is never used for something else.
public enum GatewayEvent implements LogEvent {
    EFFECTIVE_SETTINGS(1001, Level.INFO, "The settings that this process runs with."),
    LISTENER_STARTED(1002, Level.INFO, "A listener accepts connections."),
    PLAINTEXT_LISTENER(1003, Level.WARN, "A listener speaks plain text, because it was told to."),
    READY(1004, Level.INFO, "The gateway is ready."),
    NOT_WARM(1005, Level.WARN, "The event window was not read in time: older positions will not be recovered."),
    COMPONENT_STOPPED(1006, Level.INFO, "A component stopped."),
    COMPONENT_STOPPED_HARD(1007, Level.WARN, "A component did not stop within its budget and was cut off."),

    READER_STARTED(1101, Level.INFO, "The reader follows the streams."),
    READER_FAILED(1102, Level.WARN, "The reader lost Redis and tries again."),
    READER_RECOVERED(1103, Level.INFO, "The reader follows the streams again."),
    MALFORMED_ENTRY(1104, Level.WARN, "An entry of a stream was malformed and was skipped."),
    MALFORMED_RECORD(1105, Level.WARN, "A session's record was malformed and counts as absent."),
    LINEAGE_BROKEN(
            1106, Level.ERROR, "The store's history is not the one that was read: caches dropped, streams closed."),
    MARK_FAILED(1107, Level.WARN, "The mark could not be written."),
    MASTER_MOVED(1108, Level.WARN, "Sentinel named another Redis as the master, and its connections were made anew."),

    SESSION_ENDED(1201, Level.INFO, "A session's end was applied and its stream closed."),
    SCOPE_ENDED(1202, Level.INFO, "All sessions of a scope were ended and their streams closed."),
    REVOKE_DIVERGENCE(1203, Level.ERROR, "Redis calls sessions active whose revocation this gateway has seen."),

    COMMAND_REFUSED(1301, Level.INFO, "A signed request was refused."),
    DOWNSTREAM_FAILED(1302, Level.WARN, "A downstream did not answer a command as it should."),
    SESSION_SERVICE_FAILED(1303, Level.WARN, "Session-service did not answer as it should.");

    private final int code;
    private final Level level;
    private final String message;

    GatewayEvent(int code, Level level, String message) {
        this.code = code;
        this.level = level;
        this.message = message;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public String message() {
        return message;
    }
}
