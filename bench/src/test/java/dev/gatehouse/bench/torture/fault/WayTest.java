package dev.gatehouse.bench.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A way to two gateways that greet with their number and then echo.
class WayTest {
    private static final int SHORT = 300;

    private final ServerSocket first;
    private final ServerSocket second;
    private final Switchboard switchboard;
    private final Way way;

    WayTest() throws IOException {
        first = greeter(1);
        second = greeter(2);
        switchboard = new Switchboard(List.of(gate(first), gate(second)));
        way = Way.to(switchboard, 0);
    }

    @AfterEach
    void close() throws IOException {
        way.close();
        first.close();
        second.close();
    }

    @Test
    void leadsToTheGatewayThatItPrefersAndToTheOtherWhileThatIsDown() throws IOException {
        assertThat(greeting()).isEqualTo(1);
        switchboard.down(0);
        assertThat(greeting()).isEqualTo(2);
        switchboard.up(0);
        assertThat(greeting()).isEqualTo(1);
    }

    @Test
    void aMoveCutsAndLeadsElsewhere() throws IOException {
        try (Socket device = connect()) {
            assertThat(device.getInputStream().read()).isEqualTo(1);
            way.move(1);
            assertThat(isBroken(device)).isTrue();
        }
        assertThat(greeting()).isEqualTo(2);
    }

    @Test
    void whatIsHeldPassesLater() throws IOException {
        try (Socket device = connect()) {
            assertThat(device.getInputStream().read()).isEqualTo(1);
            way.hold();
            device.getOutputStream().write(7);
            device.setSoTimeout(SHORT);
            assertThatThrownBy(() -> device.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            way.release();
            device.setSoTimeout(0);
            assertThat(device.getInputStream().read()).isEqualTo(7);
        }
    }

    private int greeting() throws IOException {
        try (Socket device = connect()) {
            return device.getInputStream().read();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), way.grpcPort());
    }

    private static boolean isBroken(Socket device) {
        try {
            return device.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static Switchboard.Gate gate(ServerSocket server) {
        return new Switchboard.Gate(server.getLocalPort(), server.getLocalPort());
    }

    private static ServerSocket greeter(int number) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                serve(server, number);
            }
        });
        return server;
    }

    private static void serve(ServerSocket server, int number) {
        try {
            Socket socket = server.accept();
            Thread.ofVirtual().start(() -> echo(socket, number));
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void echo(Socket socket, int number) {
        try (socket) {
            socket.getOutputStream().write(number);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
