package dev.gatehouse.session.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.fixture.TestDevice;
import dev.gatehouse.session.login.Login.KeyBinding;
import org.junit.jupiter.api.Test;

class KeyBindingTest {
    private final TestDevice device = new TestDevice();
    private final TestDevice other = new TestDevice();

    @Test
    void nonceOfThisKeyIsEnough() {
        KeyBinding binding = new KeyBinding(true, device.nonce(), null);

        assertThat(binding.allows(device.publicKey(), device.tokenNonce())).isTrue();
        assertThat(binding.allows(other.publicKey(), device.tokenNonce())).isFalse();
        assertThat(binding.allows(device.publicKey(), other.tokenNonce())).isFalse();
        assertThat(binding.allows(device.publicKey(), new byte[0])).isFalse();
    }

    @Test
    void thumbprintOfThisKeyIsEnough() {
        KeyBinding binding = new KeyBinding(true, null, device.publicKey().thumbprint());

        assertThat(binding.allows(device.publicKey(), new byte[0])).isTrue();
        assertThat(binding.allows(other.publicKey(), new byte[0])).isFalse();
    }

    @Test
    void tokenThatNamesNoKeyNeedsAnIssuerWithoutBinding() {
        assertThat(new KeyBinding(true, null, null).allows(device.publicKey(), device.tokenNonce()))
                .isFalse();
        assertThat(new KeyBinding(false, null, null).allows(device.publicKey(), new byte[0]))
                .isTrue();
        assertThat(new KeyBinding(false, "anything", null).allows(device.publicKey(), new byte[0]))
                .isTrue();
    }

    @Test
    void tokenForAnotherKeyIsNeverAccepted() {
        KeyBinding binding =
                new KeyBinding(false, device.nonce(), other.publicKey().thumbprint());

        assertThat(binding.allows(device.publicKey(), device.tokenNonce())).isFalse();
    }

    @Test
    void shortNonceCannotBeCompletedByThumbprintBytes() {
        byte[] longer = java.util.Arrays.copyOf(device.tokenNonce(), 17);

        assertThat(new KeyBinding(true, device.nonce(), null).allows(device.publicKey(), longer))
                .isFalse();
    }
}
