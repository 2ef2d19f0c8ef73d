package dev.gatehouse.session.access;

import java.util.regex.Pattern;

/// The form of a tenant's name, and the name that stands for all of them.
///
/// A tenant has no colon, so that the keys of Redis, which join tenant and user by one, stay unambiguous.
public final class Tenants {
    /// Stands for every tenant in the callers file.
    public static final String EVERY = "*";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private Tenants() {}

    /// True iff the text can name one tenant.
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }
}
