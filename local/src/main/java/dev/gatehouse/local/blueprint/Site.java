package dev.gatehouse.local.blueprint;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.material.Home;
import java.nio.file.Path;
import java.util.List;

/// Where a platform is started: which home it writes to, and which built jars it runs.
///
/// @param checkout the folder that holds the modules
/// @param standIns the command that runs this module's stand-ins, without their names
public record Site(Path checkout, Home home, List<String> standIns) {
    private static final String COMMAND_LINE = "dev.gatehouse.local.Gatehouse";

    /// Makes the checkout's path absolute.
    public Site {
        checkout = checkout.toAbsolutePath().normalize();
        standIns = List.copyOf(standIns);
    }

    /// The platform of a checkout, its stand-ins run from the class path of this process.
    public static Site of(Path checkout) {
        return new Site(checkout, Home.of(checkout), ownClassPath());
    }

    /// The same jars with another home.
    public Site in(Home other) {
        return new Site(checkout, other, standIns);
    }

    /// The executable jar of a service's module, and where it is unpacked.
    ServiceJar jar(Service service) {
        Path built = checkout.resolve(service.label() + "/target/" + service.label() + ".jar");
        return new ServiceJar(service, built, home);
    }

    private static List<String> ownClassPath() {
        String classPath = System.getProperty("java.class.path", "");
        // Another loader than the system's means that an executable jar unpacked our classes from within itself.
        return Site.class.getClassLoader() == ClassLoader.getSystemClassLoader()
                ? List.of("-cp", classPath, COMMAND_LINE)
                : List.of("-jar", classPath);
    }
}
