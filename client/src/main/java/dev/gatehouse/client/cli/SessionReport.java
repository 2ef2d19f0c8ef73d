package dev.gatehouse.client.cli;

import dev.gatehouse.client.device.DeviceSession;
import dev.gatehouse.client.login.SessionJson;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Shows a session.
final class SessionReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private SessionReport() {}

    static void print(GatehouseCli cli, DeviceSession session) {
        if (cli.json()) {
            cli.terminal().json(SessionJson.write(session));
            return;
        }
        Terminal terminal = cli.terminal();
        terminal.line(terminal.bold(session.userId()) + " of tenant " + session.tenant());
        terminal.line("session  " + session.id());
        terminal.line("since    " + time(session.createdAt()));
        terminal.line("until    " + time(session.expiresAt()) + ", when not used " + time(session.idleExpiresAt()));
        DeviceSession.Previous previous = session.previous();
        if (previous != null) {
            terminal.line("before   " + previous(previous));
        }
    }

    private static String previous(DeviceSession.Previous previous) {
        Instant endedAt = previous.endedAt();
        return time(previous.startedAt()) + " to " + (endedAt == null ? "now (still open)" : time(endedAt)) + ", "
                + previous.device().kind() + ", " + previous.device().platform();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
