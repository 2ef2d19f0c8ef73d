package dev.gatehouse.client.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How far back, as people write it: `90s`, `30m`, `1h`, `2d`.
///
/// @param duration more than nothing
record Ago(Duration duration) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    /// Reads it for picocli.
    static final class Converter implements ITypeConverter<Ago> {
        @Override
        public Ago convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is not like 90s, 30m, 1h or 2d");
            }
            long amount = Long.parseLong(form.group(1));
            return new Ago(
                    switch (form.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        }
    }
}
