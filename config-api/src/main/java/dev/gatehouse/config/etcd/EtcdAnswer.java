package dev.gatehouse.config.etcd;

import io.grpc.Status;
import java.util.Objects;
import java.util.stream.Stream;

/// What came of a call to the cluster.
sealed interface EtcdAnswer<T> {
    record Ok<T>(T response) implements EtcdAnswer<T> {}

    /// No answer, or an error.
    ///
    /// @param sent whether the request may have left this process
    record Failed<T>(Status status, boolean sent) implements EtcdAnswer<T> {
        /// For the log: the status, etcd's own words, which name no key and no value, and what lies beneath,
        /// such as why a handshake failed.
        String detail() {
            String beneath = Stream.iterate(status.getCause(), Objects::nonNull, Throwable::getCause)
                    .reduce((outer, inner) -> inner)
                    .map(root -> " (" + root + ")")
                    .orElse("");
            return status.getCode() + ": " + description() + beneath + hint();
        }

        // gRPC adds the pipeline on further lines.
        private String description() {
            return String.valueOf(status.getDescription()).lines().findFirst().orElse("");
        }

        // The alert that would tell is often lost with the connection.
        private String hint() {
            return description().startsWith("Network closed") ? " (as when etcd does not accept our certificate)" : "";
        }

        /// True iff etcd turned it down because its quota is used up.
        boolean isNoSpace() {
            return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                    && String.valueOf(status.getDescription()).contains("database space exceeded");
        }

        /// True iff the request certainly changed nothing.
        boolean isHarmless() {
            return !sent
                    || switch (status.getCode()) {
                        // Turned away at the door: by rights, by load, by form.
                        case PERMISSION_DENIED, UNAUTHENTICATED, RESOURCE_EXHAUSTED, INVALID_ARGUMENT, UNIMPLEMENTED ->
                            true;
                        case UNAVAILABLE -> isNoLeader();
                        default -> false;
                    };
        }

        // Said of a request before it is proposed, because we ask for a leader. "leader changed" is something else.
        private boolean isNoLeader() {
            return "etcdserver: no leader".equals(status.getDescription());
        }
    }
}
