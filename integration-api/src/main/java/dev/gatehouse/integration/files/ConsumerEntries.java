package dev.gatehouse.integration.files;

import static dev.gatehouse.integration.files.ConsumersForm.orEmpty;
import static dev.gatehouse.integration.files.Problems.quote;

import dev.gatehouse.integration.consumer.ApiKeys;
import dev.gatehouse.integration.consumer.Consumer;
import dev.gatehouse.integration.consumer.IssuerKey;
import dev.gatehouse.integration.consumer.Registration;
import dev.gatehouse.integration.consumer.Role;
import dev.gatehouse.integration.files.ConsumersForm.ConsumerEntry;
import dev.gatehouse.integration.redaction.Redactions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the consumers: each has a name of its own at its authority, and keys that nobody else has.
final class ConsumerEntries {
    // As long as a common name may be (RFC 5280, ub-common-name); nothing that a log or a person would misread.
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{1,64}");

    private final Problems problems;
    private final Map<String, Role> roles;
    private final Map<Set<Role>, Map<String, Redactions>> unions = new HashMap<>();
    private final Map<String, String> consumerByDigest = new HashMap<>();
    private final Set<List<String>> names = new HashSet<>();

    ConsumerEntries(Problems problems, Map<String, Role> roles) {
        this.problems = problems;
        this.roles = roles;
    }

    /// The consumers, at least one.
    List<Registration> read(List<ConsumerEntry> entries) {
        if (entries.isEmpty()) {
            throw problems.at("/consumers", "no consumer is listed");
        }
        List<Registration> registrations = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            registrations.add(registration("/consumers/" + i, entries.get(i)));
        }
        return registrations;
    }

    private Registration registration(String pointer, ConsumerEntry entry) {
        String name = orEmpty(entry.name());
        if (!NAME.matcher(name).matches() || name.isBlank()) {
            throw problems.at(pointer, "a consumer's name is not 1 to 64 printable characters");
        }
        IssuerKey issuer = IssuerKey.parse(orEmpty(entry.issuerKeySha256()))
                .orElseThrow(() -> problem(
                        pointer, name, "needs an issuer-key-sha256: 64 hex digits, of the authority's public key"));
        if (!names.add(List.of(issuer.sha256(), name))) {
            throw problem(pointer, name, "is there twice");
        }
        Map<String, Redactions> routes = unions.computeIfAbsent(roles(pointer, name, entry), Role::union);
        return new Registration(
                new Consumer(name, routes),
                issuer,
                keys(pointer, name, entry),
                Boolean.TRUE.equals(entry.suspended()),
                end(pointer, name, entry.expiresAt()));
    }

    private Set<Role> roles(String pointer, String consumer, ConsumerEntry entry) {
        List<String> names = orEmpty(entry.roles());
        Set<Role> found = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            Role role = roles.get(names.get(i));
            if (role == null) {
                throw problem(pointer + "/roles/" + i, consumer, "has the unknown role " + quote(names.get(i)));
            }
            found.add(role);
        }
        return found;
    }

    private ApiKeys keys(String pointer, String consumer, ConsumerEntry entry) {
        ApiKeys keys = ApiKeys.parse(orEmpty(entry.apiKeys()))
                .orElseThrow(() -> problem(
                        pointer + "/api-keys",
                        consumer,
                        "needs one or two different api-keys: 64 hex digits each, the HMAC-SHA-256 of a key"));
        for (String digest : keys.digests()) {
            String other = consumerByDigest.put(digest, consumer);
            if (other != null) {
                throw problem(pointer + "/api-keys", consumer, "has an API key that " + quote(other) + " has too");
            }
        }
        return keys;
    }

    private Optional<Instant> end(String pointer, String consumer, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException e) {
            throw problem(
                    pointer + "/expires-at",
                    consumer,
                    "has the expires-at " + quote(orEmpty(text)) + ", not a time such as 2027-01-01T00:00:00Z");
        }
    }

    private RuntimeException problem(String pointer, String consumer, String problem) {
        return problems.at(pointer, "the consumer " + quote(consumer) + " " + problem);
    }
}
