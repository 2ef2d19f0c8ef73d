package dev.gatehouse.local.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.gatehouse.local.http.BadRequest;
import dev.gatehouse.local.http.Request;
import dev.gatehouse.local.http.Response;
import dev.gatehouse.local.http.Route;
import dev.gatehouse.local.http.SmallServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// An OTLP/HTTP receiver on the loopback address: `POST /v1/traces` (protobuf, gzip or not) keeps the last 10,000
/// spans,
/// `GET /spans?trace=<32 hex digits>` shows those of one trace as JSON.
public final class TraceReceiver implements AutoCloseable {
    private static final int CAPACITY = 10_000;
    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final String PROTOBUF = "application/x-protobuf";
    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

    private final SpanRing ring = new SpanRing(CAPACITY);
    private final SmallServer server;

    private TraceReceiver(int port) throws IOException {
        this.server = SmallServer.start(
                port,
                null,
                MAX_BODY,
                List.of(Route.post("/v1/traces", this::export), Route.get("/spans", this::spans)));
    }

    /// Listens on a port of the loopback address; 0 takes a free one.
    public static TraceReceiver start(int port) throws IOException {
        return new TraceReceiver(port);
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Response export(Request request) throws BadRequest {
        if (!request.contentType().equals(PROTOBUF)) {
            return Response.error(415, "unsupported_media_type", "spans are taken as " + PROTOBUF);
        }
        try {
            ring.add(SpanReader.read(request.body()));
        } catch (InvalidProtocolBufferException e) {
            throw new BadRequest("the body is not an OTLP trace export request");
        }
        return Response.bytes(
                PROTOBUF, ExportTraceServiceResponse.getDefaultInstance().toByteArray());
    }

    private Response spans(Request request) throws BadRequest {
        String trace = request.query("trace")
                .filter(id -> TRACE_ID.matcher(id).matches())
                .orElseThrow(() -> new BadRequest("ask for ?trace=<32 hex digits>"));
        return Response.json(ring.trace(trace));
    }
}
