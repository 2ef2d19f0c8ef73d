package dev.gatehouse.config.access;

import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.CommitOutcome;
import dev.gatehouse.config.entry.Compare;
import dev.gatehouse.config.entry.ConfigStore;
import dev.gatehouse.config.entry.Entry;
import dev.gatehouse.config.entry.Operation;
import dev.gatehouse.config.entry.Read;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The tokens, by id, in the store.
///
/// Nothing is kept in here: a revoked token is refused from the moment on that its revocation is answered, by every
/// process. A token costs one read of one entry, a wrong one too. Safe for use by many threads.
public final class Tokens {
    private static final String KEYS = "token/";
    private static final byte[] NO_HASH = new byte[32];

    private final ConfigStore store;
    private final InstantSource clock;
    private final SecureRandom random;

    /// Tokens in this store, which must be a checked one.
    public Tokens(ConfigStore store, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// Whether a presented token is accepted. Hashes are compared in a time that does not depend on them, also
    /// where there is nothing to compare with.
    public Admission admit(String presented) {
        return TokenText.parse(presented)
                .map(this::admit)
                .orElseGet(() -> new Admission.Refused(Admission.Reason.MALFORMED, ""));
    }

    private Admission admit(TokenText token) {
        return switch (store.get(key(token.id()))) {
            case Read.Unavailable<Optional<Entry>>(var detail) -> new Admission.Unavailable(detail);
            case Read.Done<Optional<Entry>>(var entry) ->
                judge(token, entry.map(found -> TokenRecord.read(found.value())));
        };
    }

    private Admission judge(TokenText token, Optional<TokenRecord> known) {
        boolean same = MessageDigest.isEqual(
                token.sha256(), known.map(TokenRecord::hash).orElse(NO_HASH));
        if (known.isEmpty()) {
            return new Admission.Refused(Admission.Reason.UNKNOWN, token.id());
        }
        if (!same) {
            return new Admission.Refused(Admission.Reason.WRONG_SECRET, token.id());
        }
        Token stored = known.get().token();
        return stored.isLive(clock.instant())
                ? new Admission.Accepted(stored.id(), stored.grant())
                : new Admission.Refused(Admission.Reason.EXPIRED, token.id());
    }

    /// Makes a token.
    ///
    /// @param createdBy the id of the token that makes it
    public Issuing issue(Grant grant, Duration lifetime, String note, String createdBy) {
        TokenText text = TokenText.create(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Token token = new Token(text.id(), grant, note, createdBy, now, now.plus(lifetime));
        TokenRecord stored = new TokenRecord(token, HexFormat.of().formatHex(text.sha256()));
        String key = key(token.id());
        CommitOutcome outcome =
                store.commit(List.of(new Compare.Absent(key)), List.of(new Operation.Put(key, stored.write())));
        return issuing(outcome, new Issuing.Issued(token, text));
    }

    /// Ends a token. It is gone at once, and nothing is left of it.
    ///
    /// @param within only a token whose own part of the tree lies in this one is found
    public Issuing revoke(String id, PathPrefix within) {
        return switch (store.get(key(id))) {
            case Read.Unavailable<Optional<Entry>>(var detail) -> new Issuing.Unavailable(detail);
            case Read.Done<Optional<Entry>>(var entry) ->
                entry.map(found -> TokenRecord.read(found.value()).token())
                        .filter(token -> within.covers(token.grant().prefix()))
                        .map(token -> issuing(
                                store.commit(List.of(), List.of(new Operation.Delete(key(id)))), new Issuing.Revoked()))
                        .orElseGet(Issuing.NoSuchToken::new);
        };
    }

    private static Issuing issuing(CommitOutcome outcome, Issuing done) {
        return switch (outcome) {
            case CommitOutcome.Committed() -> done;
            // Two ids of 64 random bits were the same: as good as never, and made anew by whoever asks again.
            case CommitOutcome.Conflict() -> new Issuing.Unavailable("the new token's id is taken");
            case CommitOutcome.Full() -> new Issuing.Full();
            case CommitOutcome.Unavailable(var detail) -> new Issuing.Unavailable(detail);
            case CommitOutcome.OutcomeUnknown(var detail) -> new Issuing.OutcomeUnknown(detail);
        };
    }

    /// A page of all tokens by id.
    ///
    /// @param after the last id of the page before; empty for the first
    /// @param limit how many at most; fewer mean that there are no more
    public Read<List<Token>> list(String after, int limit) {
        return store.list(KEYS, after.isEmpty() ? "" : key(after), limit)
                .map(entries -> entries.stream()
                        .map(entry -> TokenRecord.read(entry.value()).token())
                        .toList());
    }

    /// Whether there is a live token that administers everything.
    Read<Boolean> hasAdministrator() {
        Instant now = clock.instant();
        String after = "";
        while (true) {
            switch (list(after, CheckedStore.MAX_PAGE)) {
                case Read.Unavailable<List<Token>>(var detail) -> {
                    return new Read.Unavailable<>(detail);
                }
                case Read.Done<List<Token>>(var page) -> {
                    if (page.stream().anyMatch(token -> administers(token, now))) {
                        return new Read.Done<>(true);
                    }
                    if (page.size() < CheckedStore.MAX_PAGE) {
                        return new Read.Done<>(false);
                    }
                    after = page.getLast().id();
                }
            }
        }
    }

    private static boolean administers(Token token, Instant now) {
        return token.grant().administersEverything() && token.isLive(now);
    }

    private static String key(String id) {
        return KEYS + id;
    }
}
