package dev.gatehouse.bench.torture.check;

import static dev.gatehouse.bench.torture.check.Chronicle.ALICE;
import static dev.gatehouse.bench.torture.check.Chronicle.BOB;
import static dev.gatehouse.bench.torture.check.Chronicle.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.bench.torture.history.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The checker finds each kind of wrong, and nothing where all is right.
class CheckerTest {
    @Test
    void aHistoryInWhichAllIsRightHasNoFailures() {
        Chronicle right = Chronicle.begun()
                .delivered(1)
                .published(2, BOB)
                .received(2, 2, BOB)
                .closed(0, 1, "DISCONNECTED")
                .published(3, ALICE)
                .received(3, 1, ALICE)
                .opened(0, 2, true)
                .received(3, 0, ALICE)
                .commanded(0, "c1", Fact.Outcome.OK, 0L)
                .commanded(0, "c1", Fact.Outcome.OK, 0L)
                .effects(1)
                .revoked(2)
                .closed(2, 1, "SESSION_REVOKED")
                .pause(4_500)
                .commanded(2, "c2", Fact.Outcome.REFUSED, null);

        assertThat(right.failures()).isEmpty();
    }

    @Test
    void aLostEventIsFoundWhenALaterOneArrived() {
        Chronicle lost = Chronicle.begun()
                .delivered(1)
                .published(2, ALICE)
                .received(2, 1, ALICE)
                .delivered(3);

        assertThat(lost.failures()).singleElement().asString().contains("e2", session(0));
        assertThat(lost.failures(false)).hasSize(1);
    }

    @Test
    void aLostEventIsFoundWhenNoneFollows() {
        Chronicle lost = Chronicle.begun().delivered(1).published(2, ALICE).received(2, 0, ALICE);

        assertThat(lost.failures()).singleElement().asString().contains("e2", session(1));
        assertThat(lost.failures(false)).as("it may still come").isEmpty();
    }

    @Test
    void anEventThatWasLostBeforeAStreamThatDidNotRecoverIsExcused() {
        Chronicle broken = Chronicle.begun()
                .delivered(1)
                .published(2, ALICE)
                .received(2, 1, ALICE)
                .faulted("redis-empty", 100, Fact.Loss.EVERYTHING)
                .opened(0, 2, false)
                .delivered(3)
                .published(4, BOB)
                .received(4, 2, BOB);

        assertThat(broken.failures()).isEmpty();
    }

    @Test
    void whatNoReplicaHadMayBeForgottenWhenClientsAreToldOfABreak() {
        Chronicle forgotten = Chronicle.begun()
                .delivered(1)
                .published(5, ALICE, null, Fact.Answer.UNKNOWN)
                .received(5, 0, ALICE)
                .published(2, BOB)
                .faulted("master-isolate", 100, Fact.Loss.TAIL)
                .closed(0, 1, "LINEAGE_BROKEN")
                .opened(0, 2, false)
                .closed(1, 1, "DISCONNECTED")
                .opened(1, 2, true)
                .received(2, 2, BOB)
                .delivered(6)
                .published(7, BOB)
                .received(7, 2, BOB);

        assertThat(forgotten.failures()).isEmpty();
    }

    @Test
    void anAcknowledgedEventThatAFailoverForgotIsFound() {
        Chronicle lost = Chronicle.begun()
                .delivered(1)
                .published(2, ALICE)
                .received(2, 0, ALICE)
                .faulted("master-kill", 100, Fact.Loss.TAIL)
                .closed(0, 1, "LINEAGE_BROKEN")
                .opened(0, 2, false)
                .delivered(3)
                .published(4, BOB)
                .received(4, 2, BOB);

        assertThat(lost.failures()).singleElement().asString().contains("e2", session(1));
    }

    @Test
    void aSessionThatAFailoverForgotMayEndIfItHadJustBegun() {
        Chronicle young = Chronicle.begun().faulted("master-isolate", 100, Fact.Loss.TAIL);
        Chronicle old = Chronicle.begun().pause(5_000).faulted("master-isolate", 100, Fact.Loss.TAIL);
        Chronicle moved = Chronicle.begun().faulted("master-move", 100, Fact.Loss.NOTHING);

        assertThat(endedAfterwards(young)).isEmpty();
        assertThat(List.of(old, moved))
                .allSatisfy(story -> assertThat(endedAfterwards(story))
                        .singleElement()
                        .asString()
                        .contains("ended: SESSION_REVOKED"));
    }

    private static List<String> endedAfterwards(Chronicle story) {
        return story.delivered(2)
                .published(3, BOB)
                .received(3, 2, BOB)
                .closed(2, 1, "SESSION_REVOKED")
                .failures();
    }

    @Test
    void anEventThatCameTwiceIsExcusedOnlyWhenTheLogForgotTheFirst() {
        Chronicle forgotten = Chronicle.begun()
                .published(1, ALICE, null, Fact.Answer.UNKNOWN)
                .received(1, 0, ALICE)
                .faulted("master-isolate", 100, Fact.Loss.TAIL);
        Chronicle known = Chronicle.begun().delivered(1).faulted("master-isolate", 100, Fact.Loss.TAIL);

        assertThat(publishedAgain(forgotten)).isEmpty();
        assertThat(publishedAgain(known))
                .anySatisfy(failure -> assertThat(failure).contains("repeated", "e1", session(0)));
    }

    private static List<String> publishedAgain(Chronicle story) {
        return story.opened(0, 2, false)
                .republished(1, 4, ALICE)
                .receivedAgain(1, 4, 0, ALICE)
                .receivedAgain(1, 4, 1, ALICE)
                .delivered(5)
                .published(6, BOB)
                .received(6, 2, BOB)
                .failures();
    }

    @Test
    void aHoleBeforeALaterEventIsNotExcusedByAStreamThatDidNotRecover() {
        Chronicle hole = Chronicle.begun()
                .published(1, ALICE)
                .received(1, 1, ALICE)
                .delivered(2)
                .faulted("redis-empty", 100, Fact.Loss.EVERYTHING)
                .opened(0, 2, false)
                .delivered(3)
                .published(4, BOB)
                .received(4, 2, BOB);

        assertThat(hole.failures()).singleElement().asString().contains("e1", session(0));
    }

    @Test
    void aDoubledEventIsFound() {
        Chronicle doubled = Chronicle.begun().delivered(1).received(1, 0, ALICE);

        assertThat(doubled.failures()).singleElement().asString().contains("doubled", "e1");
    }

    @Test
    void aDoubledEventIsFoundOverAResume() {
        Chronicle doubled = Chronicle.begun()
                .delivered(1)
                .closed(0, 1, "DISCONNECTED")
                .opened(0, 2, true)
                .received(1, 0, ALICE);

        assertThat(doubled.failures()).singleElement().asString().contains("doubled");
    }

    @Test
    void anEventThatCameTwiceUnderItsIdIsFound() {
        Chronicle repeated = Chronicle.begun()
                .repeated(1, 2, ALICE)
                .received(1, 0, ALICE)
                .received(1, 1, ALICE)
                .receivedAgain(1, 2, 0, ALICE);

        assertThat(repeated.failures()).singleElement().asString().contains("repeated", "e1", session(0));
    }

    @Test
    void misorderedEventsAreFound() {
        Chronicle misordered = Chronicle.begun()
                .published(1, ALICE)
                .published(2, ALICE)
                .received(1, 1, ALICE)
                .received(2, 1, ALICE)
                .received(2, 0, ALICE)
                .received(1, 0, ALICE);

        assertThat(misordered.failures()).singleElement().asString().contains("out of order", "e1");
    }

    @Test
    void anEventOfAnotherUserIsFound() {
        Chronicle misdirected = Chronicle.begun().delivered(1).received(1, 2, BOB);

        assertThat(misdirected.failures()).singleElement().asString().contains("misdirected", session(2));
    }

    @Test
    void anEventOfAnotherSessionIsFound() {
        Chronicle misdirected = Chronicle.begun()
                .published(1, ALICE, session(0), Fact.Answer.ACKNOWLEDGED)
                .received(1, 0, ALICE)
                .received(1, 1, ALICE);

        assertThat(misdirected.failures()).singleElement().asString().contains("misdirected", session(1));
    }

    @Test
    void anEventThatNobodyPublishedOrThatWasChangedIsFound() {
        Chronicle invented = Chronicle.begun().received(1, 0, ALICE);
        Chronicle changed = Chronicle.begun()
                .published(1, ALICE, session(0), Fact.Answer.ACKNOWLEDGED)
                .received(1, 0, ALICE, "other");
        Chronicle refused = Chronicle.begun()
                .published(1, ALICE, session(0), Fact.Answer.REFUSED)
                .received(1, 0, ALICE);

        assertThat(List.of(invented, changed, refused))
                .allSatisfy(story ->
                        assertThat(story.failures()).singleElement().asString().contains("not published so"));
    }

    @Test
    void anEventOfUnknownOutcomeMayComeOrNot() {
        Chronicle came = Chronicle.begun()
                .published(1, ALICE, session(0), Fact.Answer.UNKNOWN)
                .received(1, 0, ALICE);
        Chronicle didNot = Chronicle.begun().published(1, ALICE, session(0), Fact.Answer.UNKNOWN);

        assertThat(came.failures()).isEmpty();
        assertThat(didNot.failures()).isEmpty();
    }

    @Test
    void aStreamThatWasNotBelievedIsFound() {
        Chronicle forged = Chronicle.begun().violated(0, 1, "BAD_SIGNATURE");

        assertThat(forged.failures()).anyMatch(failure -> failure.contains("not believed: BAD_SIGNATURE"));
    }

    @Test
    void aCommandThatSucceedsLateAfterARevocationIsFound() {
        Chronicle late = revokedInTime().pause(5_000).commanded(0, "c1", Fact.Outcome.OK, 0L);

        assertThat(late.failures())
                .anyMatch(failure -> failure.contains("c1") && failure.contains("after its revocation"));
    }

    @Test
    void anEventThatComesLateAfterARevocationIsFound() {
        Chronicle late = revokedInTime()
                .pause(20_000)
                .published(2, ALICE)
                .received(2, 0, ALICE)
                .received(2, 1, ALICE);

        assertThat(late.failures()).anyMatch(failure -> failure.contains("late after a revocation: event e2"));
    }

    @Test
    void aStreamThatStaysOpenOrComesBackAfterARevocationIsFound() {
        Chronicle open = Chronicle.begun().delivered(1).revoked(0).pause(20_000).delivered(2);
        Chronicle back = revokedInTime().pause(20_000).opened(0, 2, true);

        assertThat(open.failures()).anyMatch(failure -> failure.contains("still open"));
        assertThat(back.failures()).anyMatch(failure -> failure.contains("was opened, asked for"));
    }

    private static Chronicle revokedInTime() {
        return Chronicle.begun().delivered(1).revoked(0).closed(0, 1, "SESSION_REVOKED");
    }

    @Test
    void aCommandWithTwoEffectsAndAnAnswerWithoutOneAreFound() {
        Chronicle twice =
                Chronicle.begun().commanded(0, "c1", Fact.Outcome.OK, 0L).commanded(0, "c1", Fact.Outcome.OK, 1L);
        Chronicle shared =
                Chronicle.begun().commanded(0, "c1", Fact.Outcome.OK, 0L).commanded(0, "c2", Fact.Outcome.OK, 0L);
        Chronicle unseen = Chronicle.begun().commanded(0, "c1", Fact.Outcome.OK, null);
        Chronicle more =
                Chronicle.begun().commanded(0, "c1", Fact.Outcome.OK, 0L).effects(2);

        assertThat(twice.failures()).anyMatch(failure -> failure.contains("two effects"));
        assertThat(shared.failures()).anyMatch(failure -> failure.contains("one effect"));
        assertThat(unseen.failures()).anyMatch(failure -> failure.contains("without a word"));
        assertThat(more.failures()).anyMatch(failure -> failure.contains("counts 2 effects"));
    }

    @Test
    void aStreamThatDoesNotRecoverWithoutCauseIsFound() {
        Chronicle forgetful =
                Chronicle.begun().delivered(1).closed(0, 1, "DISCONNECTED").opened(0, 2, false);

        assertThat(forgetful.failures()).singleElement().asString().contains("without recovering");
    }

    @Test
    void aSessionThatEndsForNoReasonIsFound() {
        Chronicle ended = Chronicle.begun().delivered(1).closed(0, 1, "SESSION_REVOKED");

        assertThat(ended.failures()).singleElement().asString().contains("ended: SESSION_REVOKED");
    }

    @Test
    void aDeviceThatCanNotSignInAgainIsFound() {
        Chronicle shut = revokedInTime().pause(20_000).published(2, ALICE).received(2, 1, ALICE);

        assertThat(shut.failures()).singleElement().asString().contains("device 0 had no session");
    }

    @Test
    void eventsThatDoNotFlowSoonAfterAFaultAreFound() {
        Chronicle soon =
                everySecond(Chronicle.begun().delivered(1).faulted("redis-kill", 2_000, Fact.Loss.NOTHING), 2, 12);
        Chronicle late = everySecond(
                Chronicle.begun()
                        .delivered(1)
                        .faulted("redis-kill", 2_000, Fact.Loss.NOTHING)
                        .pause(7_000),
                2,
                12);

        assertThat(soon.failures()).isEmpty();
        assertThat(late.failures()).singleElement().asString().contains("redis-kill", "the first event after");
        assertThat(Checker.flows(soon.facts(), true))
                .singleElement()
                .satisfies(flow -> assertThat(flow.worst()).isBetween(1_000L, 2_000L));
    }

    @Test
    void eventsMayTakeLongerOnlyAfterAFailoverOfWhichClientsWereTold() {
        Chronicle told = everySecond(
                Chronicle.begun()
                        .delivered(1)
                        .faulted("master-kill", 2_000, Fact.Loss.TAIL)
                        .closed(2, 1, "LINEAGE_BROKEN")
                        .pause(7_000)
                        .opened(2, 2, false),
                2,
                12);
        Chronicle untold = everySecond(
                Chronicle.begun()
                        .delivered(1)
                        .faulted("master-kill", 2_000, Fact.Loss.TAIL)
                        .pause(7_000),
                2,
                12);

        assertThat(told.failures()).isEmpty();
        assertThat(untold.failures()).singleElement().asString().contains("master-kill", "the first event after");
        assertThat(Checker.flows(told.facts(), true))
                .singleElement()
                .satisfies(flow -> assertThat(flow.outage()).isEqualTo(flow.worst() + 2_000));
    }

    @Test
    void othersThatAreHarmedByADeviceThatDoesNotReadAreFound() {
        Chronicle unharmed =
                everySecond(Chronicle.begun().stalled(0, true), 1, 5).stalled(0, false);
        Chronicle harmed = Chronicle.begun().stalled(0, true).pause(5_000).stalled(0, false);

        assertThat(unharmed.pause(9_000).delivered(99).failures()).isEmpty();
        assertThat(harmed.pause(9_000).delivered(99).failures())
                .anyMatch(failure -> failure.contains("received nothing while device 0 stalled"));
    }

    /// An event a second for everybody.
    private static Chronicle everySecond(Chronicle chronicle, int from, int to) {
        for (int place = from; place < to; place++) {
            chronicle
                    .pause(700)
                    .delivered(2 * place)
                    .published(2 * place + 1, BOB)
                    .received(2 * place + 1, 2, BOB);
        }
        return chronicle;
    }

    @Test
    void aProcessThatDiesIsFound() {
        assertThat(Chronicle.begun().died("gateway-service").failures())
                .singleElement()
                .asString()
                .contains("gateway-service");
    }
}
