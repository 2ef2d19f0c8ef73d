package dev.gatehouse.integration.upstreams;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.common.fixture.TestCertificates;
import dev.gatehouse.common.service.DevelopmentMaterial;
import dev.gatehouse.integration.fixture.StandIn;
import dev.gatehouse.integration.interaction.Interaction;
import dev.gatehouse.integration.interaction.SubjectHash;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One upstream over real HTTPS, and the client that asks it.
public final class TestUpstream implements AutoCloseable {
    private final Path folder = temporary();
    private final TestCertificates certificates = TestCertificates.in(folder);
    private final List<Interaction> interactions = new CopyOnWriteArrayList<>();
    private final StandIn standIn;
    private final UpstreamHttp http;
    private final UpstreamClient client;

    /// Starts it.
    public TestUpstream(Upstream upstream) {
        standIn = StandIn.start(upstream.wireName(), certificates, folder);
        TestCertificates.Identity own = certificates.issue("integration-api");
        InternalSettings settings = new InternalSettings(
                certificates.ca().toString(),
                own.certificate().toString(),
                own.key().toString());
        http = new UpstreamHttp(new InternalTls(settings, new DevelopmentMaterial("local")).context(), Propagator.NOOP);
        client = new UpstreamClient(
                URI.create(standIn.url()),
                http,
                new AttemptRecords(
                        upstream.wireName(),
                        Tracer.NOOP,
                        SubjectHash.create(),
                        InstantSource.system(),
                        interactions::add));
    }

    public StandIn standIn() {
        return standIn;
    }

    public UpstreamClient client() {
        return client;
    }

    /// What was recorded, oldest first.
    public List<Interaction> interactions() {
        return interactions;
    }

    @Override
    public void close() {
        http.close();
        standIn.close();
        Folders.delete(folder);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("gatehouse-upstream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
