package dev.gatehouse.local.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a step has verified, in sentences.
public final class Proof {
    private final List<String> facts = new ArrayList<>();

    /// Notes a fact that was checked on the way.
    public void fact(String sentence) {
        facts.add(sentence);
    }

    /// Notes the fact if it holds.
    public void that(boolean holds, String sentence) throws NotVerified {
        if (!holds) {
            throw new NotVerified("not so: " + sentence);
        }
        facts.add(sentence);
    }

    /// Notes the fact if both are equal.
    public void same(Object actual, Object expected, String sentence) throws NotVerified {
        if (!Objects.equals(actual, expected)) {
            throw new NotVerified("not so: " + sentence + " (expected " + expected + ", got " + actual + ")");
        }
        facts.add(sentence);
    }

    public List<String> facts() {
        return List.copyOf(facts);
    }
}
