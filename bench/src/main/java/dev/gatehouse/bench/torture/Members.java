package dev.gatehouse.bench.torture;

import dev.gatehouse.bench.torture.backend.BackEndsCommand;
import dev.gatehouse.bench.torture.device.DevicesCommand;
import dev.gatehouse.bench.torture.schedule.RedisLayout;
import dev.gatehouse.local.blueprint.Java;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.process.ChildSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the processes of our own are started: from the class path of this one.
record Members(Home home, int controlPort) {
    private static final String PROGRAM = "dev.gatehouse.bench.Bench";
    private static final String HEAP = "256m";

    ChildSpec devices(@Nullable String sabotage) {
        return member(DevicesCommand.NAME, sabotage == null ? List.of() : List.of("--sabotage=" + sabotage));
    }

    /// With replicas, what a publisher was told is in the log is at one of them: a failover could forget it else.
    ChildSpec backEnds(RedisLayout redis) {
        int replicas = switch (redis) {
            case SINGLE -> 0;
            case SENTINEL -> 1;
        };
        return member(BackEndsCommand.NAME, List.of("--confirmed-by=" + replicas));
    }

    private ChildSpec member(String name, List<String> options) {
        List<String> command = Java.command(HEAP);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path", ""),
                PROGRAM,
                name,
                "--profile=" + home.clientProfile(),
                "--control=" + controlPort));
        command.addAll(options);
        return new ChildSpec(name, command, Map.of(), home.log(name), home.folder());
    }
}
