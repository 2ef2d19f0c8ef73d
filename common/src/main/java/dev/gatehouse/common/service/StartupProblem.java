package dev.gatehouse.common.service;

import org.jspecify.annotations.Nullable;

/// A setting with which the service can't run. The launcher prints it as one line and ends the process.
public final class StartupProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// A problem and what to do about it.
    ///
    /// @param property the setting, such as `gateway.redis.password`
    /// @param problem what is wrong and what to do, going on from the variable's name; holds no secret
    public StartupProblem(String property, String problem) {
        this(property, problem, null);
    }

    public StartupProblem(String property, String problem, @Nullable Throwable cause) {
        super(ServiceDescriptor.variable(property) + " " + problem, cause);
    }
}
