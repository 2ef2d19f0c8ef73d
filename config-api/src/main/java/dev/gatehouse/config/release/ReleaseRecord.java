package dev.gatehouse.config.release;

import dev.gatehouse.common.signing.Sha256;
import dev.gatehouse.config.entry.Bytes;
import dev.gatehouse.config.json.Json;
import dev.gatehouse.config.json.JsonReader;
import dev.gatehouse.config.json.JsonWriter;
import dev.gatehouse.config.json.MalformedJsonException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A release as it is stored: one JSON object, the same in head, history and log. Members that are not known
/// here are passed over, so that a newer version may add some.
final class ReleaseRecord {
    private static final int HASH_DIGITS = 32;

    private ReleaseRecord() {}

    /// The release with the revision that everything else of it decides.
    static Release withRevision(Release release) {
        byte[] hash = Sha256.of(JsonWriter.write(new Json.Fields(members(release))));
        String revision =
                release.number() + "-" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        return new Release(
                release.scope(),
                release.number(),
                revision,
                release.previous(),
                release.stored(),
                release.publication());
    }

    static Bytes write(Release release) {
        Map<String, Json> members = members(release);
        members.put("revision", new Json.Text(release.revision()));
        return Bytes.of(JsonWriter.write(new Json.Fields(members)));
    }

    private static Map<String, Json> members(Release release) {
        Map<String, Json> members = new TreeMap<>();
        members.put("schema", number(1));
        members.put("tenant", new Json.Text(release.scope().tenant()));
        members.put("application", new Json.Text(release.scope().application()));
        members.put("environment", new Json.Text(release.scope().environment()));
        members.put("release", number(release.number()));
        members.put("previous", new Json.Text(release.previous()));
        members.put("sha256", new Json.Text(release.stored().sha256()));
        members.put("size", number(release.stored().size()));
        members.put("chunks", number(release.stored().chunks()));
        members.put("at_ms", number(release.publication().at().toEpochMilli()));
        members.put("by", new Json.Text(release.publication().by()));
        release.publication().rollbackOf().ifPresent(of -> members.put("rollback_of", number(of)));
        return members;
    }

    private static Json number(long number) {
        return new Json.Num(Long.toString(number));
    }

    /// Reads a record that we wrote. One that can't be read is damage, not input.
    static Release read(Bytes stored) {
        try {
            return read(JsonReader.read(stored.toArray()));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new IllegalStateException("a stored release can't be understood", e);
        }
    }

    private static Release read(Json.Fields fields) {
        return new Release(
                new ConfigScope(text(fields, "tenant"), text(fields, "application"), text(fields, "environment")),
                integer(fields, "release"),
                text(fields, "revision"),
                text(fields, "previous"),
                new Release.Stored(
                        text(fields, "sha256"),
                        Math.toIntExact(integer(fields, "size")),
                        Math.toIntExact(integer(fields, "chunks"))),
                new Release.Publication(
                        Instant.ofEpochMilli(integer(fields, "at_ms")), text(fields, "by"), rollbackOf(fields)));
    }

    private static OptionalLong rollbackOf(Json.Fields fields) {
        return fields.members().containsKey("rollback_of")
                ? OptionalLong.of(integer(fields, "rollback_of"))
                : OptionalLong.empty();
    }

    private static long integer(Json.Fields fields, String name) {
        return Long.parseLong(text(fields, name));
    }

    private static String text(Json.Fields fields, String name) {
        if (fields.members().get(name) instanceof Json.Scalar scalar) {
            return scalar.text();
        }
        throw new IllegalArgumentException("no member " + name);
    }
}
