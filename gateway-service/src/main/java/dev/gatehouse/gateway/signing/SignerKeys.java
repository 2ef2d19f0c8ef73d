package dev.gatehouse.gateway.signing;

import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.UnusableKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Which key signs now, and which keys clients must know.
///
/// The newest key whose start has passed signs. What lies there at the process's start is taken as it stands; a key
/// that comes later signs no earlier than [RotationRules#lead] after it was first published, whatever its name says. A
/// key that signed stays published for [RotationRules#retention] after its last signature. There is always one that
/// signs: a file that goes or breaks changes nothing.
///
/// Safe for many threads: [#signing] and [#published] never wait, [#look] is for one caller at a time.
public final class SignerKeys {
    private static final Comparator<HeldKey> BY_START =
            Comparator.comparing((HeldKey held) -> held.start).thenComparing(held -> held.keyId);

    private final RotationRules rules;
    private final InstantSource clock;
    private final Map<String, HeldKey> held = new HashMap<>();
    private final LongAdder refusals = new LongAdder();
    private Set<KeyReading.Unusable> complained = Set.of();
    private HeldKey signing;
    private volatile Ed25519PrivateKey current;
    private volatile List<PublishedKey> published;

    /// Takes over what lies there.
    ///
    /// @throws UnusableKeyException when none of it may sign now
    public SignerKeys(RotationRules rules, InstantSource clock, KeyReading atStart) {
        this.rules = rules;
        this.clock = clock;
        Instant now = clock.instant();
        atStart.byId()
                .values()
                .forEach(file -> held.put(
                        file.keyId(), new HeldKey(file, file.start() == null ? now : file.start(), Instant.MIN)));
        this.signing = newest(now).orElseThrow(() -> new UnusableKeyException(reasonForNone(atStart)));
        this.current = signing.key;
        retireThoseBefore(now);
        forget(now);
        this.published = view();
    }

    private Optional<HeldKey> newest(Instant now) {
        return held.values().stream().filter(key -> !key.start.isAfter(now)).max(BY_START);
    }

    private static String reasonForNone(KeyReading atStart) {
        return atStart.unusable().stream()
                .findFirst()
                .map(file -> file.name() + ": " + file.why())
                .orElse("the directory holds no <UTC start>.pem whose start has passed");
    }

    /// Each key that lies there from before was followed by the next one. Only of the last of them other gateways may
    /// not know yet that it was.
    private void retireThoseBefore(Instant now) {
        List<HeldKey> passed = held.values().stream()
                .filter(key -> BY_START.compare(key, signing) <= 0)
                .sorted(BY_START)
                .toList();
        for (int i = 0; i + 1 < passed.size(); i++) {
            HeldKey next = passed.get(i + 1);
            passed.get(i).endedAt = next == signing ? now : next.start;
        }
    }

    /// The key that signs now.
    public Ed25519PrivateKey signing() {
        return current;
    }

    /// All keys that a client must know: the one that signs, those that will, and those whose signatures may still
    /// arrive.
    public List<PublishedKey> published() {
        return published;
    }

    /// How long the key that signs has been doing so.
    public Duration age() {
        return Duration.between(
                published.stream()
                        .filter(key -> key.state() == KeyState.SIGNING)
                        .findFirst()
                        .orElseThrow()
                        .since(),
                clock.instant());
    }

    /// How long clients may keep the published set.
    public Duration maxAge() {
        return rules.maxAge();
    }

    public long count(KeyState state) {
        return published.stream().filter(key -> key.state() == state).count();
    }

    /// Starts and files that were refused.
    public long refusalCount() {
        return refusals.sum();
    }

    /// Takes over what lies there now, and lets those sign and go whose time has come.
    public synchronized List<KeyChange> look(KeyReading reading) {
        List<KeyChange> changes = new ArrayList<>();
        Instant now = clock.instant();
        complain(reading, changes);
        Map<String, KeyFile> files = reading.byId();
        files.values().forEach(file -> take(file, now, changes));
        // Of a directory that was not read whole nobody knows what it holds no more.
        if (reading.unusable().isEmpty()) {
            miss(files.keySet(), now, changes);
        }
        turn(now, changes);
        forget(now).forEach(key -> changes.add(new KeyChange.Forgotten(key.file, key.keyId)));
        published = view();
        current = signing.key;
        return changes;
    }

    private void complain(KeyReading reading, List<KeyChange> changes) {
        Set<KeyReading.Unusable> now = new HashSet<>(reading.unusable());
        for (KeyReading.Unusable file : now) {
            if (!complained.contains(file)) {
                refusals.increment();
                changes.add(new KeyChange.FileRefused(file.name(), file.why()));
            }
        }
        complained = now;
    }

    private void take(KeyFile file, Instant now, List<KeyChange> changes) {
        HeldKey known = held.get(file.keyId());
        Instant start = file.start() == null ? now : file.start();
        if (known == null) {
            HeldKey fresh = new HeldKey(file, start, now);
            held.put(fresh.keyId, fresh);
            scheduled(fresh, file, changes);
        } else {
            if (known != signing && isNews(known, file)) {
                known.admit(file, start, now);
                scheduled(known, file, changes);
            }
            known.present = true;
        }
    }

    /// A key's file was renamed, or has come back.
    private static boolean isNews(HeldKey known, KeyFile file) {
        return !known.present || (file.start() != null && !file.start().equals(known.start));
    }

    private void scheduled(HeldKey key, KeyFile file, List<KeyChange> changes) {
        Instant signsFrom = key.signsFrom(rules.lead());
        changes.add(new KeyChange.Published(key.file, key.keyId, signsFrom));
        if (file.start() != null && signsFrom.isAfter(file.start())) {
            refusals.increment();
            changes.add(new KeyChange.StartRefused(key.file, key.keyId, file.start(), signsFrom));
        }
    }

    private void miss(Set<String> there, Instant now, List<KeyChange> changes) {
        for (HeldKey key : held.values()) {
            if (key.present && !there.contains(key.keyId)) {
                key.present = false;
                if (key == signing) {
                    if (held.values().stream().noneMatch(other -> other.state(signing) == KeyState.SCHEDULED)) {
                        changes.add(new KeyChange.FileGone(key.file, key.keyId));
                    }
                } else if (key.endedAt == null) {
                    retire(key, now, changes);
                }
            }
        }
    }

    private void turn(Instant now, List<KeyChange> changes) {
        HeldKey next = held.values().stream()
                .filter(key -> key == signing
                        || (key.endedAt == null && !key.signsFrom(rules.lead()).isAfter(now)))
                .max(BY_START)
                .orElse(signing);
        if (next != signing) {
            retire(signing, now, changes);
            signing = next;
            changes.add(new KeyChange.Began(next.file, next.keyId));
        }
        held.values().stream()
                .filter(key -> key != signing && key.endedAt == null && BY_START.compare(key, signing) < 0)
                .toList()
                .forEach(key -> retire(key, now, changes));
    }

    private void retire(HeldKey key, Instant now, List<KeyChange> changes) {
        key.endedAt = now;
        changes.add(new KeyChange.Retired(key.file, key.keyId, now.plus(rules.retention())));
    }

    private List<HeldKey> forget(Instant now) {
        List<HeldKey> due = held.values().stream()
                .filter(key -> !key.forgotten && isOver(key, now))
                .toList();
        due.forEach(key -> key.forgotten = true);
        held.values().removeIf(key -> key.forgotten && !key.present);
        return due;
    }

    private boolean isOver(HeldKey key, Instant now) {
        return key.endedAt != null && !key.endedAt.plus(rules.retention()).isAfter(now);
    }

    private List<PublishedKey> view() {
        return held.values().stream()
                .filter(key -> !key.forgotten)
                .sorted(BY_START)
                .map(key -> new PublishedKey(key.key.publicKey(), key.file, key.state(signing), since(key)))
                .toList();
    }

    private Instant since(HeldKey key) {
        return key.publishedAt.equals(Instant.MIN) ? key.start : key.signsFrom(rules.lead());
    }
}
