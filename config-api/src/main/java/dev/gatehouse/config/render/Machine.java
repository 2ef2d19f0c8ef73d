package dev.gatehouse.config.render;

import dev.gatehouse.config.content.Layer;
import dev.gatehouse.config.content.Layer.Level;
import dev.gatehouse.config.content.Segment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// For whom a configuration is resolved: the names of a machine's layers, each empty where it has none.
public record Machine(String region, String role, String host) {
    /// Empty when a name has a form that no layer has.
    public static Optional<Machine> of(String region, String role, String host) {
        boolean valid = Stream.of(region, role, host).allMatch(name -> name.isEmpty() || Segment.isValid(name));
        return valid ? Optional.of(new Machine(region, role, host)) : Optional.empty();
    }

    /// Its layers, from the least to the most specific.
    List<Layer> layers() {
        return Stream.of(
                        Stream.of(Layer.BASE),
                        layer(Level.REGION, region),
                        layer(Level.ROLE, role),
                        layer(Level.HOST, host))
                .flatMap(layer -> layer)
                .toList();
    }

    private static Stream<Layer> layer(Level level, String name) {
        return name.isEmpty() ? Stream.empty() : Stream.of(new Layer(level, name));
    }
}
