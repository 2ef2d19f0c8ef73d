package dev.gatehouse.local.demo;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.local.process.Programs;

/// Whether this machine has an etcd, and whether it must.
final class Etcd {
    private Etcd() {}

    static boolean onPath() {
        return Programs.find("etcd").isPresent();
    }

    /// Skips the test where there is none; fails it with `GATEHOUSE_REQUIRE_ETCD=true`.
    static void required() {
        if (!onPath() && Boolean.parseBoolean(System.getenv("GATEHOUSE_REQUIRE_ETCD"))) {
            fail("there is no etcd on the PATH, and this run requires one");
        }
        assumeTrue(onPath(), "there is no etcd on the PATH");
    }
}
