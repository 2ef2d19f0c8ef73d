package dev.gatehouse.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a step has verified, in sentences.
final class Proof {
    private final List<String> facts = new ArrayList<>();

    /// Notes a fact that was checked on the way.
    void fact(String sentence) {
        facts.add(sentence);
    }

    /// Notes the fact if it holds.
    void that(boolean holds, String sentence) throws NotVerified {
        if (!holds) {
            throw new NotVerified("not so: " + sentence);
        }
        facts.add(sentence);
    }

    /// Notes the fact if both are equal.
    void same(Object actual, Object expected, String sentence) throws NotVerified {
        if (!Objects.equals(actual, expected)) {
            throw new NotVerified("not so: " + sentence + " (expected " + expected + ", got " + actual + ")");
        }
        facts.add(sentence);
    }

    List<String> facts() {
        return List.copyOf(facts);
    }
}
