package dev.gatehouse.local.layout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds out which ports of the loopback address are free.
public final class Ports {
    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    /// Free ports for every listener of these services, all different.
    public static Addresses free(Set<Service> services) throws IOException {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            // Held until all are chosen: otherwise the system may hand out one of them twice.
            for (Listener listener : Addresses.listeners(services)) {
                ServerSocket socket = new ServerSocket(0, 1, loopback());
                held.add(socket);
                ports.put(listener, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return new Addresses(ports);
    }

    /// The listeners whose port somebody else holds.
    public static List<Listener> taken(Addresses addresses) {
        return addresses.ports().keySet().stream()
                .sorted()
                .filter(listener -> isTaken(addresses.port(listener)))
                .toList();
    }

    private static boolean isTaken(int port) {
        // Some systems let us bind a port of this address although a wildcard listener answers on it: connect first.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return !canBind(port);
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
