package dev.gatehouse.integration.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {
    @ParameterizedTest
    @CsvSource({
        // page, per page, total: pages, last
        "1, 10, 0, 0, true",
        "1, 10, 10, 1, true",
        "1, 10, 11, 2, false",
        "2, 10, 11, 2, true",
        "3, 10, 11, 2, true",
        "1, 1, 4294967296, 4294967296, false"
    })
    void pagesAreCounted(int page, int perPage, long total, long pages, boolean last) {
        Page<String> found = new Page<>(List.of(), PageRequest.of(page, perPage).orElseThrow(), total);

        assertThat(found.totalPages()).isEqualTo(pages);
        assertThat(found.isLast()).isEqualTo(last);
        assertThat(found.request().fromZero()).isEqualTo(page - 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "10001, 10", "1, 0", "1, 101", "-1, -1"})
    void whatIsOutOfRangeIsNoPage(int page, int perPage) {
        assertThat(PageRequest.of(page, perPage)).isEmpty();
    }
}
