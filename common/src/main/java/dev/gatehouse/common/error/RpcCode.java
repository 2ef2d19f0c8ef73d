package dev.gatehouse.common.error;

/// The gRPC status codes that the contract uses, by their names in `google.rpc.Code`, so that this package needs no
/// transport.
public enum RpcCode {
    INVALID_ARGUMENT,
    DEADLINE_EXCEEDED,
    NOT_FOUND,
    ALREADY_EXISTS,
    PERMISSION_DENIED,
    RESOURCE_EXHAUSTED,
    FAILED_PRECONDITION,
    ABORTED,
    UNIMPLEMENTED,
    INTERNAL,
    UNAVAILABLE,
    UNAUTHENTICATED
}
