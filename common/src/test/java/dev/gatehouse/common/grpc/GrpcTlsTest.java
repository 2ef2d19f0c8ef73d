package dev.gatehouse.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.fixture.TestCertificates.Identity;
import dev.gatehouse.common.peer.CommonName;
import dev.gatehouse.common.proto.edge.EdgeGatewayGrpc;
import dev.gatehouse.common.proto.edge.SignedRequest;
import dev.gatehouse.common.proto.edge.SignedResponse;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcTlsTest {
    @TempDir
    private Path folder;

    private final Minutes minutes = new Minutes();
    private final GrpcTls tls = new GrpcTls(minutes);
    private final AtomicReference<String> caller = new AtomicReference<>("");
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestCertificates authority;
    private Identity identity;

    @BeforeEach
    void issue() {
        authority = TestCertificates.in(folder);
        identity = authority.issue("gateway");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        minutes.shutdownNow();
    }

    @Test
    void clientThatTrustsTheAuthorityIsServed() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), null));

        call("localhost", port, GrpcTls.client(authority.ca()));
        call("127.0.0.1", port, GrpcTls.client(authority.ca()));
        assertThat(caller).hasValue("");
    }

    @Test
    void clientRefusesAServerOfAnotherAuthority() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), null));
        Path stranger = authority.stranger().ca();

        assertRefused("localhost", port, GrpcTls.client(stranger));
        assertRefused("localhost", port, tls.mutualClient(stranger, identity.certificate(), identity.key()));
    }

    @Test
    void clientRefusesAServerOfAnotherName() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), null));

        // the certificate is for localhost and 127.0.0.1
        assertRefused("127.0.0.2", port, GrpcTls.client(authority.ca()));
        assertRefused("127.0.0.2", port, tls.mutualClient(authority.ca(), identity.certificate(), identity.key()));
    }

    @Test
    void serverKnowsAClientByItsCertificate() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), authority.ca()));
        Identity client = authority.issue("support-desk");

        call("localhost", port, tls.mutualClient(authority.ca(), client.certificate(), client.key()));

        assertThat(caller).hasValue("support-desk");
    }

    @Test
    void clientWithoutACertificateIsRefusedWhereOneIsRequired() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), authority.ca()));

        assertRefused("localhost", port, GrpcTls.client(authority.ca()));
    }

    @Test
    void clientOfAnotherAuthorityIsRefused() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), authority.ca()));
        Identity stranger = authority.stranger().issue("gateway");

        assertRefused("localhost", port, tls.mutualClient(authority.ca(), stranger.certificate(), stranger.key()));
    }

    @Test
    void renewedFilesAreUsedWithoutARestart() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), authority.ca()));
        SslContext client = tls.mutualClient(authority.ca(), identity.certificate(), identity.key());
        call("localhost", port, client);

        // Everything is replaced: the authority, the server's certificate and, from the same files, the client's.
        TestCertificates other = authority.stranger();
        Identity renewed = other.issue("gateway-renewed");
        replace(authority.ca(), other.ca());
        replace(identity.certificate(), renewed.certificate());
        replace(identity.key(), renewed.key());
        minutes.pass();

        call("localhost", port, client);
        assertThat(caller).hasValue("gateway-renewed");
    }

    @Test
    void brokenRenewalLeavesTheOldCertificateInUse() throws IOException, GeneralSecurityException {
        int port = serve(tls.server(identity.certificate(), identity.key(), null));
        SslContext client = GrpcTls.client(authority.ca());

        Files.writeString(identity.certificate(), "half a certif");
        Files.writeString(identity.key(), "half a k");
        touch(identity.certificate());
        touch(identity.key());
        minutes.pass();

        call("localhost", port, client);
    }

    @Test
    void filesThatCanNotBeReadAreToldAtOnce() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        Path absent = folder.resolve("absent.pem");

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> tls.server(text, identity.key(), null));
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> tls.server(absent, identity.key(), null));
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> tls.server(identity.certificate(), identity.key(), absent));
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> tls.mutualClient(text, identity.certificate(), identity.key()));
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> GrpcTls.client(absent));
    }

    private void assertRefused(String host, int port, SslContext client) {
        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> call(host, port, client));
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(caller).as("the handler was not reached").hasValue("");
    }

    private static void call(String host, int port, SslContext client) {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress(host, port).sslContext(client).build();
        try {
            var answer = EdgeGatewayGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .executeCommand(SignedRequest.getDefaultInstance());
            assertThat(answer).isNotNull();
        } finally {
            channel.shutdownNow();
        }
    }

    private int serve(SslContext context) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0))
                .sslContext(context)
                .intercept(new WhoCalls())
                .addService(new EdgeGatewayGrpc.EdgeGatewayImplBase() {
                    @Override
                    public void executeCommand(SignedRequest request, StreamObserver<SignedResponse> observer) {
                        observer.onNext(SignedResponse.getDefaultInstance());
                        observer.onCompleted();
                    }
                })
                .build()
                .start();
        open.add(server::shutdownNow);
        return server.getPort();
    }

    /// Replaces the content and moves the time of change on: the reloader looks at nothing else.
    private static void replace(Path file, Path by) throws IOException {
        Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
        touch(file);
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
    }

    private final class WhoCalls implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            SSLSession session = Objects.requireNonNull(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
            caller.set(commonName(session).orElse(""));
            return next.startCall(call, headers);
        }

        private static Optional<String> commonName(SSLSession session) {
            try {
                return CommonName.of((X509Certificate) session.getPeerCertificates()[0]);
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        }
    }

    /// A scheduler whose minute passes when the test says so.
    private static final class Minutes extends ScheduledThreadPoolExecutor {
        private final List<Runnable> everyMinute = new ArrayList<>();

        Minutes() {
            super(1);
        }

        void pass() {
            everyMinute.forEach(Runnable::run);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
            assertThat(unit.toSeconds(delay)).isEqualTo(60);
            everyMinute.add(task);
            return schedule((Callable<?>) () -> "never", Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }
}
