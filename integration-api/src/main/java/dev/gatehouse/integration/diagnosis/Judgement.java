package dev.gatehouse.integration.diagnosis;

import dev.gatehouse.integration.diagnosis.Diagnosis.Recent;
import dev.gatehouse.integration.diagnosis.Diagnosis.Step;
import dev.gatehouse.integration.diagnosis.Diagnosis.Verdict;
import dev.gatehouse.integration.interaction.ErrorClass;
import dev.gatehouse.integration.interaction.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whose side it is, and what to do, from what a walk and the requests of late saw.
///
/// @param variable the setting that holds the upstream's address
record Judgement(String variable, List<Step> steps, Recent recent) {
    private static final String OUR_CERTIFICATE = "INTEGRATION_API_INTERNAL_CERT_PATH";
    private static final String THEIR_AUTHORITY = "INTEGRATION_API_INTERNAL_CA_PATH";

    Verdict verdict() {
        Step last = steps.getLast();
        ErrorClass broken = last.errorClass();
        return broken == null ? ofLate() : broken(last, broken);
    }

    private Verdict ofLate() {
        Optional<Map.Entry<ErrorClass, Long>> most =
                recent.byErrorClass().entrySet().stream().max(Map.Entry.comparingByValue());
        if (most.isEmpty()) {
            return new Verdict(
                    null, "NOWHERE", null, "It answers, and no request of late failed: nothing is wrong here.");
        }
        ErrorClass error = most.get().getKey();
        return new Verdict(
                error.side(),
                "RECENT",
                error,
                "It answers now, but " + recent.failed() + " of " + recent.attempts() + " attempts of the last "
                        + recent.minutes() + " minutes failed, most often with " + error + ": " + advice(error));
    }

    private Verdict broken(Step step, ErrorClass error) {
        if (error == ErrorClass.TLS_FAILURE) {
            return tls(step);
        }
        return new Verdict(error.side(), step.step().name(), error, advice(error));
    }

    /// Who of the two does not believe the other, which the JDK tells in words alone.
    private static Verdict tls(Step step) {
        String seen = step.detail();
        String where = step.step().name();
        if (seen.contains("Received fatal alert") || seen.contains(Handshake.ENDED)) {
            return new Verdict(
                    Side.OURS,
                    where,
                    ErrorClass.TLS_FAILURE,
                    "It refuses our certificate: has the one of " + OUR_CERTIFICATE
                            + " expired, or does it come from an authority that they do not accept?");
        }
        if (seen.contains("expired") || seen.contains("NotAfter")) {
            return new Verdict(
                    Side.THEIRS, where, ErrorClass.TLS_FAILURE, "Its certificate has expired: tell the owner.");
        }
        if (seen.contains("No subject alternative") || seen.contains("No name matching")) {
            return new Verdict(
                    Side.UNKNOWN,
                    where,
                    ErrorClass.TLS_FAILURE,
                    "Its certificate has another name than our address: compare the two with the owner.");
        }
        return new Verdict(
                Side.UNKNOWN,
                where,
                ErrorClass.TLS_FAILURE,
                "Its certificate is not one of the authorities in " + THEIR_AUTHORITY
                        + ": ask the owner whether they changed theirs; else replace our file.");
    }

    private String advice(ErrorClass error) {
        return switch (error) {
            case DNS_FAILURE ->
                "the name in " + variable + " can't be resolved from here: check the setting, then this network's DNS.";
            case CONNECT_TIMEOUT ->
                "packets get lost on the way: check network policies and firewalls on our side, then ask the owner.";
            case CONNECTION_REFUSED ->
                "nobody listens at the address of " + variable + ": ask the owner whether it is up.";
            case TLS_FAILURE -> "one side does not accept the other's certificate: diagnose again while it happens.";
            case READ_TIMEOUT -> "it takes the request and does not answer in time: tell the owner.";
            case CONNECTION_RESET -> "it ends connections before it has answered: tell the owner.";
            case HTTP_4XX ->
                "it does not accept our requests: check " + variable
                        + " and whether our certificate is registered there.";
            case HTTP_5XX -> "it fails: tell the owner, with a trace id of gatehouse interactions.";
            case DECODE_ERROR -> "its answers are not what its contract says: ask the owner what changed.";
            case BREAKER_OPEN -> "it failed so often that it is not asked at the moment: look at the errors before.";
            case BULKHEAD_FULL -> "too many of our calls wait for it: it is slow, or we have too few instances.";
            case DEADLINE_EXCEEDED ->
                "too little of a request's time was left for it: see which other upstream is slow.";
            case CANCELLED -> "requests were given up before it answered: see what else failed at that time.";
            case OTHER -> "of no known kind: look at the log by a trace id of gatehouse interactions.";
        };
    }
}
