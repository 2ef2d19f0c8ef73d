package dev.gatehouse.integration.upstreams;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new HttpConnectTimeoutException("connect timed out"), ErrorClass.CONNECT_TIMEOUT),
                Arguments.of(new HttpTimeoutException("request timed out"), ErrorClass.READ_TIMEOUT),
                Arguments.of(new SocketTimeoutException("read"), ErrorClass.READ_TIMEOUT),
                Arguments.of(new UnknownHostException("nowhere.example"), ErrorClass.DNS_FAILURE),
                Arguments.of(
                        new ConnectException().initCause(new UnresolvedAddressException()), ErrorClass.DNS_FAILURE),
                Arguments.of(
                        new ConnectException().initCause(new ClosedChannelException()), ErrorClass.CONNECTION_REFUSED),
                Arguments.of(new NoRouteToHostException("no route"), ErrorClass.CONNECTION_REFUSED),
                Arguments.of(
                        new SSLHandshakeException("broken").initCause(new EOFException("EOF")), ErrorClass.TLS_FAILURE),
                Arguments.of(new IOException(new SocketException("Connection reset")), ErrorClass.CONNECTION_RESET),
                Arguments.of(new IOException("Connection reset by peer"), ErrorClass.CONNECTION_RESET),
                Arguments.of(new IOException("HTTP/1.1 header parser received no bytes"), ErrorClass.CONNECTION_RESET),
                Arguments.of(new ProtocolException("Invalid status line"), ErrorClass.DECODE_ERROR),
                Arguments.of(new IOException(new BoundedBody.TooLongException()), ErrorClass.DECODE_ERROR),
                Arguments.of(new IOException("what else"), ErrorClass.OTHER),
                Arguments.of(new IllegalStateException("a bug"), ErrorClass.OTHER));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureHasOneClass(Throwable failure, ErrorClass expected) {
        assertThat(Failures.classify(failure)).isEqualTo(expected);
    }
}
