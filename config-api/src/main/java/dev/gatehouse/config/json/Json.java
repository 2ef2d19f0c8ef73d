package dev.gatehouse.config.json;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A JSON value of the kinds that are stored: no arrays, no null.
public sealed interface Json {
    /// An object. Its members are ordered by name, as UTF-16 code units, and can't be changed.
    record Fields(NavigableMap<String, Json> members) implements Json {
        public Fields(Map<String, ? extends Json> members) {
            this(new TreeMap<>(members));
        }

        public Fields {
            members = Collections.unmodifiableNavigableMap(new TreeMap<>(members));
        }
    }

    /// A value without members.
    sealed interface Scalar extends Json {
        /// The value as people write it: a text without quotes, a number as it was given, true or false.
        String text();
    }

    /// A text of any Unicode scalar values, NUL included.
    record Text(String text) implements Scalar {}

    /// A number.
    ///
    /// @param text as it was given, such as `1.50`: nothing is rounded
    record Num(String text) implements Scalar {}

    /// A boolean.
    record Flag(boolean value) implements Scalar {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }
}
