package dev.gatehouse.gateway;

import dev.gatehouse.gateway.event.GatewayEvent;
import dev.gatehouse.gateway.signing.KeyChange;
import dev.gatehouse.gateway.signing.KeyFiles;
import dev.gatehouse.gateway.signing.KeyState;
import dev.gatehouse.gateway.signing.SignerKeys;
import dev.gatehouse.gateway.web.SignedKeyset;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the signer's key files in turn, on a thread of its own (a mount that hangs holds up nothing else), until it
/// is closed; and tells the log what changed.
final class SignerKeysWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignerKeysWatch.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signer-keys").factory());
    private final KeyFiles files;
    private final SignerKeys keys;
    private final SignedKeyset keyset;

    /// Begins to look.
    ///
    /// @param pause between two looks
    SignerKeysWatch(KeyFiles files, SignerKeys keys, SignedKeyset keyset, Duration pause) {
        this.files = files;
        this.keys = keys;
        this.keyset = keyset;
        keys.published().stream()
                .filter(key -> key.state() == KeyState.SIGNING)
                .forEach(key -> began(key.file(), key.keyId()));
        var unused =
                thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            keys.look(files.read()).forEach(SignerKeysWatch::tell);
            keyset.look();
        } catch (RuntimeException e) {
            // A look that fails must not be the last one.
            GatewayEvent.SIGNER_KEYS_NOT_WATCHED
                    .on(LOG)
                    .setCause(e)
                    .log(GatewayEvent.SIGNER_KEYS_NOT_WATCHED.message());
        }
    }

    private static void tell(KeyChange change) {
        switch (change) {
            case KeyChange.Published(var file, var kid, var from) ->
                GatewayEvent.SIGNER_KEY_PUBLISHED.log(LOG, "file", file, "kid", kid, "signs_from", from);
            case KeyChange.StartRefused(var file, var kid, var start, var from) ->
                GatewayEvent.SIGNER_KEY_START_REFUSED.log(
                        LOG, "file", file, "kid", kid, "start", start, "signs_from", from);
            case KeyChange.FileRefused(var file, var why) ->
                GatewayEvent.SIGNER_KEY_FILE_REFUSED.log(LOG, "file", file, "why", why);
            case KeyChange.Began(var file, var kid) -> began(file, kid);
            case KeyChange.Retired(var file, var kid, var until) ->
                GatewayEvent.SIGNER_KEY_RETIRED.log(LOG, "file", file, "kid", kid, "published_until", until);
            case KeyChange.FileGone(var file, var kid) ->
                GatewayEvent.SIGNER_KEY_FILE_GONE.log(LOG, "file", file, "kid", kid);
            case KeyChange.Forgotten(var file, var kid) ->
                GatewayEvent.SIGNER_KEY_FORGOTTEN.log(LOG, "file", file, "kid", kid);
        }
    }

    private static void began(String file, String kid) {
        GatewayEvent.SIGNER_KEY_BEGAN.log(LOG, "file", file, "kid", kid);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
