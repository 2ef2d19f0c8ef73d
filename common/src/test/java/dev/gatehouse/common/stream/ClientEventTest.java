package dev.gatehouse.common.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientEventTest {
    private static final List<String> NAMES = List.of(
            "event_id",
            "user_id",
            "device_session_id",
            "type",
            "payload",
            "created_at_ms",
            "expires_at_ms",
            "traceparent");

    @Test
    void fieldsStandInTheirDocumentedOrder() {
        assertThat(full().toFields().keySet()).containsExactlyElementsOf(NAMES);
    }

    @Test
    void absentFieldsAreLeftOutAndReadAsAbsent() throws MalformedEntryException {
        Map<String, byte[]> fields = new ClientEvent("e", "u", "", "t", new byte[0], 1, 0, "").toFields();

        assertThat(fields.keySet()).containsExactly("event_id", "user_id", "type", "payload", "created_at_ms");
        ClientEvent event = ClientEvent.parse(fields);
        assertThat(event.deviceSessionId()).isEmpty();
        assertThat(event.expiresAtMs()).isZero();
        assertThat(event.traceparent()).isEmpty();
        assertThat(event.payload()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() throws MalformedEntryException {
        ClientEvent read = ClientEvent.parse(full().toFields());

        assertThat(read).usingRecursiveComparison().isEqualTo(full());
    }

    @Test
    void unknownFieldsAreIgnored() throws MalformedEntryException {
        Map<String, byte[]> fields = full().toFields();
        fields.put("added_later", new byte[] {1});

        assertThat(ClientEvent.parse(fields)).usingRecursiveComparison().isEqualTo(full());
    }

    @Test
    void valuesOfExactlyTheBoundAreAccepted() throws MalformedEntryException {
        Map<String, byte[]> fields = full().toFields();
        for (String name : List.of("event_id", "user_id", "device_session_id", "type", "traceparent")) {
            fields.put(name, "é".repeat(ClientEvent.MAX_NAME / 2).getBytes(StandardCharsets.UTF_8));
        }
        fields.put("payload", new byte[ClientEvent.MAX_PAYLOAD]);
        fields.put("created_at_ms", bytes(Long.toString(Long.MAX_VALUE)));

        ClientEvent event = ClientEvent.parse(fields);

        assertThat(event.payload()).hasSize(256 * 1024);
        assertThat(event.createdAtMs()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "user_id", "type", "payload", "created_at_ms"})
    void requiredFieldThatIsMissingIsNamed(String name) {
        Map<String, byte[]> fields = full().toFields();
        fields.remove(name);

        assertThat(refusal(fields)).hasMessage("MISSING_FIELD: " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "user_id", "type", "created_at_ms"})
    void requiredTextThatIsEmptyCountsAsMissing(String name) {
        assertThat(refusal(with(name, new byte[0])).reason()).isEqualTo(Reason.MISSING_FIELD);
    }

    @ParameterizedTest
    @CsvSource({
        "event_id,129",
        "user_id,129",
        "device_session_id,129",
        "type,129",
        "traceparent,129",
        "payload,262145",
        "created_at_ms,20",
        "expires_at_ms,20"
    })
    void valuePastItsBoundIsTooLong(String name, int length) {
        assertThat(refusal(with(name, "1".repeat(length).getBytes(StandardCharsets.US_ASCII)))
                        .reason())
                .isEqualTo(Reason.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_id",
                "user_id",
                "device_session_id",
                "type",
                "created_at_ms",
                "expires_at_ms",
                "traceparent"
            })
    void textThatIsNotUtf8IsRefused(String name) {
        assertThat(refusal(with(name, new byte[] {(byte) 0xc3, 0x28})).reason()).isEqualTo(Reason.NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1.0", "1e3", " 1", "0x1", "٣", "-0", "9223372036854775808"})
    void whatIsNotPlainDigitsIsNoNumber(String value) {
        assertThat(refusal(with("created_at_ms", bytes(value))).reason()).isEqualTo(Reason.NOT_A_NUMBER);
        assertThat(refusal(with("expires_at_ms", bytes(value))).reason()).isEqualTo(Reason.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.server_time", "gateway."})
    void namesOfTheGatewaysOwnEventsAreRefused(String type) {
        assertThat(refusal(with("type", bytes(type)))).hasMessage("UNKNOWN_VALUE: type");
    }

    @Test
    void mangledEntriesAreReadOrMalformedAndNothingElse() {
        Random random = Seeds.random(getClass());
        int malformed = 0;
        for (int round = 0; round < 5_000; round++) {
            Map<String, byte[]> fields = full().toFields();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                mangle(random, fields, NAMES.get(random.nextInt(NAMES.size())));
            }
            try {
                ClientEvent.parse(fields);
            } catch (MalformedEntryException expected) {
                malformed++;
            }
        }
        assertThat(malformed).isPositive();
    }

    @Test
    void markIsToldApartByItsField() throws MalformedEntryException {
        Map<String, byte[]> mark = Map.of("mark", bytes("gateway-1"));

        assertThat(Mark.isMark(mark)).isTrue();
        assertThat(Mark.parse(mark)).isEqualTo(new Mark("gateway-1", OptionalLong.empty()));
        assertThat(Mark.isMark(full().toFields())).isFalse();
        assertThat(catchThrowableOfType(MalformedEntryException.class, () -> Mark.parse(Map.of("mark", new byte[129])))
                        .reason())
                .isEqualTo(Reason.TOO_LONG);
    }

    static void mangle(Random random, Map<String, byte[]> fields, String name) {
        byte[] value = new byte[random.nextInt(40)];
        random.nextBytes(value);
        switch (random.nextInt(3)) {
            case 0 -> fields.remove(name);
            case 1 -> fields.put(name, value);
            default -> fields.computeIfPresent(name, (key, old) -> flip(random, old));
        }
    }

    private static byte[] flip(Random random, byte[] old) {
        byte[] value = old.clone();
        if (value.length > 0) {
            value[random.nextInt(value.length)] = (byte) random.nextInt(256);
        }
        return value;
    }

    private static Map<String, byte[]> with(String name, byte[] value) {
        Map<String, byte[]> fields = new LinkedHashMap<>(full().toFields());
        fields.put(name, value);
        return fields;
    }

    private static MalformedEntryException refusal(Map<String, byte[]> fields) {
        return catchThrowableOfType(MalformedEntryException.class, () -> ClientEvent.parse(fields));
    }

    private static ClientEvent full() {
        return new ClientEvent(
                "event-1",
                "user-1",
                "ds1.eu-1.0.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAA",
                "demo.note",
                bytes("{}"),
                1_763_726_400_000L,
                1_763_726_460_000L,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
