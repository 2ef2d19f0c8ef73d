package dev.gatehouse.session.redis;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The streams. Unknown names under this prefix are refused by the launcher, which knows all records of the prefix.
///
/// @param sessionEventsRedisStream Key of the stream that tells of sessions; the gateway has the same.
/// @param clientEventsRedisStream Key of the stream that back ends publish to; it is only trimmed here.
/// @param streamRetention How long entries stay in both streams, at least 2 minutes.
@Validated
@ConfigurationProperties("session-service")
record StreamSettings(
        @Pattern(regexp = StreamSettings.KEY, message = StreamSettings.KEY_RULE)
        @DefaultValue("gatehouse:session-events:{0}")
        String sessionEventsRedisStream,

        @Pattern(regexp = StreamSettings.KEY, message = StreamSettings.KEY_RULE)
        @DefaultValue("gatehouse:client-events:{0}")
        String clientEventsRedisStream,

        @DurationMin(minutes = 2, message = "must be 2 minutes or more: gateways that restart read that far back.")
        @DefaultValue("PT1H")
        Duration streamRetention) {

    static final String KEY = "[!-~]{1,128}\\{0\\}[!-~]{0,64}";
    static final String KEY_RULE =
            "must be a key of printable ASCII that holds \\{0\\}, so that it shares a slot with the sessions.";
}
