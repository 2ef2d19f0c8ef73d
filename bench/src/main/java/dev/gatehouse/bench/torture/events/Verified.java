package dev.gatehouse.bench.torture.events;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;

/// The client library believed everything that came: each signature, hash, audience, subject and position of events,
/// beacons and answers.
public final class Verified implements Claim {
    private static final String KEYS_AWAY = "KEYS_UNAVAILABLE";

    @Override
    public String title() {
        return "every event, beacon and answer verified";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        for (Session session : story.sessions()) {
            session.received().forEach(event -> finding.that(true, ""));
            for (Fact.Closed closed : session.closings()) {
                finding.that(
                        !closed.violated() || closed.code().equals(KEYS_AWAY),
                        "a stream of " + session.id() + " was not believed: " + closed.code());
            }
        }
        for (Fact.Commanded command : story.commands()) {
            finding.that(
                    command.outcome() != Fact.Outcome.UNVERIFIABLE
                            || command.code().equals(KEYS_AWAY),
                    "the answer to " + command.commandId() + " was not believed: " + command.code());
        }
        return finding;
    }
}
