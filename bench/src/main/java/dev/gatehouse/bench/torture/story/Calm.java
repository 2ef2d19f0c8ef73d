package dev.gatehouse.bench.torture.story;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Knows when a device could be expected to hear from the platform: when no fault, no unread stream and no signing in
/// after a revocation was in the way.
public final class Calm {
    /// What everybody is given after a fault that hit all.
    private static final long RECOVERY = 3_000;

    /// After a break of the store's history all devices are refused for a while, and sign in anew if it was replaced.
    private static final long NEW_STORE = 8_000;

    private final List<Interval> troubles = new ArrayList<>();
    private final List<Interval> repairs = new ArrayList<>();

    public Calm(Story story) {
        for (Fact.Faulted fault : story.faults()) {
            troubles.add(during(fault));
            repairs.add(new Interval(fault.slot(), fault.at(), Math.max(fault.over(), fault.healed())));
        }
        troubles.addAll(story.stalls());
        repairs.addAll(story.stalls());
        story.sessions().forEach(session -> away(story, session));
    }

    /// When a fault may keep events from flowing: a process that starts again behind others does not.
    public static Interval during(Fact.Faulted fault) {
        return new Interval(fault.slot(), fault.at(), fault.over() + grace(fault));
    }

    private static long grace(Fact.Faulted fault) {
        if (fault.loss() != Fact.Loss.NOTHING) {
            return NEW_STORE;
        }
        return fault.slot() == Interval.EVERYBODY ? RECOVERY : 0;
    }

    /// A device whose session was revoked, or over while it could not sign in, is away until its next session receives
    /// something. How soon it signs in is another claim's matter.
    private void away(Story story, Session session) {
        OptionalLong over = session.revokeAskedAt().isPresent() ? session.revokeAskedAt() : session.overAt();
        if (over.isPresent()) {
            long back = story.sessions().stream()
                    .filter(next -> next.slot() == session.slot() && next.signedInAt() > over.getAsLong())
                    .flatMap(next -> next.received().stream())
                    .mapToLong(Fact.Received::at)
                    .min()
                    .orElse(Long.MAX_VALUE / 2);
            boolean blocked = session.revokeAskedAt().isPresent()
                    || story.faults().stream()
                            .anyMatch(fault -> hindersSigningIn(fault)
                                    && new Interval(Interval.EVERYBODY, fault.at(), fault.healed())
                                            .overlaps(over.getAsLong(), back));
            if (blocked) {
                troubles.add(new Interval(session.slot(), over.getAsLong(), back));
            }
        }
    }

    private static boolean hindersSigningIn(Fact.Faulted fault) {
        return fault.slot() == Interval.EVERYBODY && fault.loss() != Fact.Loss.EVERYTHING;
    }

    /// Whether nothing was in the way of events for a device at any time of a stretch.
    ///
    /// @param own the trouble that does not count; null: each counts
    public boolean holds(int slot, long begin, long end, @Nullable Interval own) {
        return troubles.stream()
                .filter(trouble -> !trouble.equals(own))
                .noneMatch(trouble -> trouble.concerns(slot) && trouble.overlaps(begin, end));
    }

    /// When something must have happened at the latest that takes a bound in calm times: each trouble in between gives
    /// it the bound anew.
    public long deadline(int slot, long from, long bound) {
        long deadline = from + bound;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Interval trouble : repairs) {
                if (trouble.concerns(slot) && trouble.overlaps(from, deadline) && trouble.to() + bound > deadline) {
                    deadline = trouble.to() + bound;
                    moved = true;
                }
            }
        }
        return deadline;
    }
}
