package dev.gatehouse.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevokeVerdictTest {
    private static final StreamState NO_STREAM = new StreamState("ds1.x", false, null, null);
    private static final RevokeTriage.Held NOTHING_HELD = new RevokeTriage.Held("nothing", null);
    private static final List<RevokeTriage.Snapshot> REVOKED =
            List.of(new RevokeTriage.Snapshot("1-0", Instant.EPOCH, "revoked", true, null));

    private static String published(String state, boolean fresh) {
        return RevokeVerdict.of(
                new RevokeTriage.Recorded(state, true, true),
                REVOKED,
                NOTHING_HELD,
                NO_STREAM,
                new ReaderState(fresh, fresh ? 100 : 9_000, "9-0"));
    }

    @Test
    void revocationThatOnlyTheStreamRemembersIsNotCalledConfirmed() {
        assertThat(published("active", true))
                .contains("Redis has forgotten the revocation", "revoke it again")
                .doesNotContain("confirms");
    }

    @ParameterizedTest
    @CsvSource({"revoked", "expired", "absent"})
    void revocationThatTheRecordKnowsIsConfirmed(String state) {
        assertThat(published(state, true)).contains("Redis confirms it");
    }

    @Test
    void revocationThatWasNotReadIsToldAsSuch() {
        assertThat(published("revoked", false)).contains("has not read up to it");
        assertThat(published("unreadable", false)).startsWith("Redis can't be read from here");
    }
}
