package dev.gatehouse.integration.consumer;

/// Why a request was refused. For the operator's log and metrics; the caller learns none of it.
public enum Refusal {
    /// The client showed no certificate.
    NO_CERT,
    /// The certificate is not one of the registered authorities', or is not valid now.
    UNTRUSTED_CERT,
    /// No consumer has this authority and common name, or the subject names nobody in particular.
    UNKNOWN_CONSUMER,
    /// The API key is missing, malformed, there twice, or not the consumer's.
    BAD_KEY,
    /// The certificate is revoked by its serial number, or every certificate of its name is.
    REVOKED,
    SUSPENDED,
    /// The consumer's time is over.
    EXPIRED,
    /// None of the consumer's roles has the route, or there is no such route.
    PATH_DENIED,
    /// The request has a header that is meant to speak for a certificate.
    FORGED_HEADER
}
