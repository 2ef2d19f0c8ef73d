package dev.gatehouse.bench.torture.sessions;

import dev.gatehouse.bench.torture.claim.Claim;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.story.Story;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// An answer that says OK carries the downstream's own number of the effect: one command, one number.
public final class CommandsOnce implements Claim {
    private record Intent(String user, String commandId) {}

    @Override
    public String title() {
        return "each command that was answered OK was seen by the downstream, and had its effect once";
    }

    @Override
    public Finding check(Story story) {
        Finding finding = new Finding();
        Map<Intent, Long> effects = new HashMap<>();
        Map<Long, Intent> intents = new HashMap<>();
        Set<Intent> attempted = new HashSet<>();
        for (Fact.Commanded command : story.commands()) {
            Intent intent = new Intent(command.user(), command.commandId());
            attempted.add(intent);
            if (command.outcome() == Fact.Outcome.OK) {
                check(command, intent, effects, intents, finding);
            }
        }
        story.effects()
                .ifPresent(told -> finding.that(
                        told.executed() >= effects.size() && told.executed() <= attempted.size(),
                        "the downstream counts " + told.executed() + " effects of " + attempted.size() + " commands, "
                                + effects.size() + " of them answered OK"));
        return finding;
    }

    private static void check(
            Fact.Commanded command,
            Intent intent,
            Map<Intent, Long> effects,
            Map<Long, Intent> intents,
            Finding finding) {
        Long effect = command.effect();
        finding.that(effect != null, "OK without a word of the downstream: command " + command.commandId());
        if (effect != null) {
            Long before = effects.putIfAbsent(intent, effect);
            finding.that(
                    before == null || before.equals(effect),
                    "command " + command.commandId() + " had two effects: " + before + " and " + effect);
            Intent other = intents.putIfAbsent(effect, intent);
            finding.that(
                    other == null || other.equals(intent),
                    "commands " + command.commandId() + " and " + other + " were answered with one effect");
        }
    }
}
