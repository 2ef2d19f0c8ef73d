package dev.gatehouse.gateway.netty;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;

/// Ties gRPC's transports to their connections, and reads from the GOAWAY that gRPC sends why it ends one.
final class TransportWatch extends ServerTransportFilter {
    static final Attributes.Key<Connection> CONNECTION = Attributes.Key.create("connection");

    private final Connections connections;

    TransportWatch(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Attributes transportReady(Attributes transport) {
        Connection connection = connections.of(transport);
        if (connection == null) {
            return transport;
        }
        connection.handshaken();
        Http2ConnectionHandler handler = connection.http2();
        if (handler != null) {
            handler.connection().addListener(new GoAwayReader(connection));
        }
        return transport.toBuilder().set(CONNECTION, connection).build();
    }

    private static final class GoAwayReader extends Http2ConnectionAdapter {
        private final Connection connection;

        GoAwayReader(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void onGoAwaySent(int lastStreamId, long errorCode, ByteBuf debugData) {
            String why = debugData.toString(StandardCharsets.US_ASCII);
            if (errorCode == Http2Error.ENHANCE_YOUR_CALM.code()) {
                connection.note(
                        why.equals("too_many_pings") ? ConnectionEnd.TOO_MANY_PINGS : ConnectionEnd.TOO_MANY_RESETS);
            } else if (errorCode == Http2Error.NO_ERROR.code()) {
                noteGentle(why);
            } else {
                connection.note(ConnectionEnd.PROTOCOL_ERROR);
            }
        }

        private void noteGentle(String why) {
            if (why.equals("max_idle")) {
                connection.note(ConnectionEnd.IDLE);
            } else if (why.equals("app_requested")) {
                connection.note(ConnectionEnd.SHUTDOWN);
            }
        }
    }
}
