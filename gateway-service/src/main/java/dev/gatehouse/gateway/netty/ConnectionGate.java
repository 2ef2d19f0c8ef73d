package dev.gatehouse.gateway.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Sees every connection that the listener accepts before anything is spent on it.
@Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private final Connections connections;

    ConnectionGate(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        if (accepted instanceof Channel channel && !connections.accept(channel)) {
            channel.unsafe().closeForcibly(); // nothing serves it yet that could close it gently
            return;
        }
        context.fireChannelRead(accepted);
    }
}
