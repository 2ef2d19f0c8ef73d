package dev.gatehouse.common.signing;

/// The fields of a resolved configuration that config-api's signature covers, in their order.
///
/// @param audience `<environment>/<region>/config-api`
/// @param layers the layers that were asked for, an absent one as the empty text
/// @param release the number of the release that was resolved
/// @param status the HTTP status, 200 or 304: a 304 is signed over the hash of the representation that its ETag names
/// @param nonce the caller's `Gatehouse-Nonce` as sent, empty when there was none
/// @param bodySha256 SHA-256 of the representation, end marker included
@SuppressWarnings("ArrayRecordComponent") // a parameter object that is never compared
public record ConfigToSign(
        String audience,
        Scope scope,
        Layers layers,
        String format,
        long release,
        long status,
        String nonce,
        byte[] bodySha256) {

    /// Whose configuration it is.
    ///
    /// @param kind `system` or `application`
    public record Scope(String tenant, String application, String environment, String kind) {}

    /// The layers by which it was resolved; an absent one is the empty text.
    public record Layers(String region, String role, String host) {}

    public byte[] canonicalBytes() {
        return CanonicalBytes.of(DomainTag.CONFIG)
                .text(audience)
                .text(scope.tenant())
                .text(scope.application())
                .text(scope.environment())
                .text(scope.kind())
                .text(layers.region())
                .text(layers.role())
                .text(layers.host())
                .text(format)
                .integer(release)
                .integer(status)
                .text(nonce)
                .bytes(bodySha256)
                .toByteArray();
    }
}
