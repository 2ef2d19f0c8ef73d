package dev.gatehouse.local.upstream;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What an upstream answers.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String contentType, byte[] body) {
    private static final String JSON = "application/json";

    static Answer json(Object value) {
        return json(200, value);
    }

    /// The record, or 404 when there is none.
    static Answer found(Optional<?> record) {
        return record.map(Answer::json).orElseGet(Answer::unknown);
    }

    static Answer image(String contentType, byte[] bytes) {
        return new Answer(200, contentType, bytes);
    }

    static Answer unknown() {
        return error(404, "nothing is known by this id");
    }

    static Answer error(int status, String message) {
        return json(status, Map.of("status", status, "message", message));
    }

    private static Answer json(int status, Object value) {
        return new Answer(status, JSON, JsonMapper.shared().writeValueAsBytes(value));
    }
}
