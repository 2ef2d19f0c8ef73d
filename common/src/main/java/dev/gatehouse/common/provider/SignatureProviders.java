package dev.gatehouse.common.provider;

import dev.gatehouse.common.provider.SignatureEngine.Signing;
import dev.gatehouse.common.provider.SignatureEngine.Verifying;
import org.jspecify.annotations.Nullable;

/// The implementation that this process uses: BouncyCastle until another one is chosen.
///
/// Chosen once, at the start, before the first key is made: keys keep the engine that they were made with. Whichever it
/// is, the verdict on a signature is the same.
public final class SignatureProviders {
    private static final SignatureEngine PORTABLE = new BouncyCastleEngine();

    private static @Nullable SignatureEngine corretto;
    private static volatile SignatureEngine engine = PORTABLE;

    private SignatureProviders() {}

    /// What was chosen, and why not the other.
    ///
    /// @param reason why the native one is not used; empty where it is, or was not wanted
    public record Choice(SignatureProvider provider, String reason) {}

    /// Takes the native one where it works, otherwise the portable one.
    public static Choice useBest() {
        try {
            return use(SignatureProvider.CORRETTO);
        } catch (ProviderUnavailableException e) {
            engine = PORTABLE;
            return new Choice(SignatureProvider.BOUNCYCASTLE, String.valueOf(e.getMessage()));
        }
    }

    /// Takes this one.
    ///
    /// @throws ProviderUnavailableException when it does not work here
    public static Choice use(SignatureProvider provider) {
        engine = engine(provider);
        return new Choice(provider, "");
    }

    static SignatureEngine engine(SignatureProvider provider) {
        return switch (provider) {
            case BOUNCYCASTLE -> PORTABLE;
            case CORRETTO -> corretto();
        };
    }

    private static synchronized SignatureEngine corretto() {
        SignatureEngine loaded = corretto;
        if (loaded == null) {
            loaded = CorrettoEngine.load();
            corretto = loaded;
        }
        return loaded;
    }

    /// What signs with this Ed25519 key.
    public static Signing ed25519Signing(byte[] seed) {
        return engine.ed25519Signing(seed.clone());
    }

    /// What judges this Ed25519 key's signatures.
    public static Verifying ed25519Verifying(byte[] publicKey) {
        return Strict.ed25519(engine, publicKey.clone());
    }

    /// What judges this P-256 key's signatures: r‖s, with the lower of the two possible s.
    public static Verifying es256Verifying(byte[] point) {
        return Strict.es256(engine, point.clone());
    }
}
