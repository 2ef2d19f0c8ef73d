package dev.gatehouse.local.standin;

import dev.gatehouse.local.material.Home;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that a process can run beside others of its kind.
@FunctionalInterface
public interface StandIn {
    /// Starts it and returns once it answers on its port; closing the result ends it. It can be started again.
    ///
    /// @param home whose certificates and keys it uses
    /// @param port a certain one: what stands in may have to know its own address
    /// @param traces where spans go (OTLP/HTTP), null for nowhere
    Running start(Home home, int port, @Nullable String traces) throws IOException, GeneralSecurityException;

    /// A stand-in that answers.
    interface Running extends AutoCloseable {
        /// The port that it answers on.
        int port();

        /// The conditions beside `up` that it can be in while it listens.
        default Set<Condition> faults() {
            return Set.of();
        }

        /// Takes on `up` or one of its faults, from the next request on.
        default void behave(Condition condition) {
            if (condition != Condition.UP) {
                throw new IllegalArgumentException("knows no fault");
            }
        }

        @Override
        void close();
    }
}
