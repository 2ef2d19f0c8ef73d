package dev.gatehouse.bench.torture.flow;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.story.Story;

/// After each fault events flow again, soon.
public final class FlowsAgain implements Claim {
    @Override
    public String title() {
        return "after each fault events flowed again within " + Bounds.FLOW / 1_000
                + " s, within " + (Bounds.FLOW + Bounds.REPLAYS_UNKNOWN) / 1_000
                + " s where clients were told of a break";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        for (Flow flow : new Flows(story).measure()) {
            String time = flow.worst() == Flow.NEVER ? "nothing" : "the first event after " + flow.worst() + " ms";
            finding.that(
                    flow.isSoonEnough(),
                    flow.fault().kind() + " of " + flow.fault().target() + ": device " + flow.slot() + " received "
                            + time);
        }
        return finding;
    }
}
