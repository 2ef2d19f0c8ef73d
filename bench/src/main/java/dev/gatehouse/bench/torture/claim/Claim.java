package dev.gatehouse.bench.torture.claim;

import dev.gatehouse.bench.torture.story.Story;

/// Something that the protocol promises, and how a story shows that it was kept.
public interface Claim {
    /// The promise in one line.
    String title();

    /// Looks at the whole story. Fails nothing that is still open where the story goes on.
    Finding check(Story story);
}
