package dev.gatehouse.integration.paging;

import java.util.Optional;

/// Which page is asked for.
///
/// @param page the first one is 1
/// @param perPage 1 to 100
public record PageRequest(int page, int perPage) {
    public static final int MAX_PAGE = 10_000;
    public static final int MAX_PER_PAGE = 100;

    /// The request for these numbers; empty when one is out of range.
    public static Optional<PageRequest> of(int page, int perPage) {
        boolean allowed = page >= 1 && page <= MAX_PAGE && perPage >= 1 && perPage <= MAX_PER_PAGE;
        return allowed ? Optional.of(new PageRequest(page, perPage)) : Optional.empty();
    }

    /// The page's number where the first one is 0.
    public int fromZero() {
        return page - 1;
    }
}
