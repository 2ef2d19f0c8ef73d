package dev.gatehouse.bench.torture.sessions;

import dev.gatehouse.bench.torture.claim.Bounds;
import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Session;
import dev.gatehouse.bench.torture.story.Story;
import java.util.Map;
import java.util.stream.Collectors;

/// No command of a revoked session succeeds that is sent later than the bound.
public final class RevokedRefused implements Claim {
    @Override
    public String title() {
        return "no command of a revoked session succeeded that was sent " + Bounds.REVOKED_COMMAND / 1_000 + " s later";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        Map<String, Long> ends = story.sessions().stream()
                .filter(session -> session.revokedAt().isPresent())
                .collect(Collectors.toMap(
                        Session::id, session -> session.revokedAt().orElseThrow()));
        for (Fact.Commanded command : story.commands()) {
            Long revokedAt = ends.get(command.session());
            if (revokedAt != null && command.askedAt() > revokedAt + Bounds.REVOKED_COMMAND) {
                finding.that(
                        command.outcome() != Fact.Outcome.OK,
                        "command " + command.commandId() + " of " + command.session() + " succeeded, sent "
                                + (command.askedAt() - revokedAt) + " ms after its revocation");
            }
        }
        return finding;
    }
}
