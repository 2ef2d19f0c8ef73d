package dev.gatehouse.local.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.proto.downstream.CommandResult;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstResultsTest {
    private static final int MIB = 1024 * 1024;

    private final FirstResults results = new FirstResults();

    @Test
    void theOldestOfAThousandIsForgotten() {
        run("first", 1);
        IntStream.range(0, 999).forEach(n -> run("n" + n, 1));
        run("first", 1);
        assertThat(results.counters()).isEqualTo(new FirstResults.Counters(1_000, 1));

        run("one more", 1);
        run("first", 1);

        assertThat(results.counters()).isEqualTo(new FirstResults.Counters(1_002, 1));
    }

    @Test
    void largeResultsAreForgottenSooner() {
        run("first", MIB);
        IntStream.range(0, 8).forEach(n -> run("n" + n, MIB));

        run("first", MIB);

        assertThat(results.counters()).isEqualTo(new FirstResults.Counters(10, 0));
    }

    private void run(String commandId, int size) {
        CommandResult result = CommandResult.newBuilder()
                .setPayload(ByteString.copyFrom(new byte[size]))
                .build();
        assertThat(results.execute(new FirstResults.Key("alice", commandId), () -> result))
                .isEqualTo(result);
    }
}
