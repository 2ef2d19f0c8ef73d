package dev.gatehouse.local.demo;

import dev.gatehouse.common.fixture.Folders;
import dev.gatehouse.local.control.Control;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.layout.Store;
import dev.gatehouse.local.platform.PlatformFault;
import dev.gatehouse.local.platform.Progress;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import dev.gatehouse.local.standin.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The journey on one platform whose stand-ins go down, one at a time, and come up again.
class StandInOutageIT {
    private static StartedPlatform platform;

    private final Walk walk = new Walk();

    @BeforeAll
    static void start() throws PlatformFault {
        platform = new Start(Progress.SILENT).apart(Folders.checkout(), Store.SQLITE.platform());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void repair() throws Exception {
        try (Control control = new Control(platform.home(), platform.addresses().url(Listener.STAND_INS_CONTROL))) {
            for (Listener standIn : Listener.standIns()) {
                control.put(standIn.label(), Condition.UP);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "issuer@1, 0",
        "population-index@8, 7",
        "custody-ledger@8, 7",
        "supervision-desk@8, 7",
        "custody-ledger@9, 8",
        "supervision-desk@9, 8",
        // Last: the gateway waits before it tries a downstream again that has refused.
        "downstream@4, 3"
    })
    void aStepNoticesThatItsStandInIsDown(String outage, int passed) throws Exception {
        walk.until(outage, passed, platform);
    }
}
