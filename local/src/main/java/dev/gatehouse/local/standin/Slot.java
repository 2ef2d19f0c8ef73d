package dev.gatehouse.local.standin;

import dev.gatehouse.local.standin.StandIn.Running;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The place of one stand-in: it is closed and opened again here. Not thread-safe.
final class Slot {
    private final Opening opening;
    private Running running;
    private Condition condition = Condition.UP;

    private Slot(Opening opening, Running running) {
        this.opening = opening;
        this.running = running;
    }

    /// How the stand-in of a slot is started, each time anew.
    @FunctionalInterface
    interface Opening {
        Running open() throws IOException, GeneralSecurityException;
    }

    static Slot open(Opening opening) throws IOException, GeneralSecurityException {
        return new Slot(opening, opening.open());
    }

    Condition condition() {
        return condition;
    }

    void take(Condition next) throws UnknownConditionException, IOException, GeneralSecurityException {
        if (!known().contains(next)) {
            throw new UnknownConditionException(
                    "it can only be: " + known().stream().map(Condition::label).collect(Collectors.joining(", ")));
        }
        if (next == Condition.REFUSED) {
            close();
            return;
        }
        if (condition == Condition.REFUSED) {
            running = opening.open();
        }
        running.behave(next);
        condition = next;
    }

    private Set<Condition> known() {
        Set<Condition> known = EnumSet.of(Condition.UP, Condition.REFUSED);
        known.addAll(running.faults());
        return known;
    }

    void close() {
        if (condition != Condition.REFUSED) {
            running.close();
            condition = Condition.REFUSED;
        }
    }
}
