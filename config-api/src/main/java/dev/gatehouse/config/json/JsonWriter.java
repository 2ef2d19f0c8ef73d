package dev.gatehouse.config.json;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON in one form: members ordered by name, no white space. Equal values give equal bytes.
public final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonWriter() {}

    /// The UTF-8 of this value.
    public static byte[] write(Json value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, generator);
        }
        return out.toByteArray();
    }

    private static void write(Json value, JsonGenerator out) {
        switch (value) {
            case Json.Fields(var members) -> object(members, out);
            case Json.Text(var text) -> out.writeString(text);
            case Json.Num(var text) -> out.writeNumber(text);
            case Json.Flag(var flag) -> out.writeBoolean(flag);
        }
    }

    private static void object(Map<String, Json> members, JsonGenerator out) {
        out.writeStartObject();
        members.forEach((name, value) -> {
            out.writeName(name);
            write(value, out);
        });
        out.writeEndObject();
    }
}
