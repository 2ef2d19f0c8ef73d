package dev.gatehouse.bench.measure.gauge;

import dev.gatehouse.bench.measure.baseline.Signatures;
import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.measure.lab.Lab;
import dev.gatehouse.bench.measure.lab.Rush;
import dev.gatehouse.bench.measure.load.Burst;
import dev.gatehouse.bench.measure.member.Member;
import dev.gatehouse.bench.measure.stand.GatewayPlan;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.common.provider.SignatureProvider;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a command costs beyond its two signatures, beside a bare call that remembers its request in Redis.
///
/// The route leads to a downstream in another process, which a bare call has not: the gateway's own call to it is a
/// part of the cost.
final class Commanding implements Gauge {
    private static final int CONNECTIONS = 64;
    private static final int SESSIONS = 500;
    private static final int REQUEST_BYTES = 300;
    private static final double FACTOR = 1.5;
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return "command";
    }

    @Override
    public void run(Lab lab) throws IOException, InterruptedException {
        double bare = bare(lab);
        for (SignatureProvider provider : SignatureProvider.values()) {
            lab.gateway(GatewayPlan.with(provider));
            Signatures alone = lab.signatures(provider);
            double rate = gateway(lab);
            double beyond = MICROS / rate - MICROS / alone.verify() - MICROS / alone.sign();
            lab.tell("commands, " + Lab.label(provider) + ": " + Figure.number(rate) + " per CPU-second");
            lab.found(Figure.cost(
                    "command beyond verify and sign, " + Lab.label(provider), beyond, "µs", MICROS / bare, FACTOR));
        }
    }

    private static double bare(Lab lab) throws IOException, InterruptedException {
        SecureRandom random = new SecureRandom();
        IntFunction<List<byte[]>> requests = count -> Stream.generate(() -> {
                    byte[] request = new byte[REQUEST_BYTES];
                    random.nextBytes(request);
                    return request;
                })
                .limit(count)
                .toList();
        try (Burst echo = new Burst(lab.toBare(), CONNECTIONS, Calls.BARE_ECHO);
                Burst remember = new Burst(lab.toBare(), CONNECTIONS, Calls.BARE_REMEMBER)) {
            double echoes = measure(lab, new Rush(lab.bare().pid(), echo, requests));
            double rate = measure(lab, new Rush(lab.bare().pid(), remember, requests));
            lab.tell("bare call: " + Figure.number(echoes) + " per CPU-second; with SET NX: " + Figure.number(rate));
            return rate;
        }
    }

    private static double gateway(Lab lab) throws IOException, InterruptedException {
        List<Member> members = lab.enrol(SESSIONS, 1).members();
        IntFunction<List<byte[]>> requests = count -> IntStream.range(0, count)
                .parallel()
                .mapToObj(n -> members.get(n % SESSIONS).command("demo.echo", new byte[REQUEST_BYTES]))
                .toList();
        try (Burst burst = new Burst(lab.toGateway(), CONNECTIONS, Calls.EXECUTE)) {
            return measure(lab, new Rush(lab.stand().gatewayPid(), burst, requests));
        }
    }

    private static double measure(Lab lab, Rush rush) throws IOException, InterruptedException {
        return rush.measure(lab.scale().of(30_000, 15_000), lab.scale().of(60_000, 15_000));
    }
}
