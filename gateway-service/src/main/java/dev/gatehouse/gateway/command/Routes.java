package dev.gatehouse.gateway.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The routes, of which the longest that fits takes a command.
public final class Routes {
    private final List<Route> longestFirst;

    public Routes(List<Route> routes) {
        this.longestFirst = routes.stream()
                .sorted(Comparator.comparingInt(
                                (Route route) -> route.messageType().length())
                        .reversed())
                .toList();
    }

    Optional<Route> find(String messageType) {
        return longestFirst.stream().filter(route -> route.takes(messageType)).findFirst();
    }
}
