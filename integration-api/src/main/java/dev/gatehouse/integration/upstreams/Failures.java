package dev.gatehouse.integration.upstreams;

import dev.gatehouse.integration.interaction.ErrorClass;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Tells why a call failed from what the JDK threw.
public final class Failures {
    private Failures() {}

    /// The class of a failure, from its causes: the innermost says most, but TLS wraps what ended the connection.
    public static ErrorClass classify(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Failures::one)
                .reduce(ErrorClass.OTHER, (outer, inner) -> weight(inner) > weight(outer) ? inner : outer);
    }

    private static ErrorClass one(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> ErrorClass.CONNECT_TIMEOUT;
            case HttpTimeoutException _, SocketTimeoutException _ -> ErrorClass.READ_TIMEOUT;
            case UnknownHostException _, UnresolvedAddressException _ -> ErrorClass.DNS_FAILURE;
            case ConnectException _, NoRouteToHostException _ -> ErrorClass.CONNECTION_REFUSED;
            case SSLException _ -> ErrorClass.TLS_FAILURE;
            case BoundedBody.TooLongException _, ProtocolException _ -> ErrorClass.DECODE_ERROR;
            case EOFException _, SocketException _, ClosedChannelException _ -> ErrorClass.CONNECTION_RESET;
            case IOException e when says(e, "chunk") -> ErrorClass.DECODE_ERROR;
            case IOException e
            when says(e, "reset", "closed", "received no bytes", "EOF") -> ErrorClass.CONNECTION_RESET;
            default -> ErrorClass.OTHER;
        };
    }

    // The JDK's HTTP client has no type for these; were the words to change, the class would be OTHER.
    private static boolean says(IOException failure, String... words) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return Stream.of(words).anyMatch(message::contains);
    }

    /// What outweighs the others in a chain of causes.
    private static int weight(ErrorClass of) {
        return switch (of) {
            case OTHER -> 0;
            case CONNECTION_RESET -> 1;
            case CONNECTION_REFUSED -> 2;
            case READ_TIMEOUT -> 3;
            case TLS_FAILURE -> 4;
            case CONNECT_TIMEOUT,
                    DNS_FAILURE,
                    HTTP_4XX,
                    HTTP_5XX,
                    DECODE_ERROR,
                    BREAKER_OPEN,
                    BULKHEAD_FULL,
                    DEADLINE_EXCEEDED,
                    CANCELLED -> 5;
        };
    }
}
