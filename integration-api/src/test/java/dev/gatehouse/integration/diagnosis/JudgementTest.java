package dev.gatehouse.integration.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.diagnosis.Diagnosis.Name;
import dev.gatehouse.integration.diagnosis.Diagnosis.Recent;
import dev.gatehouse.integration.diagnosis.Diagnosis.Step;
import dev.gatehouse.integration.diagnosis.Diagnosis.Verdict;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    private static final Recent QUIET = new Recent(15, 10, 0, Map.of());

    private static Verdict verdict(Step last, Recent recent) {
        return new Judgement("INTEGRATION_API_X_URL", List.of(last), recent).verdict();
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void everyErrorClassHasASideAndAdvice(ErrorClass error) {
        Verdict verdict = verdict(new Step(Name.TCP, false, 1, error, "seen"), QUIET);

        assertThat(verdict.side()).isEqualTo(error.side());
        assertThat(verdict.where()).isEqualTo("TCP");
        assertThat(verdict.errorClass()).isEqualTo(error);
        assertThat(verdict.advice()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "(bad_certificate) Received fatal alert: bad_certificate,OURS,refuses our certificate",
        "it ended the connection after the handshake,OURS,refuses our certificate",
        "NotAfter: Sat Nov 21 12:00:00 GMT 2026,THEIRS,has expired",
        "No subject alternative DNS name matching ledger found.,UNKNOWN,another name",
        "PKIX path building failed,UNKNOWN,INTEGRATION_API_INTERNAL_CA_PATH"
    })
    void tlsTellsWhoDoesNotBelieveWhom(String seen, Side side, String advice) {
        Verdict verdict = verdict(new Step(Name.TLS, false, 1, ErrorClass.TLS_FAILURE, seen), QUIET);

        assertThat(verdict.side()).isEqualTo(side);
        assertThat(verdict.advice()).contains(advice);
    }

    @Test
    void wayThatIsFreeNowLeavesTheRequestsOfLate() {
        Step well = new Step(Name.HTTP, true, 1, null, "200");

        assertThat(verdict(well, QUIET).side()).isNull();
        assertThat(verdict(well, QUIET).where()).isEqualTo("NOWHERE");
        Verdict late =
                verdict(well, new Recent(15, 10, 4, Map.of(ErrorClass.READ_TIMEOUT, 3L, ErrorClass.HTTP_5XX, 1L)));
        assertThat(late.side()).isEqualTo(Side.THEIRS);
        assertThat(late.where()).isEqualTo("RECENT");
        assertThat(late.errorClass()).isEqualTo(ErrorClass.READ_TIMEOUT);
        assertThat(late.advice()).contains("4 of 10 attempts");
    }
}
