package dev.gatehouse.config.etcd;

import dev.gatehouse.common.grpc.GrpcTls;
import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.common.service.StartupProblem;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// The connections to the cluster, with mutual TLS, and what keeps their certificates fresh. They connect when
/// they are first used.
final class EtcdConnections implements AutoCloseable {
    // A page of the largest values.
    private static final int MAX_ANSWER = 32 * 1024 * 1024;

    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("etcd-certificates").factory());
    private final EtcdCluster cluster;

    private EtcdConnections(EtcdEndpoints endpoints, EtcdSettings settings) {
        SslContext tls = endpoints.tls() ? tls(settings) : null;
        this.cluster = new EtcdCluster(endpoints.addresses().stream()
                .map(address -> new EtcdMember(channel(address, tls)))
                .toList());
    }

    /// Prepares the connections. Refuses the start where the settings don't fit together or a file can't be read.
    static EtcdConnections open(EtcdSettings settings, String environment) {
        EtcdEndpoints endpoints = EtcdEndpoints.of(settings.endpoints(), environment);
        if (endpoints.tls()) {
            check(settings, new DevelopmentMaterial(environment));
        } else {
            refuseFiles(settings);
        }
        return new EtcdConnections(endpoints, settings);
    }

    EtcdCluster cluster() {
        return cluster;
    }

    private static void check(EtcdSettings settings, DevelopmentMaterial material) {
        material.refuseCertificate(property("ca-path"), required("ca-path", settings.caPath()));
        material.refuseCertificate(property("cert-path"), required("cert-path", settings.certPath()));
        material.refuseKey(property("key-path"), required("key-path", settings.keyPath()));
    }

    private static Path required(String name, String path) {
        if (path.isBlank()) {
            throw new StartupProblem(property(name), "is not set: etcd is reached with mutual TLS.");
        }
        return Path.of(path);
    }

    private static void refuseFiles(EtcdSettings settings) {
        if (List.of(settings.caPath(), settings.certPath(), settings.keyPath()).stream()
                .anyMatch(path -> !path.isBlank())) {
            throw new StartupProblem(
                    property("endpoints"), "names http://, but there are certificates for etcd. Use https://.");
        }
    }

    private SslContext tls(EtcdSettings settings) {
        try {
            return new GrpcTls(reloader)
                    .mutualClient(
                            Path.of(settings.caPath()), Path.of(settings.certPath()), Path.of(settings.keyPath()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            reloader.shutdownNow();
            throw new StartupProblem(
                    property("key-path"), "and the certificate beside it can't be used as PEM files: " + e + ".", e);
        }
    }

    private static ManagedChannel channel(String address, @Nullable SslContext tls) {
        NettyChannelBuilder builder =
                NettyChannelBuilder.forTarget("dns:///" + address).maxInboundMessageSize(MAX_ANSWER);
        return (tls == null ? builder.usePlaintext() : builder.sslContext(tls)).build();
    }

    private static String property(String name) {
        return EtcdSettings.PREFIX + "." + name;
    }

    @Override
    public void close() {
        cluster.close();
        reloader.shutdownNow();
    }
}
