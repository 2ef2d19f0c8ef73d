package dev.gatehouse.bench.torture.history;

import tools.jackson.databind.json.JsonMapper;

/// Facts as lines of JSON: how processes of a run tell them to each other, and how they are kept in a file.
public final class FactLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private FactLines() {}

    /// The fact on one line.
    public static String write(Fact fact) {
        return JSON.writerFor(Fact.class).writeValueAsString(fact);
    }

    /// The fact that [#write] wrote.
    public static Fact read(String line) {
        return JSON.readValue(line, Fact.class);
    }
}
