package dev.gatehouse.config.entry;

import java.util.List;
import java.util.Optional;

/// Holds the configuration as entries and one log.
///
/// **Atomicity.** A commit happens whole or not at all. Its compares and its operations are one step: nothing
/// comes between them.
///
/// **Ordering.** Commits are linear: a read that begins after a commit was answered sees it, from every
/// process. Keys are ordered by the bytes of their UTF-8. The log numbers its entries 1, 2, 3 … without a gap,
/// in the order of their commits; an entry of the log never changes and never goes.
///
/// **Durability.** What was answered as [CommitOutcome.Committed] survives the end of any process.
///
/// **Outages.** Every call answers within a bounded time, with an outcome and not an exception. A commit of
/// which nobody knows whether it happened is [CommitOutcome.OutcomeUnknown] and is never repeated in here;
/// reads may be.
///
/// **Threads.** Any number of threads may call at once; calls block.
///
/// Callers reach an implementation only through [CheckedStore], which refuses what implementations would do
/// differently, so an implementation need not look again.
public interface ConfigStore {
    /// The entry of this key as it is now, if there is one.
    Read<Optional<Entry>> get(String key);

    /// The first entries whose keys begin with a prefix, in order, as they are at one moment.
    ///
    /// Pages are each of a moment of their own: an entry that is there from the first page to the last is in
    /// exactly one of them.
    ///
    /// @param after the last key of the page before; empty for the first page
    /// @param limit how many at most; fewer mean that there are no more
    Read<List<Entry>> list(String prefix, String after, int limit);

    /// Carries out all operations if all compares hold, else none.
    CommitOutcome commit(List<Compare> compares, List<Operation> operations);

    /// The entries of the log with numbers above `after`, in order.
    ///
    /// @param after the last number that is known; 0 from the beginning
    /// @param limit how many at most; fewer mean that there are no more
    Read<List<LogEntry>> readLog(long after, int limit);
}
