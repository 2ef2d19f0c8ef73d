package dev.gatehouse.gateway.command;

/// Carries a command to the service behind a route. It arrives once at most; whoever repeats it repeats
/// the command id.
public interface Downstream {
    CommandOutcome execute(Route route, Command command);
}
