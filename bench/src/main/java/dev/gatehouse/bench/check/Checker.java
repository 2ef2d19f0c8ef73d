package dev.gatehouse.bench.check;

import dev.gatehouse.bench.claim.Claim;
import dev.gatehouse.bench.claim.Finding;
import dev.gatehouse.bench.events.Addressed;
import dev.gatehouse.bench.events.Delivered;
import dev.gatehouse.bench.events.Genuine;
import dev.gatehouse.bench.events.InOrder;
import dev.gatehouse.bench.events.PlacesKept;
import dev.gatehouse.bench.events.RepeatedOnce;
import dev.gatehouse.bench.events.Verified;
import dev.gatehouse.bench.flow.Flow;
import dev.gatehouse.bench.flow.Flows;
import dev.gatehouse.bench.flow.FlowsAgain;
import dev.gatehouse.bench.flow.OthersUnharmed;
import dev.gatehouse.bench.flow.Upright;
import dev.gatehouse.bench.history.Fact;
import dev.gatehouse.bench.sessions.CommandsOnce;
import dev.gatehouse.bench.sessions.RevokedClosed;
import dev.gatehouse.bench.sessions.RevokedRefused;
import dev.gatehouse.bench.sessions.SessionsKept;
import dev.gatehouse.bench.sessions.SignedInAgain;
import dev.gatehouse.bench.story.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts every claim to the test.
public final class Checker {
    private static final List<Claim> CLAIMS = List.of(
            new Delivered(),
            new InOrder(),
            new RepeatedOnce(),
            new Addressed(),
            new Genuine(),
            new Verified(),
            new PlacesKept(),
            new OthersUnharmed(),
            new RevokedRefused(),
            new RevokedClosed(),
            new CommandsOnce(),
            new SessionsKept(),
            new SignedInAgain(),
            new FlowsAgain(),
            new Upright());

    private Checker() {}

    /// What the facts say of each claim, by its title.
    ///
    /// @param finished true: everything was healed and given time, so that what is missing is lost
    public static Map<String, Finding> check(List<Fact> facts, boolean finished) {
        Story story = new Story(facts, finished);
        Map<String, Finding> findings = new LinkedHashMap<>();
        CLAIMS.forEach(claim -> findings.put(claim.title(), claim.check(story)));
        return findings;
    }

    /// Whether all that must arrive has arrived.
    public static boolean isSettled(List<Fact> facts) {
        return new Delivered().check(new Story(facts, true)).holds();
    }

    /// How long it took after each fault until events flowed again.
    public static List<Flow> flows(List<Fact> facts, boolean finished) {
        return new Flows(new Story(facts, finished)).measure();
    }
}
