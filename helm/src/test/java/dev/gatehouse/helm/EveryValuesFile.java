package dev.gatehouse.helm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test of what one values file renders to, run for each of them.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@MethodSource("dev.gatehouse.helm.EveryValuesFile$Rendered#all")
@interface EveryValuesFile {

    /// The chart rendered with each values file.
    final class Rendered {
        private Rendered() {}

        static Stream<Named<Manifests>> all() {
            return Chart.valuesFiles().stream().map(Rendered::with);
        }

        static Manifests with(String file) {
            return with(Chart.ofCheckout().folder().resolve(file)).getPayload();
        }

        private static Named<Manifests> with(Path file) {
            return Named.of(file.getFileName().toString(), Chart.ofCheckout().render(file));
        }
    }
}
