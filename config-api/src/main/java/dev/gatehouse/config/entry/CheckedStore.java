package dev.gatehouse.config.entry;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one validator in front of every store: what stores would do differently, or what one of them can't do, is
/// refused here with an `IllegalArgumentException`, because it is a bug of the caller.
public final class CheckedStore implements ConfigStore {
    /// The most bytes that a key may have, as UTF-8.
    public static final int MAX_KEY_BYTES = 1024;

    /// The most bytes that a value may have.
    public static final int MAX_VALUE_BYTES = 256 * 1024;

    /// The most bytes that the keys and values of a commit may have together, those of its compares included.
    public static final int MAX_COMMIT_BYTES = 1280 * 1024;

    /// The most operations of a commit.
    public static final int MAX_OPERATIONS = 128;

    /// The most compares of a commit: one less, for a store that needs one of its own to append to the log.
    public static final int MAX_COMPARES = MAX_OPERATIONS - 1;

    /// The most entries of a page.
    public static final int MAX_PAGE = 100;

    private final ConfigStore store;

    public CheckedStore(ConfigStore store) {
        this.store = store;
    }

    @Override
    public Read<Optional<Entry>> get(String key) {
        checkKey(key);
        return store.get(key);
    }

    @Override
    public Read<List<Entry>> list(String prefix, String after, int limit) {
        checkKey(prefix);
        check(after.isEmpty() || after.startsWith(prefix), "a page goes on after a key of its own prefix");
        checkText(after);
        checkPage(limit);
        return store.list(prefix, after, limit);
    }

    @Override
    public CommitOutcome commit(List<Compare> compares, List<Operation> operations) {
        check(!operations.isEmpty(), "a commit does something");
        check(compares.size() <= MAX_COMPARES, "a commit has at most " + MAX_COMPARES + " compares");
        Commit commit = new Commit();
        compares.forEach(commit::add);
        operations.forEach(commit::add);
        check(commit.steps <= MAX_OPERATIONS, "a commit has at most " + MAX_OPERATIONS + " operations");
        check(commit.bytes <= MAX_COMMIT_BYTES, "a commit has at most " + MAX_COMMIT_BYTES + " bytes");
        return store.commit(List.copyOf(compares), List.copyOf(operations));
    }

    @Override
    public Read<List<LogEntry>> readLog(long after, int limit) {
        check(after >= 0, "the log begins at 1");
        checkPage(limit);
        return store.readLog(after, limit);
    }

    /// What was seen of a commit so far.
    private static final class Commit {
        private final Set<String> compared = new HashSet<>();
        private final Set<String> written = new HashSet<>();
        private boolean appends;
        private int steps;
        private long bytes;

        void add(Compare compare) {
            addKey(compare.key(), compared);
            if (compare instanceof Compare.Is(var _, var value)) {
                addValue(value);
            }
        }

        void add(Operation operation) {
            steps++;
            switch (operation) {
                case Operation.Put(var key, var value) -> {
                    addKey(key, written);
                    addValue(value);
                }
                case Operation.Delete(var key) -> addKey(key, written);
                case Operation.Append(var value) -> {
                    steps++;
                    check(!appends, "a commit appends to the log once");
                    appends = true;
                    addValue(value);
                }
            }
        }

        private void addKey(String key, Set<String> seen) {
            bytes += checkKey(key);
            check(seen.add(key), "a key stands twice in a commit");
        }

        private void addValue(Bytes value) {
            check(value.size() <= MAX_VALUE_BYTES, "a value has at most " + MAX_VALUE_BYTES + " bytes");
            bytes += value.size();
        }
    }

    private static int checkKey(String key) {
        checkText(key);
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        check(bytes > 0 && bytes <= MAX_KEY_BYTES, "a key has 1 to " + MAX_KEY_BYTES + " bytes");
        return bytes;
    }

    private static void checkText(String key) {
        check(StandardCharsets.UTF_8.newEncoder().canEncode(key), "a key is Unicode without halves of characters");
    }

    private static void checkPage(int limit) {
        check(limit > 0 && limit <= MAX_PAGE, "a page has 1 to " + MAX_PAGE + " entries");
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
