package dev.gatehouse.client.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One gateway's answer to a question why, for people: a verdict, facts, and tables of what was found.
///
/// @param facts name and value, one line each
record WhyReport(String verdict, List<List<String>> facts, List<Table> tables) {
    private static final int NAME_WIDTH = 10;

    static WhyReport ofRevocation(JsonNode answer) {
        JsonNode redis = answer.path("redis");
        JsonNode stream = answer.path("stream");
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("redis", text(redis, "state") + (flag(redis, "authentic") ? ", HMAC right" : "")));
        facts.add(List.of("here", held(answer.path("gateway"))));
        facts.add(List.of("stream", flag(stream, "open") ? "open" : ended(stream)));
        facts.add(reader(answer));
        facts.add(List.of("searched", text(answer, "scanned") + " entries of session-events"));
        Table snapshots = new Table("ENTRY", "AT", "STATUS", "HMAC", "MALFORMED");
        answer.path("snapshots")
                .forEach(each -> snapshots.row(
                        text(each, "entryId"),
                        text(each, "at"),
                        text(each, "status"),
                        flag(each, "authentic") ? "right" : "wrong",
                        text(each, "malformed")));
        return new WhyReport(text(answer, "verdict"), facts, List.of(snapshots));
    }

    static WhyReport ofEvent(JsonNode answer) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("redis", text(answer, "redis")));
        facts.add(reader(answer));
        facts.add(List.of("searched", text(answer, "scanned") + " entries of client-events"));
        Table entries = new Table("ENTRY", "AT", "USER", "SESSION", "READ", "MALFORMED");
        answer.path("entries")
                .forEach(each -> entries.row(
                        text(each, "entryId"),
                        text(each, "at"),
                        text(each, "userId"),
                        text(each, "deviceSessionId"),
                        flag(each, "read") ? "yes" : "no",
                        text(each, "malformed")));
        Table fates = new Table("ENTRY", "FATE", "STREAMS");
        answer.path("fates")
                .forEach(each -> fates.row(text(each, "entryId"), text(each, "verdict"), text(each, "streams")));
        return new WhyReport(
                text(answer, "verdict"),
                facts,
                List.of(entries, fates, streams(answer.path("streams")), streams(answer.path("endedStreamsOfUser"))));
    }

    private static Table streams(JsonNode streams) {
        Table table = new Table("SESSION", "STREAM", "LAST END", "AT");
        streams.forEach(each -> table.row(
                text(each, "deviceSessionId"),
                flag(each, "open") ? "open" : "closed",
                text(each, "lastEnd"),
                text(each, "lastEndAt")));
        return table;
    }

    private static String held(JsonNode gateway) {
        String since = text(gateway, "sinceMs");
        return text(gateway, "state") + (since.isEmpty() ? "" : ", for " + since + " ms");
    }

    private static String ended(JsonNode stream) {
        String reason = text(stream, "lastEnd");
        return reason.isEmpty() ? "none, and none remembered" : "closed " + text(stream, "lastEndAt") + ": " + reason;
    }

    private static List<String> reader(JsonNode answer) {
        JsonNode reader = answer.path("reader");
        String age = "last mark " + text(reader, "lastMarkAgeMs") + " ms ago, read up to " + text(reader, "readUpTo");
        return List.of("reader", (flag(reader, "fresh") ? "follows, " : "BEHIND, ") + age);
    }

    private static boolean flag(JsonNode object, String member) {
        return object.path(member).asBoolean(false);
    }

    private static String text(JsonNode object, String member) {
        return PayloadText.oneLine(object.path(member).asString(""));
    }

    void print(Terminal terminal) {
        line(terminal, "verdict", terminal.bold(verdict));
        facts.forEach(fact -> line(terminal, fact.getFirst(), fact.getLast()));
        tables.stream().filter(Table::hasRows).forEach(table -> {
            terminal.line("");
            table.print(terminal);
        });
    }

    private static void line(Terminal terminal, String name, String value) {
        terminal.line(name + " ".repeat(NAME_WIDTH - name.length()) + value);
    }
}
