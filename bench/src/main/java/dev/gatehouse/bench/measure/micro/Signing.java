package dev.gatehouse.bench.measure.micro;

import dev.gatehouse.common.provider.SignatureProvider;
import dev.gatehouse.common.provider.SignatureProviders;
import dev.gatehouse.common.signing.Ed25519PrivateKey;
import dev.gatehouse.common.signing.Es256PrivateKey;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Signatures with each provider.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Signing {
    private static final int MESSAGE_BYTES = 300;

    /// The provider.
    @Param
    public SignatureProvider provider = SignatureProvider.BOUNCYCASTLE;

    private final byte[] message = new byte[MESSAGE_BYTES];
    private Ed25519PrivateKey ed25519 = Ed25519PrivateKey.generate(new SecureRandom());
    private Es256PrivateKey es256 = Es256PrivateKey.generate(new SecureRandom());
    private byte[] ofEd25519 = new byte[0];
    private byte[] ofEs256 = new byte[0];

    /// Makes the keys anew: a key keeps the provider that it was made with.
    @Setup
    public void prepare() {
        SignatureProviders.use(provider);
        ed25519 = Ed25519PrivateKey.generate(new SecureRandom());
        es256 = Es256PrivateKey.generate(new SecureRandom());
        ofEd25519 = ed25519.sign(message);
        ofEs256 = es256.sign(message);
    }

    /// Ed25519: what the gateway signs with.
    @Benchmark
    public byte[] signEd25519() {
        return ed25519.sign(message);
    }

    /// Ed25519: most devices.
    @Benchmark
    public boolean verifyEd25519() {
        return ed25519.publicKey().verifies(message, ofEd25519);
    }

    /// ES256: devices with a key store.
    @Benchmark
    public boolean verifyEs256() {
        return es256.publicKey().verifies(message, ofEs256);
    }
}
