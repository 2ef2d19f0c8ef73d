package dev.gatehouse.common.provider;

/// The implementations that there are.
public enum SignatureProvider {
    /// Pure Java, everywhere.
    BOUNCYCASTLE,
    /// Amazon Corretto Crypto Provider: native, for Linux and macOS on x86-64 and arm64.
    CORRETTO
}
