package dev.gatehouse.config.content;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// A layer of values. Ordered from the least specific to the most specific one, layers of one level by name.
///
/// @param name of the region, role or host; empty for the base
public record Layer(Level level, String name) implements Comparable<Layer> {
    /// The layer that every machine gets.
    public static final Layer BASE = new Layer(Level.BASE, "");

    private static final Comparator<Layer> ORDER =
            Comparator.comparing(Layer::level).thenComparing(Layer::name);

    /// How specific a layer is.
    public enum Level {
        BASE,
        REGION,
        ROLE,
        HOST;

        /// The name in JSON and in requests.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Layer {
        boolean valid = level == Level.BASE ? name.isEmpty() : Segment.isValid(name);
        if (!valid) {
            throw new IllegalArgumentException("no layer of level " + level);
        }
    }

    /// The layer of this name, such as `base` or `region/eu-1`.
    public static Optional<Layer> parse(String wireName) {
        if (wireName.equals(BASE.wireName())) {
            return Optional.of(BASE);
        }
        return Arrays.stream(Level.values())
                .filter(level -> level != Level.BASE && wireName.startsWith(level.wireName() + "/"))
                .map(level ->
                        new Named(level, wireName.substring(level.wireName().length() + 1)))
                .filter(named -> Segment.isValid(named.name()))
                .map(named -> new Layer(named.level(), named.name()))
                .findFirst();
    }

    private record Named(Level level, String name) {}

    /// The name in JSON, such as `base` or `region/eu-1`.
    public String wireName() {
        return level == Level.BASE ? level.wireName() : level.wireName() + "/" + name;
    }

    @Override
    public int compareTo(Layer other) {
        return ORDER.compare(this, other);
    }
}
