package dev.gatehouse.gateway.command;

/// Carries a command to the service behind a route. It is sent once; whoever repeats it repeats the command id.
public interface Downstream {
    CommandOutcome execute(Route route, Command command);
}
