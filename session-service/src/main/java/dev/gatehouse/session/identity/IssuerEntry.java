package dev.gatehouse.session.identity;

import dev.gatehouse.common.service.YamlFile;
import dev.gatehouse.session.access.Tenants;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One issuer as the issuers file describes it.
///
/// @param issuer exactly the tokens' `iss`, an HTTPS address
/// @param audience what must be among the tokens' `aud`
/// @param tenant whose users the issuer knows
/// @param jwksUri where its keys are; absent: OpenID Connect discovery tells
/// @param caPath PEM file of the authorities that its certificate is checked against; absent: the JDK's
/// @param userClaim the claim that is the user id; absent: `sub`
/// @param binding whether tokens must name the device's key; absent: they must
record IssuerEntry(
        @Nullable String issuer,
        @Nullable String audience,
        @Nullable String tenant,
        @Nullable String jwksUri,
        @Nullable String caPath,
        @Nullable String userClaim,
        @Nullable String binding) {

    private static final String REQUIRED = "required";
    private static final String NONE = "none";

    /// An entry that was checked.
    ///
    /// @param jwksUri empty: discovery tells
    /// @param caPath empty: the JDK's authorities
    record Checked(
            String issuer,
            String audience,
            String tenant,
            Optional<URI> jwksUri,
            Optional<Path> caPath,
            String userClaim,
            boolean bindingRequired) {}

    Checked check(YamlFile file) {
        String name = issuer == null ? "" : issuer;
        if (!isHttps(name)) {
            throw file.problem("where the issuer \"" + name + "\" is not an https address");
        }
        if (audience == null || audience.isBlank()) {
            throw file.problem("where the issuer " + name + " has no audience");
        }
        if (tenant == null || !Tenants.isName(tenant)) {
            throw file.problem("where the issuer " + name + " needs a tenant of lower-case letters, digits, - or _");
        }
        if (jwksUri != null && !isHttps(jwksUri)) {
            throw file.problem("where the issuer " + name + " has a jwks-uri that is not an https address");
        }
        return new Checked(
                name,
                audience,
                tenant,
                Optional.ofNullable(jwksUri).map(URI::create),
                Optional.ofNullable(caPath).map(Path::of),
                userClaim == null ? "sub" : userClaim,
                bindingRequired(file, name));
    }

    private boolean bindingRequired(YamlFile file, String name) {
        if (binding != null && !binding.equals(REQUIRED) && !binding.equals(NONE)) {
            throw file.problem("where the issuer " + name + " has a binding other than required or none");
        }
        return !NONE.equals(binding);
    }

    static boolean isHttps(String text) {
        try {
            URI uri = URI.create(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
