package dev.gatehouse.session.login;

import java.nio.charset.StandardCharsets;

/// Which user ids are acceptable: opaque ones.
///
/// Ids stand in records, logs and audit for as long as these are kept. An `@` or a blank is the mark of an e-mail
/// address or a person's name, which must not get there.
public final class UserId {
    private static final int MAX_BYTES = 128;

    private UserId() {}

    /// True iff the id has 1 to 128 bytes of UTF-8 and neither `@` nor blanks, control or invisible characters.
    public static boolean isAcceptable(String userId) {
        return !userId.isEmpty()
                && userId.length() <= MAX_BYTES
                && userId.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && userId.codePoints().allMatch(UserId::isAcceptable);
    }

    private static boolean isAcceptable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    // Half of a pair: UTF-8 can't hold it, so two ids would become one.
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> codePoint != '@';
        };
    }
}
