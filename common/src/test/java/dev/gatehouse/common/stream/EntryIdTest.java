package dev.gatehouse.common.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.common.fixture.Seeds;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryIdTest {
    /// What Redis calls the greatest id.
    private static final String GREATEST = "18446744073709551615-18446744073709551615";

    @ParameterizedTest
    @ValueSource(strings = {"0-0", "0-1", "1763726400000-0", "9223372036854775808-1", GREATEST})
    void textFormIsReadAndWritten(String text) {
        assertThat(EntryId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1",
                "1-",
                "-1",
                "1--1",
                "-1-1",
                "+1-1",
                "1-+1",
                "a-1",
                "1-b",
                "1-2-3",
                " 1-1",
                "1-1 ",
                "18446744073709551616-0",
                "٣-٣",
                "1-*",
                "$"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EntryId.parse(text));
    }

    @Test
    void orderIsThatOfUnsignedNumbers() {
        assertThat(Stream.of(GREATEST, "2-0", "9223372036854775808-0", "1-18446744073709551615", "0-0", "1-0")
                        .map(EntryId::parse)
                        .sorted()
                        .map(EntryId::toString))
                .containsExactly("0-0", "1-0", "1-18446744073709551615", "2-0", "9223372036854775808-0", GREATEST);
        assertThat(EntryId.ZERO).isEqualTo(EntryId.parse("0-0"));
    }

    @Test
    void orderAgreesWithPlainNumbersWhateverTheBits() {
        Random random = Seeds.random(getClass());
        Comparator<EntryId> model = Comparator.comparing(EntryIdTest::number);
        for (int round = 0; round < 1_000; round++) {
            EntryId one = new EntryId(random.nextLong() >> random.nextInt(64), random.nextLong());
            EntryId other = random.nextBoolean()
                    ? new EntryId(one.millis(), random.nextLong())
                    : new EntryId(random.nextLong(), 0);
            assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Integer.signum(model.compare(one, other)));
            assertThat(one.isAfter(other)).isEqualTo(other.compareTo(one) < 0);
            assertThat(List.of(one, other))
                    .allSatisfy(id -> assertThat(EntryId.parse(id.toString())).isEqualTo(id));
        }
    }

    private static BigInteger number(EntryId id) {
        return new BigInteger(Long.toUnsignedString(id.millis()))
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(id.sequence())));
    }
}
