package dev.gatehouse.bench.torture.schedule;

import org.jspecify.annotations.Nullable;

/// One thing that is done in a run. Devices are named by their slots, gateways and users by numbers from 0.
public sealed interface Act {
    /// Publishes events to a user.
    ///
    /// @param id begins the ids of its events
    /// @param slot the one device whose session they are for; null: all of the user's
    /// @param events how many, at once
    /// @param bytes of each payload
    /// @param lifeMillis after which they expire; null: never
    /// @param copies how often each is appended under its id
    record Publish(
            String id,
            int user,
            @Nullable Integer slot,
            int events,
            int bytes,
            @Nullable Long lifeMillis,
            int copies) implements Act {}

    /// Cuts the connections of a device.
    record Cut(int slot) implements Act {}

    /// Leads a device to a gateway, and cuts its connections.
    record Move(int slot, int gateway) implements Act {}

    /// Lets nothing pass between a device and its gateway for a while.
    record Hold(int slot, long millis) implements Act {}

    /// Has a device leave its stream unread for a while.
    record Stall(int slot, long millis) implements Act {}

    /// Revokes the session of a device, which then signs in anew.
    record Revoke(int slot) implements Act {}

    /// Has a device execute a command.
    ///
    /// @param times how often it is sent under its id though it was answered
    record Execute(int slot, String commandId, int times) implements Act {}

    /// Does something to a process of the platform.
    ///
    /// @param gateway which one, where it is done to one of several
    /// @param millis how long it is down or frozen
    record Fault(FaultKind kind, int gateway, long millis) implements Act {}

    /// Does what [FaultKind#MASTER_ISOLATE] says, and revokes the session of a device meanwhile.
    record Isolate(int slot, long millis) implements Act {}
}
