package dev.gatehouse.bench.torture;

import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.bench.torture.fault.ProcessFaults;
import dev.gatehouse.bench.torture.fault.Way;
import dev.gatehouse.bench.torture.history.Fact;
import dev.gatehouse.bench.torture.order.Order;
import dev.gatehouse.bench.torture.report.Plan;
import dev.gatehouse.bench.torture.schedule.Act;
import dev.gatehouse.bench.torture.schedule.FaultKind;
import dev.gatehouse.bench.torture.schedule.Planned;
import dev.gatehouse.bench.torture.schedule.Schedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Does what the schedule says, each track on a thread of its own.
///
/// At the end everything but the publishing stops first, so that the last fault, too, is followed by events that show
/// how long it took.
final class Performance {
    private static final long AFTERMATH_SECONDS = 7;

    private final Plan plan;
    private final Stage stage;
    private final ProcessFaults faults;
    private final Screen screen;
    private final CountDownLatch noMoreFaults = new CountDownLatch(1);
    private final CountDownLatch noMoreEvents = new CountDownLatch(1);

    Performance(Plan plan, Stage stage, ProcessFaults faults, Screen screen) {
        this.plan = plan;
        this.stage = stage;
        this.faults = faults;
        this.screen = screen;
    }

    void play() throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                play(threads);
            } finally {
                // Before the threads are waited for: they end when nothing more is to be done.
                noMoreFaults.countDown();
                noMoreEvents.countDown();
            }
        }
    }

    private void play(ExecutorService threads) throws IOException, InterruptedException {
        Schedule schedule = new Schedule(plan.seed(), plan.cast());
        Future<?> publishing = threads.submit(() -> play(schedule.publishing(), noMoreEvents));
        List<Future<?>> others = new ArrayList<>();
        for (Iterator<Planned> track : schedule.faults()) {
            others.add(threads.submit(() -> play(track, noMoreFaults)));
        }
        TimeUnit.MILLISECONDS.sleep(plan.length().toMillis());
        noMoreFaults.countDown();
        for (Future<?> track : others) {
            await(track);
        }
        TimeUnit.SECONDS.sleep(AFTERMATH_SECONDS);
        noMoreEvents.countDown();
        await(publishing);
    }

    private static void await(Future<?> track) throws IOException, InterruptedException {
        try {
            track.get();
        } catch (ExecutionException e) {
            throw new IOException("an act could not be done", e.getCause());
        }
    }

    private Void play(Iterator<Planned> track, CountDownLatch end) throws IOException, InterruptedException {
        Planned next = track.next();
        while (!end.await(next.pauseMillis(), TimeUnit.MILLISECONDS)) {
            perform(next.act());
            next = track.next();
        }
        return null;
    }

    private void perform(Act act) throws IOException, InterruptedException {
        switch (act) {
            case Act.Publish publish -> publish(publish);
            case Act.Cut(int slot) -> {
                stage.hear(touched("cut", slot, 0));
                stage.way(slot).cut();
            }
            case Act.Move(int slot, int gateway) -> {
                stage.hear(touched("move", slot, 0));
                stage.way(slot).move(gateway);
            }
            case Act.Hold(int slot, long millis) -> hold(slot, millis);
            case Act.Stall(int slot, long millis) -> stage.toDevices(new Order.Stall(slot, millis));
            case Act.Revoke(int slot) -> revoke(slot);
            case Act.Execute(int slot, String commandId, int times) ->
                stage.toDevices(new Order.Execute(slot, commandId, times));
            case Act.Fault fault -> {
                screen.progress(fault.kind().label());
                stage.hear(faults.carryOut(fault));
            }
            case Act.Isolate isolate -> {
                screen.progress(FaultKind.MASTER_ISOLATE.label());
                stage.hear(faults.carryOut(isolate, () -> revoke(isolate.slot())));
            }
        }
    }

    private void revoke(int slot) {
        stage.session(slot).ifPresent(session -> stage.toBackEnds(new Order.Revoke(session)));
    }

    private void publish(Act.Publish act) {
        Integer slot = act.slot();
        String session = slot == null ? null : stage.session(slot).orElse(null);
        stage.toBackEnds(new Order.Publish(
                act.id(), Stage.user(act.user()), session, act.events(), act.bytes(), act.lifeMillis(), act.copies()));
    }

    private void hold(int slot, long millis) throws InterruptedException {
        Way way = stage.way(slot);
        way.hold();
        TimeUnit.MILLISECONDS.sleep(millis);
        way.release();
        stage.hear(touched("hold", slot, millis));
    }

    private static Fact.Faulted touched(String kind, int slot, long millis) {
        long now = System.currentTimeMillis();
        return new Fact.Faulted(now - millis, kind, "device " + slot, slot, now, now, Fact.Loss.NOTHING);
    }
}
