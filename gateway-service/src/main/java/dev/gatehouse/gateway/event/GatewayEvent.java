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
    SESSION_SERVICE_FAILED(1303, Level.WARN, "Session-service did not answer as it should."),

    CONNECTIONS_ENDED(1401, Level.WARN, "Connections were refused or ended because of a limit or a rule."),
    ROUTES_REPLACED(1402, Level.INFO, "The routes file was read and its routes are in force."),
    ROUTES_REFUSED(1403, Level.ERROR, "The routes file is wrong: the routes before stay in force."),
    SIGNER_KEY_PUBLISHED(1501, Level.INFO, "A signer key is published; it does not sign yet."),
    SIGNER_KEY_BEGAN(1502, Level.INFO, "A signer key signs everything from now on."),
    SIGNER_KEY_RETIRED(1503, Level.INFO, "A signer key signs nothing any more and stays published for a while."),
    SIGNER_KEY_FORGOTTEN(1504, Level.INFO, "A signer key is published no more."),
    SIGNER_KEY_START_REFUSED(
            1505, Level.WARN, "A signer key's start is too near: it signs later, when clients can know it."),
    SIGNER_KEY_FILE_REFUSED(1506, Level.WARN, "A signer key's file can't be used."),
    SIGNER_KEY_FILE_GONE(1507, Level.WARN, "The file of the key that signs is gone, with no other: it signs on."),
    SIGNER_KEYS_NOT_WATCHED(1508, Level.ERROR, "A look at the signer's key files failed."),
    SIGNATURE_PROVIDER(1509, Level.INFO, "What computes signatures in this process."),
    KEYSET_UNUSABLE(1510, Level.WARN, "Clients that pin the root refuse its statement about the signer's keys.");

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
