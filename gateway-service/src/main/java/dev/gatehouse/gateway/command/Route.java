package dev.gatehouse.gateway.command;

import java.time.Duration;

/// Which downstream takes a kind of command.
///
/// @param messageType an exact type, or a prefix when it ends in a dot
/// @param target host:port of a gRPC service
/// @param deadline how long it may take
public record Route(String messageType, String target, Duration deadline) {
    boolean takes(String type) {
        return messageType.endsWith(".") ? type.startsWith(messageType) : type.equals(messageType);
    }
}
