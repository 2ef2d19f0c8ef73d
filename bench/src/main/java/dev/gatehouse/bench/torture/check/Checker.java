package dev.gatehouse.bench.torture.check;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.events.Addressed;
import dev.gatehouse.bench.torture.events.Delivered;
import dev.gatehouse.bench.torture.events.Genuine;
import dev.gatehouse.bench.torture.events.InOrder;
import dev.gatehouse.bench.torture.events.PlacesKept;
import dev.gatehouse.bench.torture.events.RepeatedOnce;
import dev.gatehouse.bench.torture.events.Verified;
import dev.gatehouse.bench.torture.flow.Flow;
import dev.gatehouse.bench.torture.flow.Flows;
import dev.gatehouse.bench.torture.flow.FlowsAgain;
import dev.gatehouse.bench.torture.flow.OthersUnharmed;
import dev.gatehouse.bench.torture.flow.Upright;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.sessions.CommandsOnce;
import dev.gatehouse.bench.torture.sessions.RevokedClosed;
import dev.gatehouse.bench.torture.sessions.RevokedRefused;
import dev.gatehouse.bench.torture.sessions.SessionsKept;
import dev.gatehouse.bench.torture.sessions.SignedInAgain;
import dev.gatehouse.bench.torture.story.Story;
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
