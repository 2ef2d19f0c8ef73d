package dev.gatehouse.bench.torture;

import dev.gatehouse.bench.cluster.Cluster;
import dev.gatehouse.bench.cluster.Drawing;
import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.bench.torture.check.Checker;
import dev.gatehouse.bench.torture.fault.ProcessFaults;
import dev.gatehouse.bench.torture.fault.Switchboard;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.history.History;
import dev.gatehouse.bench.torture.order.Crew;
import dev.gatehouse.bench.torture.report.Folder;
import dev.gatehouse.bench.torture.report.Plan;
import dev.gatehouse.bench.torture.report.Report;
import dev.gatehouse.bench.torture.report.Results;
import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/// One run from its first process to its verdict.
final class Run {
    private static final int CREW = 2;

    private Run() {}

    static Report of(Plan plan, Path checkout, Screen screen)
            throws IOException, GeneralSecurityException, InterruptedException {
        Folder folder = Folder.create(checkout, plan.seed());
        List<Fact> facts;
        Drawing drawing = draw(plan, checkout, folder);
        try (Cluster cluster = Cluster.start(drawing, line -> screen.line("  " + line));
                History history = History.in(folder.facts());
                Crew crew = Crew.gather()) {
            facts = run(plan, folder, drawing, cluster, history, crew, screen);
        }
        Report report = Report.of(plan, folder, facts);
        new Results(folder.results()).append(report);
        if (report.failed() == 0 && !plan.keep()) {
            folder.forgetTheRest();
        }
        return report;
    }

    private static Drawing draw(Plan plan, Path checkout, Folder folder) throws IOException, GeneralSecurityException {
        Drawing drawing = Drawing.of(checkout, folder.home(), plan.cast().gateways());
        return switch (plan.cast().redis()) {
            case SINGLE -> drawing;
            case SENTINEL -> drawing.withSentinels();
        };
    }

    private static List<Fact> run(
            Plan plan, Folder folder, Drawing drawing, Cluster cluster, History history, Crew crew, Screen screen)
            throws IOException, InterruptedException {
        Switchboard switchboard =
                new Switchboard(drawing.gates().stream().map(Run::gate).toList());
        Members members = new Members(drawing.home(), crew.port());
        cluster.beside(members.devices(plan.sabotage()));
        cluster.beside(members.backEnds(plan.cast().redis()));
        try (Stage stage = new Stage(plan.cast(), switchboard, crew, history)) {
            crew.await(CREW, stage::hear);
            var unused = cluster.death()
                    .thenAccept(death ->
                            stage.hear(new Fact.Died(System.currentTimeMillis(), death.name(), death.sentence())));
            stage.enter();
            screen.line("  " + plan.cast().slots() + " devices are signed in and receive");
            try (Watch _ = Watch.start(plan, folder, history, screen)) {
                new Performance(plan, stage, new ProcessFaults(cluster, switchboard), screen).play();
                stage.tally();
                settle(history, screen);
            }
        }
        return history.facts();
    }

    /// Gives what is still on its way the time to arrive.
    private static void settle(History history, Screen screen) throws InterruptedException {
        screen.progress("waiting until everything has arrived");
        Patience patience = Patience.ofSeconds(30);
        while (!Checker.isSettled(history.facts()) && patience.lasts()) {
            patience.pause();
        }
    }

    private static Switchboard.Gate gate(Addresses addresses) {
        return new Switchboard.Gate(addresses.port(Listener.GATEWAY_HTTP), addresses.port(Listener.GATEWAY_GRPC));
    }
}
