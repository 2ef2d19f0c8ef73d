package dev.gatehouse.bench.soak.churn;

import com.google.protobuf.ByteString;
import dev.gatehouse.bench.measure.member.Revoker;
import dev.gatehouse.bench.measure.wire.Calls;
import dev.gatehouse.bench.soak.guest.Guest;
import dev.gatehouse.bench.soak.guest.Guests;
import dev.gatehouse.bench.soak.schedule.Act;
import dev.gatehouse.bench.soak.schedule.Way;
import dev.gatehouse.bench.soak.visit.Answer;
import dev.gatehouse.bench.soak.visit.Doings;
import dev.gatehouse.bench.soak.visit.Intruders;
import dev.gatehouse.bench.soak.visit.Line;
import dev.gatehouse.bench.soak.visit.Lines;
import dev.gatehouse.bench.soak.visit.Visit;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/// Plays acts, and ends streams when their time has come. Used by one thread.
final class Host {
    /// More than come together by chance: past it the gateway has stopped ending streams.
    private static final int MOST_VISITS = 10_000;

    private static final int COMMAND_BYTES = 200;

    private final Guests guests;
    private final Lines lines;
    private final Revoker revoker;
    private final Visit.Room room;
    private final Intruders intruders;
    private final Queue<Ending> endings = new PriorityQueue<>(Comparator.comparingLong(Ending::nanos));

    Host(Guests guests, Lines lines, Revoker revoker, Visit.Room room) {
        this.guests = guests;
        this.lines = lines;
        this.revoker = revoker;
        this.room = room;
        this.intruders = new Intruders(lines, room.doings(), 0);
    }

    private record Ending(long nanos, Runnable end) {}

    void play(Act act) {
        Guest guest = guests.at(act.place());
        if (guest.isOver(System.nanoTime())) {
            room.doings().count("acts left out: the session is over");
            return;
        }
        switch (act) {
            case Act.Open open -> open(guest, open);
            case Act.Command _ -> command(guest);
            case Act.Forge _ -> intruders.forge(guest);
            case Act.MakeUp _ -> intruders.makeUp(guest);
        }
    }

    private void open(Guest guest, Act.Open open) {
        if (room.present().size() >= MOST_VISITS) {
            room.doings().count(Doings.UNEXPECTED + "too many streams are open");
            return;
        }
        byte[] request = guest.member().subscribe(open.resumes() ? guest.position() : ByteString.EMPTY);
        room.doings().count("streams opened");
        if (open.way() == Way.STALLED) {
            stall(guest, request, open.stay());
        } else {
            Visit visit = new Visit(guest, lines.free(), room);
            visit.begin(request, true);
            after(open.stay(), () -> end(visit, open.way()));
        }
    }

    private void stall(Guest guest, byte[] request, Duration stay) {
        Line own = new Line(lines.deaf(), true, Long.MAX_VALUE);
        Visit visit = new Visit(guest, own, room);
        visit.begin(request, false);
        room.present().stall(visit);
        after(stay, own::cut);
    }

    private void end(Visit visit, Way way) {
        switch (way) {
            case CANCELLED -> visit.cancel();
            case REPLACED -> replace(visit.guest());
            case REVOKED -> revoke(visit.guest());
            case STAYS, STALLED -> {}
        }
    }

    private void replace(Guest guest) {
        if (!guest.isOver(System.nanoTime())) {
            Visit newer = new Visit(guest, lines.free(), room);
            room.doings().count("streams opened");
            newer.begin(guest.member().subscribe(guest.position()), true);
            after(Duration.ofSeconds(1), newer::cancel);
        }
    }

    private void revoke(Guest guest) {
        guest.revoked();
        room.doings().count("sessions revoked");
        // It asks Redis and waits.
        Thread.ofVirtual().start(() -> revoker.revoke(guest.member().session()));
    }

    private void command(Guest guest) {
        Line line = lines.free();
        ClientCall<byte[], byte[]> call = line.call(Calls.EXECUTE);
        call.start(new Answer(room.doings(), line), new Metadata());
        call.request(2);
        call.sendMessage(guest.member().command("demo.echo", new byte[COMMAND_BYTES]));
        call.halfClose();
    }

    private void after(Duration stay, Runnable end) {
        endings.add(new Ending(System.nanoTime() + stay.toNanos(), end));
    }

    /// Does what is due.
    void sweep() {
        long now = System.nanoTime();
        for (Ending next = endings.peek(); next != null && next.nanos() - now <= 0; next = endings.peek()) {
            endings.poll();
            next.end().run();
        }
        lines.sweep();
    }

    String state() {
        return guests.size() + " sessions, " + room.present().size() + " streams on " + lines.size() + " connections";
    }

    void close() {
        intruders.close();
        lines.close();
    }
}
