package dev.gatehouse.bench.torture.device;

import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.client.Device;
import dev.gatehouse.client.command.Command;
import dev.gatehouse.client.command.CommandOutcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Executes commands whose answer is a number that the downstream gives to each effect once: `demo.counters` tells how
/// many commands had one before.
final class Errand {
    private static final String COUNTERS = "demo.counters";
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 300;
    private static final int ATTEMPTS = 20;

    private final Device device;
    private final Consumer<Fact> facts;

    Errand(Device device, Consumer<Fact> facts) {
        this.device = device;
        this.facts = facts;
    }

    /// Sends a command until it is answered, and then again under its id.
    void run(String commandId, int times) throws InterruptedException {
        for (int n = 0; n < times; n++) {
            untilAnswered(commandId);
        }
    }

    /// Asks for the number of effects, its own included.
    void tally(String commandId) throws InterruptedException {
        Fact.Commanded answer = untilAnswered(commandId);
        Long before = answer.effect();
        if (before != null) {
            facts.accept(new Fact.Effects(System.currentTimeMillis(), before + 1));
        }
    }

    private Fact.Commanded untilAnswered(String commandId) throws InterruptedException {
        Fact.Commanded last = attempt(commandId);
        for (int n = 1; n < ATTEMPTS && mayBeSentAgain(last); n++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            last = attempt(commandId);
        }
        return last;
    }

    private static boolean mayBeSentAgain(Fact.Commanded last) {
        return last.outcome() != Fact.Outcome.OK && !last.code().startsWith("SESSION_REVOKED");
    }

    /// Sends a command once.
    Fact.Commanded attempt(String commandId) {
        long askedAt = System.currentTimeMillis();
        Command command = Command.of(COUNTERS, new byte[0]).withId(commandId).withDeadline(DEADLINE);
        Fact.Commanded told = told(device.execute(command), askedAt);
        facts.accept(told);
        return told;
    }

    private Fact.Commanded told(CommandOutcome outcome, long askedAt) {
        return switch (outcome) {
            case CommandOutcome.Completed completed
            when completed.isOk() -> fact(outcome, askedAt, Fact.Outcome.OK, completed.resultCode(), effect(completed));
            case CommandOutcome.Completed completed ->
                fact(outcome, askedAt, Fact.Outcome.REFUSED, completed.resultCode(), null);
            case CommandOutcome.Refused refused ->
                fact(outcome, askedAt, Fact.Outcome.REFUSED, refused.reason().name(), null);
            case CommandOutcome.Unverifiable unverifiable ->
                fact(
                        outcome,
                        askedAt,
                        Fact.Outcome.UNVERIFIABLE,
                        unverifiable.violation().name(),
                        null);
            case CommandOutcome.OutcomeUnknown unknown ->
                fact(outcome, askedAt, Fact.Outcome.UNKNOWN, String.valueOf(unknown.told()), null);
        };
    }

    private Fact.Commanded fact(
            CommandOutcome outcome, long askedAt, Fact.Outcome kind, String code, @Nullable Long effect) {
        return new Fact.Commanded(
                System.currentTimeMillis(),
                device.session().id(),
                device.session().userId(),
                outcome.commandId(),
                askedAt,
                kind,
                code,
                effect);
    }

    private static @Nullable Long effect(CommandOutcome.Completed completed) {
        long executed = JsonMapper.shared()
                .readTree(completed.payload())
                .path("executed")
                .asLong(-1);
        return executed < 0 ? null : executed;
    }
}
