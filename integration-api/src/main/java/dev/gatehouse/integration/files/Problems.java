package dev.gatehouse.integration.files;

import dev.gatehouse.common.service.StartupProblem;
import dev.gatehouse.common.service.YamlFile;

/// Words what is wrong with an entry of a file: where it stands, and why.
record Problems(YamlFile file) {
    private static final int LONGEST_QUOTE = 80;

    /// The problem of an entry.
    ///
    /// @param pointer where the entry stands, such as `/roles/0`
    StartupProblem at(String pointer, String problem) {
        return file.problemAt(pointer, problem);
    }

    /// A value of the file, so that it stays one short line in the log.
    static String quote(String value) {
        String shown = value.length() > LONGEST_QUOTE ? value.substring(0, LONGEST_QUOTE) + "…" : value;
        return "\"" + shown.replaceAll("\\p{Cntrl}|\\R", "?") + "\"";
    }
}
