package dev.gatehouse.gateway.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.function.Supplier;

/// How sockets are waited for: by Linux's epoll where Netty's library for it loads, which costs less per write, and by
/// the JDK's selectors elsewhere.
///
/// @param listener makes a channel that listens
record Transport(IoHandlerFactory handlers, Supplier<ServerChannel> listener) {
    static Transport best() {
        return Epoll.isAvailable()
                ? new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel::new)
                : new Transport(NioIoHandler.newFactory(), NioServerSocketChannel::new);
    }
}
