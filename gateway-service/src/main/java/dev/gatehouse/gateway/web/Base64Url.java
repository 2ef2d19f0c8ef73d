package dev.gatehouse.gateway.web;

import com.google.protobuf.ByteString;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.error.GatehouseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Bytes in JSON: base64url without padding (RFC 4648).
final class Base64Url {
    private Base64Url() {}

    static String encode(ByteString bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    static ByteString decode(String name, @Nullable String text) {
        try {
            return ByteString.copyFrom(Base64.getUrlDecoder().decode(required(name, text)));
        } catch (IllegalArgumentException e) {
            throw new GatehouseException(ErrorReason.MALFORMED_REQUEST, name + " is not base64url", e);
        }
    }

    static String required(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new GatehouseException(ErrorReason.MALFORMED_REQUEST, name + " is missing");
        }
        return text;
    }
}
