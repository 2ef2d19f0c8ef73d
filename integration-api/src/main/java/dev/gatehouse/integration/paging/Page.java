package dev.gatehouse.integration.paging;

import java.util.List;
import java.util.function.Function;

/// A page.
///
/// @param items at most as many as were asked for
/// @param request what was asked for
/// @param totalCount how many items all pages have
/// @param <T> an item
public record Page<T>(List<T> items, PageRequest request, long totalCount) {
    public Page {
        items = List.copyOf(items);
    }

    /// A page without items, of a list without items.
    public static <T> Page<T> empty(PageRequest request) {
        return new Page<>(List.of(), request, 0);
    }

    /// The same page with other items in place of these.
    public <R> Page<R> map(Function<? super T, ? extends R> to) {
        return new Page<>(items.stream().<R>map(to).toList(), request, totalCount);
    }

    public long totalPages() {
        return (totalCount + request.perPage() - 1) / request.perPage();
    }

    /// True iff no page follows.
    public boolean isLast() {
        return request.page() >= totalPages();
    }
}
