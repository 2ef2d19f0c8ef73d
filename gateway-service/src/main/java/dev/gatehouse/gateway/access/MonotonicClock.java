package dev.gatehouse.gateway.access;

/// Time that only ever goes forward, for ages and deadlines inside this process.
@FunctionalInterface
public interface MonotonicClock {
    /// The clock of the machine.
    MonotonicClock SYSTEM = System::nanoTime;

    /// Nanoseconds since an arbitrary moment; two readings are compared by their difference.
    long nanos();
}
