package dev.gatehouse.common.grpc;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// TLS contexts for gRPC from PEM files. The files are looked at once a minute: a renewed certificate needs no restart.
public final class GrpcTls {
    private static final long RELOAD_SECONDS = 60;

    private final ScheduledExecutorService reloader;

    /// Starts with no file watched.
    ///
    /// @param reloader looks at the files; its owner shuts it down
    public GrpcTls(ScheduledExecutorService reloader) {
        this.reloader = reloader;
    }

    /// A server's context.
    ///
    /// @param clientCa when given, every client must show a certificate of this CA
    public SslContext server(Path certificate, Path key, @Nullable Path clientCa)
            throws IOException, GeneralSecurityException {
        SslContextBuilder context = GrpcSslContexts.configure(SslContextBuilder.forServer(identity(certificate, key)));
        if (clientCa != null) {
            context.trustManager(trust(clientCa)).clientAuth(ClientAuth.REQUIRE);
        }
        return context.build();
    }

    /// A client's context with an identity of its own (mutual TLS).
    public SslContext mutualClient(Path ca, Path certificate, Path key) throws IOException, GeneralSecurityException {
        return GrpcSslContexts.forClient()
                .trustManager(verifyingTrust(ca))
                .keyManager(identity(certificate, key))
                .build();
    }

    /// A client's context that shows no certificate.
    public static SslContext client(Path ca) throws IOException {
        return GrpcSslContexts.forClient().trustManager(ca.toFile()).build();
    }

    private AdvancedTlsX509KeyManager identity(Path certificate, Path key)
            throws IOException, GeneralSecurityException {
        AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
        File certificateFile = certificate.toFile();
        var unused = keys.updateIdentityCredentials(
                certificateFile, key.toFile(), RELOAD_SECONDS, TimeUnit.SECONDS, reloader);
        return keys;
    }

    private AdvancedTlsX509TrustManager trust(Path ca) throws IOException, GeneralSecurityException {
        return reloading(
                AdvancedTlsX509TrustManager.newBuilder()
                        .setVerification(AdvancedTlsX509TrustManager.Verification.CERTIFICATE_ONLY_VERIFICATION)
                        .build(),
                ca);
    }

    private AdvancedTlsX509TrustManager verifyingTrust(Path ca) throws IOException, GeneralSecurityException {
        return reloading(
                AdvancedTlsX509TrustManager.newBuilder()
                        .setVerification(
                                AdvancedTlsX509TrustManager.Verification.CERTIFICATE_AND_HOST_NAME_VERIFICATION)
                        .build(),
                ca);
    }

    private AdvancedTlsX509TrustManager reloading(AdvancedTlsX509TrustManager trust, Path ca)
            throws IOException, GeneralSecurityException {
        var unused = trust.updateTrustCredentials(ca.toFile(), RELOAD_SECONDS, TimeUnit.SECONDS, reloader);
        return trust;
    }
}
