package dev.gatehouse.gateway.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The routes, of which the longest that fits takes a command. They may be replaced while commands run: each command
/// sees either all of the old ones or all of the new ones.
public final class Routes {
    private volatile List<Route> longestFirst;

    public Routes(List<Route> routes) {
        this.longestFirst = sorted(routes);
    }

    /// Puts these in force in place of those before.
    public void replace(List<Route> routes) {
        longestFirst = sorted(routes);
    }

    private static List<Route> sorted(List<Route> routes) {
        return routes.stream()
                .sorted(Comparator.comparingInt(
                                (Route route) -> route.messageType().length())
                        .reversed())
                .toList();
    }

    Optional<Route> find(String messageType) {
        return longestFirst.stream().filter(route -> route.takes(messageType)).findFirst();
    }

    /// How many there are.
    public int count() {
        return longestFirst.size();
    }
}
