package dev.gatehouse.integration.telemetry;

import java.util.regex.Pattern;

/// A text from outside in a form that a log may hold: short, and visible ASCII alone.
final class Printable {
    private static final int LONGEST = 128;
    private static final char FIRST_VISIBLE = ' ';
    private static final char LAST_VISIBLE = '~';

    // A segment with a digit in it may be somebody's number; only versions are known not to be.
    private static final Pattern ID = Pattern.compile("(?<=/)(?!v\\d{1,3}(?:/|$))[^/]*\\d[^/]*");

    private Printable() {}

    /// A path of no known route, without what may be an id in it.
    static String path(String path) {
        return of(ID.matcher(path).replaceAll("*"));
    }

    /// The text, cut after 128 characters. A backslash, and what isn't visible ASCII, is shown as Java would escape it.
    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(LONGEST).forEach(each -> {
            boolean visible = each >= FIRST_VISIBLE && each <= LAST_VISIBLE && each != '\\';
            shown.append(visible ? String.valueOf((char) each) : "\\u%04x".formatted(each));
        });
        return text.length() > LONGEST ? shown.append("...").toString() : shown.toString();
    }
}
