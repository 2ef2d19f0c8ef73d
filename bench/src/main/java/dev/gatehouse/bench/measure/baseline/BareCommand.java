package dev.gatehouse.bench.measure.baseline;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A gRPC server with nothing around it: pushes to a group what it is told to, echoes, remembers.
///
/// What it is told comes over a socket: the group's number and the payload's length, four bytes each.
@Command(name = "bare", hidden = true, description = "The gRPC server that a gateway is measured against.")
public final class BareCommand implements Callable<Integer> {
    /// The name under which it is started.
    public static final String NAME = "bare";

    @Option(names = "--control", required = true, description = "Port of the process that directs the run.")
    private int control;

    @Option(names = "--redis", required = true, description = "Port of Redis.")
    private int redis;

    @Option(names = "--password-file", required = true, description = "Holds its password.")
    private Path passwordFile = Path.of("");

    /// For picocli.
    public BareCommand() {}

    @Override
    public Integer call() throws IOException {
        RedisClient client = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(redis)
                .withPassword(Files.readString(passwordFile).strip().toCharArray())
                .build());
        Groups groups = new Groups();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control);
                BareService service = BareService.start(groups, client.connect())) {
            new DataOutputStream(socket.getOutputStream()).writeInt(service.port());
            obey(new DataInputStream(new BufferedInputStream(socket.getInputStream())), groups);
        } finally {
            client.shutdown();
        }
        return 0;
    }

    private static void obey(DataInputStream orders, Groups groups) throws IOException {
        try {
            while (true) {
                groups.push(orders.readInt(), orders.readInt());
            }
        } catch (EOFException e) {
            // The run is over.
            return;
        }
    }
}
