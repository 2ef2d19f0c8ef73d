package dev.gatehouse.bench.torture.fault;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Which gateways a balancer would lead connections to. Thread-safe.
public final class Switchboard {
    private static final int UP = 1;

    private final List<Gate> gates;
    private final AtomicIntegerArray states;

    /// Where one gateway listens.
    public record Gate(int http, int grpc) {}

    /// All gateways are up.
    public Switchboard(List<Gate> gates) {
        this.gates = List.copyOf(gates);
        this.states = new AtomicIntegerArray(gates.size());
        for (int n = 0; n < gates.size(); n++) {
            states.set(n, UP);
        }
    }

    void down(int gateway) {
        states.set(gateway, 0);
    }

    void up(int gateway) {
        states.set(gateway, UP);
    }

    int size() {
        return gates.size();
    }

    /// The gateway that is preferred, or the next one that is up.
    Gate from(int preferred) {
        for (int n = 0; n < gates.size(); n++) {
            int candidate = (preferred + n) % gates.size();
            if (states.get(candidate) == UP) {
                return gates.get(candidate);
            }
        }
        return gates.get(preferred);
    }
}
