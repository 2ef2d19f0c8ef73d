package dev.gatehouse.gateway.downstream;

import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.gateway.fixture.InsideServices;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The services inside, and the gateway's channels to them.
public final class ConnectedInside implements AutoCloseable {
    private final ScheduledExecutorService reloader = Executors.newSingleThreadScheduledExecutor();
    private final InsideServices services;
    private final InternalChannels channels;

    /// @param folder where the certificates go
    public ConnectedInside(Path folder) {
        TestCertificates certificates = TestCertificates.in(folder);
        services = new InsideServices(certificates);
        channels = TestChannels.as(certificates.issue("gateway"), certificates.ca(), reloader);
    }

    public InsideServices services() {
        return services;
    }

    public InternalChannels channels() {
        return channels;
    }

    @Override
    public void close() {
        channels.close();
        services.close();
        reloader.shutdownNow();
    }
}
