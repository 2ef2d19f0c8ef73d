package dev.gatehouse.common.service;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// The one line that a failed start ends with. Only a bug also prints its stack trace, above the line.
final class StartupLine {
    private StartupLine() {}

    /// What to tell of a failure.
    ///
    /// @param settingByPort which setting named a port
    static String of(Throwable failure, Map<Integer, String> settingByPort) {
        return reason(failure, settingByPort).strip().replaceAll("\\R", " ");
    }

    private static String reason(Throwable failure, Map<Integer, String> settingByPort) {
        return Stream.<Optional<String>>of(
                        find(failure, StartupProblem.class).map(Throwable::getMessage),
                        find(failure, PortInUseException.class).map(taken -> portTaken(taken.getPort(), settingByPort)),
                        find(failure, BindValidationException.class).map(StartupLine::validation),
                        find(failure, BindException.class).map(StartupLine::binding))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> bug(failure));
    }

    private static String portTaken(int port, Map<Integer, String> settingByPort) {
        String setting = ServiceDescriptor.variable(settingByPort.getOrDefault(port, "port"));
        return setting + " names port " + port + ", which is taken. Free it or set another address.";
    }

    private static String validation(BindValidationException failure) {
        return failure.getValidationErrors().getAllErrors().stream()
                .map(error -> setting(failure.getValidationErrors().getName().toString(), error) + " "
                        + error.getDefaultMessage())
                .collect(Collectors.joining("; "));
    }

    private static String setting(String prefix, ObjectError error) {
        String property = error instanceof FieldError field ? prefix + "." + kebab(field.getField()) : prefix;
        return ServiceDescriptor.variable(property);
    }

    private static String binding(BindException failure) {
        return ServiceDescriptor.variable(failure.getName().toString())
                + " has a value that can't be read as "
                + failure.getTarget().getType() + ": " + root(failure).getMessage();
    }

    private static String bug(Throwable failure) {
        failure.printStackTrace(System.err);
        return "the start failed: " + root(failure);
    }

    private static String kebab(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
