package dev.gatehouse.local.standin;

import dev.gatehouse.local.material.Home;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stand-ins that share a process, by name, each in a condition of its own. Thread-safe.
public final class StandIns implements AutoCloseable {
    private final Home home;
    private final @Nullable String traces;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /// @param home whose certificates and keys they use
    /// @param traces where spans go (OTLP/HTTP), null for nowhere
    public StandIns(Home home, @Nullable String traces) {
        this.home = home;
        this.traces = traces;
    }

    /// Starts one under its name, and returns once it answers on its port.
    public synchronized void start(String name, StandIn standIn, int port)
            throws IOException, GeneralSecurityException {
        slots.put(name, Slot.open(() -> standIn.start(home, port, traces)));
    }

    /// The condition of each, in the order of their start.
    public synchronized Map<String, Condition> conditions() {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        slots.forEach((name, slot) -> conditions.put(name, slot.condition()));
        return conditions;
    }

    /// Puts one into a condition; returns when it is in it.
    ///
    /// @throws UnknownConditionException when there is no such stand-in, or it has no such fault
    public synchronized void put(String name, Condition condition)
            throws UnknownConditionException, IOException, GeneralSecurityException {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new UnknownConditionException("no stand-in has this name: " + String.join(", ", slots.keySet()));
        }
        slot.take(condition);
    }

    @Override
    public synchronized void close() {
        slots.values().forEach(Slot::close);
    }
}
