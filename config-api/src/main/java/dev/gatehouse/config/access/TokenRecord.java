package dev.gatehouse.config.access;

import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.json.JsonReader;
import dev.gatehouse.config.json.JsonWriter;
import dev.gatehouse.config.json.MalformedJsonException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A token as it is stored: one JSON object with its hash. Members that are not known here are passed over, so that
/// a newer version may add some; a scope that is not known here allows nothing here.
///
/// @param sha256 of the whole token, in hex
record TokenRecord(Token token, String sha256) {
    private static final String SCHEMA = "1";

    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }

    Bytes write() {
        Map<String, Json> members = new TreeMap<>();
        members.put("schema", new Json.Num(SCHEMA));
        members.put("id", new Json.Text(token.id()));
        members.put("sha256", new Json.Text(sha256));
        members.put("scopes", new Json.Text(scopes(token.grant().scopes())));
        members.put("prefix", new Json.Text(token.grant().prefix().toString()));
        members.put("note", new Json.Text(token.note()));
        members.put("by", new Json.Text(token.createdBy()));
        members.put("at_ms", number(token.createdAt()));
        members.put("expires_ms", number(token.expiresAt()));
        return Bytes.of(JsonWriter.write(new Json.Fields(members)));
    }

    private static String scopes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
    }

    private static Json number(Instant instant) {
        return new Json.Num(Long.toString(instant.toEpochMilli()));
    }

    /// Reads a record that we wrote. One that can't be read is damage, not input.
    static TokenRecord read(Bytes stored) {
        try {
            return read(JsonReader.read(stored.toArray()));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new IllegalStateException("a stored token can't be understood", e);
        }
    }

    private static TokenRecord read(Json.Fields fields) {
        Token token = new Token(
                text(fields, "id"),
                new Grant(scopes(text(fields, "scopes")), prefix(text(fields, "prefix"))),
                text(fields, "note"),
                text(fields, "by"),
                instant(fields, "at_ms"),
                instant(fields, "expires_ms"));
        return new TokenRecord(token, text(fields, "sha256"));
    }

    private static Set<Scope> scopes(String names) {
        return Stream.of(names.split(" ", -1))
                .flatMap(name -> Scope.parse(name).stream())
                .collect(Collectors.toSet());
    }

    private static PathPrefix prefix(String text) {
        return PathPrefix.parse(text).orElseThrow(() -> new IllegalArgumentException("no prefix"));
    }

    private static Instant instant(Json.Fields fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(fields, name)));
    }

    private static String text(Json.Fields fields, String name) {
        if (fields.members().get(name) instanceof Json.Scalar scalar) {
            return scalar.text();
        }
        throw new IllegalArgumentException("no member " + name);
    }
}
