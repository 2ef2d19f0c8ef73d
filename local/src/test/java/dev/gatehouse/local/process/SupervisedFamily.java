package dev.gatehouse.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A program that is there to be killed: it supervises one shell for each script, and prints all pids on one line.
final class SupervisedFamily {
    private static final long BUDGET_SECONDS = 1;

    private SupervisedFamily() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Supervisor supervisor = Supervisor.start(BUDGET_SECONDS, (child, how) -> {});
        StringBuilder pids = new StringBuilder().append(supervisor.reaper().pid());
        for (int n = 1; n < arguments.length; n++) {
            Path sign = folder.resolve("runs-" + n);
            List<String> command = List.of("sh", "-c", "echo >'" + sign + "'; " + arguments[n]);
            Child child = supervisor.start(new ChildSpec(
                    "child-" + n, command, Map.of("PATH", System.getenv("PATH")), folder.resolve(n + ".log"), folder));
            while (!Files.exists(sign)) {
                Thread.onSpinWait();
            }
            pids.append(' ').append(child.id().pid());
        }
        System.out.println(pids);
        new CountDownLatch(1).await();
    }
}
