package dev.gatehouse.bench.torture.flow;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.story.Story;

/// No process of the platform ends by itself.
public final class Upright implements Claim {
    @Override
    public String title() {
        return "no process ended that was not ended on purpose";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        story.faults().forEach(fault -> finding.that(true, ""));
        story.deaths().forEach(death -> finding.that(false, death.name() + ": " + death.how()));
        return finding;
    }
}
