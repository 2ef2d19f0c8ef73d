package dev.gatehouse.common.error;

/// What a client does about an error. The client library acts on it; people read it in `docs/errors.md`.
public enum Advice {
    /// The request itself is wrong: sending it again changes nothing.
    FIX_REQUEST("correct the request"),
    /// Sign a new attempt with the verified server time and a new request id; the command id stays.
    SIGN_AGAIN("sign again with the verified server time"),
    /// Try again later with jitter, in the same way.
    RETRY("try again with jitter"),
    /// Open the stream again from the last position, with jitter.
    RECONNECT("reconnect from the last position, with jitter"),
    /// Open the stream again without a position and fetch the state anew.
    RELOAD("reload the state, then subscribe anew"),
    /// The session is over: the user signs in again.
    LOG_IN("sign in again"),
    /// Do nothing: another stream took over, or the caller may not do this.
    STOP("stop"),
    /// A person has to look: the trace id finds the log entry.
    REPORT("report the trace id");

    private final String text;

    Advice(String text) {
        this.text = text;
    }

    /// The advice in words, for documents and messages.
    public String text() {
        return text;
    }
}
