package dev.gatehouse.local.demo;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.platform.Progress;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The journey on the real services, whose jars the build has just made, each time on a platform of its own.
class JourneyIT {
    private final Walk walk = new Walk();

    @Test
    void passesTwiceOnOnePlatformWithOtherNames() throws Exception {
        try (StartedPlatform platform = start(Store.SQLITE)) {
            walk.whole(platform, Etcd.onPath() ? "11 passed, 0 failed" : "10 passed, 0 failed, 1 skipped");
            walk.whole(platform, Etcd.onPath() ? "11 passed, 0 failed" : "10 passed, 0 failed, 1 skipped");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "session-service@1, 0",
        "stand-ins@1, 0",
        "gateway-service@2, 1",
        "redis@3, 2",
        "gateway-service@5, 4",
        "session-service@6, 5",
        "gateway-service@7, 6",
        "integration-api@8, 7",
        "integration-api@9, 8",
        "config-api@10, 9"
    })
    void aStepNoticesThatItsServiceIsStopped(String outage, int passed) throws Exception {
        try (StartedPlatform platform = start(Store.SQLITE)) {
            walk.until(outage, passed, platform);
        }
    }

    @ParameterizedTest
    @CsvSource({"etcd@10, 9", "config-api@11, 10", "etcd@11, 10"})
    void aStepNoticesItOnEtcdToo(String outage, int passed) throws Exception {
        Etcd.required();
        try (StartedPlatform platform = start(Store.ETCD)) {
            walk.until(outage, passed, platform);
        }
    }

    private static StartedPlatform start(Store store) throws Exception {
        return new Start(Progress.SILENT).apart(Folders.checkout(), store.platform());
    }
}
