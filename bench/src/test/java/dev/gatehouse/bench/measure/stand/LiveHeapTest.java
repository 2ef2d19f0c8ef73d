package dev.gatehouse.bench.measure.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void theTotalOfAHistogramIsItsLastNumber() throws IOException {
        String histogram = """
            4711:
             num     #instances         #bytes  class name (module)
               1:         12345        1234567  [B (java.base@25)
            Total         54321        7654321
            """;
        assertThat(LiveHeap.parse(histogram)).isEqualTo(7_654_321);
    }

    @Test
    void whatIsNoHistogramIsRefused() {
        assertThatThrownBy(() -> LiveHeap.parse("4711:\njava.io.IOException: No such process"))
                .isInstanceOf(IOException.class);
    }
}
