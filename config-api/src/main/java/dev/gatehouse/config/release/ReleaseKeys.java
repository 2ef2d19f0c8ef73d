package dev.gatehouse.config.release;

import java.util.Locale;

/// The keys under which releases stand. Numbers have 19 digits, so that keys are ordered as numbers are.
final class ReleaseKeys {
    private ReleaseKeys() {}

    /// The newest release of a scope.
    static String head(ConfigScope scope) {
        return "head/" + scope.path();
    }

    /// What the keys of all releases of a scope begin with.
    static String history(ConfigScope scope) {
        return "history/" + scope.path() + "/";
    }

    /// A release without its content.
    static String history(ConfigScope scope, long number) {
        return history(scope) + digits(number);
    }

    /// What the keys of a release's content begin with.
    static String chunks(ConfigScope scope, long number) {
        return "release/" + scope.path() + "/" + digits(number) + "/";
    }

    /// A part of a release's content.
    static String chunk(ConfigScope scope, long number, int index) {
        return chunks(scope, number) + index;
    }

    private static String digits(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }
}
