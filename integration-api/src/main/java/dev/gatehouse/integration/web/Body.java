package dev.gatehouse.integration.web;

import dev.gatehouse.integration.paging.Page;
import java.util.List;
import java.util.Set;

/// The forms of an answer; never a bare array.
sealed interface Body {
    /// One thing, or a list that has no pages.
    record Single<T>(T data, Meta meta) implements Body {}

    /// One page of a list.
    record Paged<T>(List<T> data, Pagination pagination, Meta meta) implements Body {
        static <T> Paged<T> of(Page<T> page, Meta meta) {
            return new Paged<>(page.items(), Pagination.of(page), meta);
        }
    }

    /// Whether all parts of the answer are there.
    ///
    /// @param missing the members of the data that are absent or may hold less than they would, in their order
    record Meta(boolean complete, List<String> missing) {
        static Meta of(Set<String> missing) {
            return new Meta(missing.isEmpty(), missing.stream().sorted().toList());
        }
    }

    /// Which page this is.
    ///
    /// @param count how many items it has
    record Pagination(boolean isLastPage, int count, int page, int perPage, long totalCount, long totalPages) {
        static Pagination of(Page<?> page) {
            return new Pagination(
                    page.isLast(),
                    page.items().size(),
                    page.request().page(),
                    page.request().perPage(),
                    page.totalCount(),
                    page.totalPages());
        }
    }
}
