package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.List;

/// A stream that resumes recovers, at whichever gateway, unless the log was replaced or a failover lost its end.
public final class PlacesKept implements Claim {
    /// A log that was just replaced has no entry yet that a stream could begin after.
    private static final long FIRST_MARK = 10_000;

    @Override
    public String title() {
        return "each stream that resumed recovered, unless the log was replaced or lost its end";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        for (Session session : story.sessions()) {
            List<Fact.Opened> openings = session.openings();
            for (int n = 1; n < openings.size(); n++) {
                Fact.Opened opened = openings.get(n);
                finding.that(
                        opened.recovered()
                                || lostItsLog(story, openings.get(n - 1).at(), opened.at()),
                        "a stream of " + session.id() + " (device " + session.slot()
                                + ") resumed without recovering at " + opened.at());
            }
        }
        return finding;
    }

    private static boolean lostItsLog(Story story, long before, long now) {
        return !story.finished()
                || story.faults().stream()
                        .anyMatch(fault -> fault.loss() != Fact.Loss.NOTHING
                                && fault.at() <= now
                                && fault.healed() + FIRST_MARK >= before);
    }
}
