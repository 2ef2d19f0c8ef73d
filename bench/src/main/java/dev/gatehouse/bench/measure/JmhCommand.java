package dev.gatehouse.bench.measure;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "jmh", description = "Micro-benchmarks of signatures and canonical bytes, by JMH.")
final class JmhCommand implements Callable<Integer> {
    private static final String OURS = "dev\\.gatehouse\\.bench\\.measure\\.micro\\..*";

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A part of their names; default: all.")
    private String part = "";

    @Override
    public Integer call() throws RunnerException {
        var unused = new Runner(new OptionsBuilder().include(OURS + part).build()).run();
        return 0;
    }
}
