package dev.gatehouse.local.downstream;

import dev.gatehouse.common.peer.CommonName;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Lets the gateway alone call, known by its client certificate, and only then believes the identity in the metadata.
///
/// A caller without a certificate of the CA never gets this far: TLS refuses it. Another name is `PERMISSION_DENIED`.
final class GatewayOnly implements ServerInterceptor {
    private static final String GATEWAY = "gateway";

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null || !peer(session).equals(Optional.of(GATEWAY))) {
            call.close(Status.PERMISSION_DENIED.withDescription("only the gateway may call here"), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        Context context = Context.current().withValue(Identity.CURRENT, Identity.of(headers));
        return Contexts.interceptCall(context, call, headers, next);
    }

    private static Optional<String> peer(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate leaf
                    ? CommonName.of(leaf)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
