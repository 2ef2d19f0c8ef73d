package dev.gatehouse.local.telemetry;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns an OTLP export request into the spans that are kept.
final class SpanReader {
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_TEXT = 1_024;
    private static final int NANOS_PER_MICRO = 1_000;

    private SpanReader() {}

    static List<StoredSpan> read(byte[] request) throws InvalidProtocolBufferException {
        List<StoredSpan> spans = new ArrayList<>();
        for (ResourceSpans resource :
                ExportTraceServiceRequest.parseFrom(request).getResourceSpansList()) {
            String service =
                    attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
            for (ScopeSpans scope : resource.getScopeSpansList()) {
                scope.getSpansList().forEach(span -> spans.add(stored(service, span)));
            }
        }
        return spans;
    }

    private static StoredSpan stored(String service, Span span) {
        return new StoredSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                service,
                clip(span.getName()),
                lower(span.getKind().name(), "SPAN_KIND_"),
                span.getStartTimeUnixNano(),
                (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / NANOS_PER_MICRO,
                lower(span.getStatus().getCode().name(), "STATUS_CODE_"),
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        list.stream()
                .limit(MAX_ATTRIBUTES)
                .forEach(entry -> attributes.put(clip(entry.getKey()), clip(text(entry.getValue()))));
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE -> hex(value.getBytesValue());
            default -> value.toString().strip();
        };
    }

    private static String lower(String constant, String prefix) {
        return constant.replace(prefix, "").toLowerCase(Locale.ROOT);
    }

    private static String clip(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
