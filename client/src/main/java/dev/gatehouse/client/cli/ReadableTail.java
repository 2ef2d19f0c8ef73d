package dev.gatehouse.client.cli;

import dev.gatehouse.client.stream.StreamEvent;
import dev.gatehouse.client.stream.StreamListener;
import dev.gatehouse.client.trust.VerifiedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// One line per event for people; what happens to the stream goes to the standard error.
///
/// @param terminal where it is shown
record ReadableTail(Terminal terminal) implements StreamListener {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public void on(StreamEvent event) {
        switch (event) {
            case StreamEvent.Opened opened -> terminal.remark(terminal.dim(opened(opened)));
            case StreamEvent.Event(VerifiedEvent verified, Instant receivedAt) ->
                terminal.line(line(verified, receivedAt));
            case StreamEvent.Beacon beacon -> {
                // a sign of life is no news to a person
            }
            case StreamEvent.Closed closed -> terminal.remark(terminal.warning(closed(closed)));
        }
    }

    private static String opened(StreamEvent.Opened opened) {
        return "connected, server time " + opened.beacon().serverTime()
                + (opened.recovered() ? "" : "; events since the last one may be missing");
    }

    private String line(VerifiedEvent event, Instant receivedAt) {
        long millis = Duration.between(event.createdAt(), receivedAt).toMillis();
        return "%s  %s  %s  %s"
                .formatted(
                        terminal.dim(TIME.format(receivedAt)),
                        terminal.bold("%-20s".formatted(PayloadText.oneLine(event.type()))),
                        terminal.dim("%5d ms".formatted(millis)),
                        PayloadText.preview(event.payload()));
    }

    private static String closed(StreamEvent.Closed closed) {
        String why = "closed: " + PayloadText.oneLine(closed.reason().text()) + " ("
                + closed.reason().code() + "); ";
        return closed.reconnectIn()
                .map(delay -> why + "reconnecting in " + delay.toMillis() + " ms")
                .orElseGet(() -> why + closed.advice().text());
    }
}
