package dev.gatehouse.local.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.local.material.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Map;

/// The issuer's ES256 key, kept in a file so that a restart does not make every token of before unknown.
final class SigningKey {
    private final ECKey key;
    private final ECDSASigner signer;

    private SigningKey(ECKey key) throws JOSEException {
        this.key = key;
        this.signer = new ECDSASigner(key);
    }

    /// Reads the key, or makes it when there is none.
    static SigningKey at(Path file) throws IOException, GeneralSecurityException {
        try {
            if (Files.exists(file)) {
                return new SigningKey(ECKey.parse(Files.readString(file)));
            }
            ECKey made = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            PrivateFiles.writePrivate(file, made.toJSONString().getBytes(UTF_8));
            return new SigningKey(made);
        } catch (JOSEException | ParseException e) {
            throw new GeneralSecurityException("the issuer's key in " + file + " is unusable; delete the file", e);
        }
    }

    /// The public set, as `/jwks` shows it.
    Map<String, Object> publicSet() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the issuer's key does not sign", e);
        }
        return token.serialize();
    }
}
