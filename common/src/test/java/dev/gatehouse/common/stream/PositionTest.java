package dev.gatehouse.common.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final EntryId ID = EntryId.parse("1763726400000-7");

    @Test
    void encodingIsVersionIdAndDigest() {
        Position position = new Position(ID, 0x0102030405060708L);

        assertThat(HexFormat.of().formatHex(position.toByteArray()))
                .isEqualTo("01" + "0000019aa6491a00" + "0000000000000007" + "0102030405060708");
        assertThat(position)
                .hasToString(Base64.getUrlEncoder().withoutPadding().encodeToString(position.toByteArray()));
    }

    @Test
    void whatWasWrittenIsReadWhateverTheBits() {
        Random random = Seeds.random(getClass());
        for (int round = 0; round < 1_000; round++) {
            Position position = new Position(new EntryId(random.nextLong(), random.nextLong()), random.nextLong());
            assertThat(Position.decode(position.toByteArray())).contains(position);
        }
    }

    @Test
    void anyOtherLengthOrVersionIsNoPosition() {
        byte[] good = new Position(ID, 1).toByteArray();
        for (int length = 0; length < 64; length++) {
            byte[] bytes = new byte[length];
            System.arraycopy(good, 0, bytes, 0, Math.min(length, good.length));
            assertThat(Position.decode(bytes))
                    .as("%d bytes", length)
                    .isEqualTo(length == good.length ? Optional.of(new Position(ID, 1)) : Optional.empty());
        }
        for (int version = 0; version < 256; version++) {
            good[0] = (byte) version;
            assertThat(Position.decode(good).isPresent())
                    .as("version %d", version)
                    .isEqualTo(version == 1);
        }
    }

    @Test
    void garbageIsReadOrRefusedButNeverAnError() {
        Random random = Seeds.random(getClass());
        for (int round = 0; round < 1_000; round++) {
            byte[] garbage = new byte[random.nextInt(50)];
            random.nextBytes(garbage);
            Position.decode(garbage)
                    .ifPresent(read -> assertThat(read.toByteArray()).isEqualTo(garbage));
        }
    }

    @Test
    void digestChangesWithIdFieldsNamesAndOrder() {
        Set<Position> positions = new HashSet<>();
        positions.add(Position.of(ID, fields("a", "1", "b", "2")));
        positions.add(Position.of(new EntryId(ID.millis(), ID.sequence() + 1), fields("a", "1", "b", "2")));
        positions.add(Position.of(ID, fields("b", "2", "a", "1")));
        positions.add(Position.of(ID, fields("a", "1", "b", "3")));
        positions.add(Position.of(ID, fields("a", "1", "c", "2")));
        positions.add(Position.of(ID, fields("a", "1")));
        positions.add(Position.of(ID, fields("a", "1b", "2", "")));
        positions.add(Position.of(ID, fields("a1", "", "b", "2")));
        positions.add(Position.of(ID, Map.of()));

        assertThat(positions.stream().map(Position::digest).distinct()).hasSize(9);
    }

    @Test
    void equalEntriesAreOnePlace() {
        assertThat(Position.of(ID, fields("a", "1", "b", "2"))).isEqualTo(Position.of(ID, fields("a", "1", "b", "2")));
    }

    private static Map<String, byte[]> fields(String... namesAndValues) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return fields;
    }
}
