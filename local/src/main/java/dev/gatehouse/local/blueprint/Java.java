package dev.gatehouse.local.blueprint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The virtual machine that children run on: the one that runs us.
public final class Java {
    /// The `java` that runs this process.
    public static final String PROGRAM =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> ALWAYS = List.of(
            // gRPC's Netty loads native code and uses Unsafe; the JDK would warn of it at every start.
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            // The first compiler alone: measured 8 s of processor time instead of 13 s until a service is ready.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError");

    private Java() {}

    /// Program and options, to which a jar or a class is added.
    public static List<String> command(String heap) {
        List<String> command = new ArrayList<>();
        command.add(PROGRAM);
        command.addAll(ALWAYS);
        command.add("-Xmx" + heap);
        return command;
    }
}
