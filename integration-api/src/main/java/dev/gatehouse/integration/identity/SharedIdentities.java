package dev.gatehouse.integration.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Identities that are asked for once, however many wait for them, and kept for a short time.
///
/// Only who was found is kept: a person who is registered now is found at once, and an outage is never remembered. What
/// decides about access is therefore at most [#KEPT] old. Whoever waits for another's question shares its outcome, a
/// failure too, but no longer than its own deadline.
public final class SharedIdentities implements Identities {
    /// How long an identity is kept.
    public static final Duration KEPT = Duration.ofSeconds(30);

    private static final long MAX_IDS = 10_000;

    private final Identities source;
    private final Cache<PersonId, PersonIdentity> known;
    private final ConcurrentMap<PersonId, CompletableFuture<Part<PersonIdentity>>> underWay = new ConcurrentHashMap<>();

    public SharedIdentities(Identities source, Ticker ticker) {
        this.source = source;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_IDS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    @Override
    public Part<PersonIdentity> find(PersonId id, Inquiry inquiry) {
        PersonIdentity kept = known.getIfPresent(id);
        if (kept != null) {
            return new Present<>(kept);
        }
        CompletableFuture<Part<PersonIdentity>> mine = new CompletableFuture<>();
        CompletableFuture<Part<PersonIdentity>> others = underWay.putIfAbsent(id, mine);
        return others == null ? ask(id, inquiry, mine) : await(others, inquiry);
    }

    private Part<PersonIdentity> ask(PersonId id, Inquiry inquiry, CompletableFuture<Part<PersonIdentity>> mine) {
        try {
            Part<PersonIdentity> part = source.find(id, inquiry);
            if (part instanceof Present<PersonIdentity>(PersonIdentity identity)) {
                identity.ids().forEach(each -> known.put(each, identity));
            }
            mine.complete(part);
            return part;
        } finally {
            underWay.remove(id, mine);
            mine.complete(new Unavailable<>(Reason.FAILED)); // only where the source threw
        }
    }

    private static Part<PersonIdentity> await(CompletableFuture<Part<PersonIdentity>> others, Inquiry inquiry) {
        try {
            return others.get(inquiry.deadline().left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new Unavailable<>(Reason.TIMED_OUT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unavailable<>(Reason.UNAVAILABLE);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
