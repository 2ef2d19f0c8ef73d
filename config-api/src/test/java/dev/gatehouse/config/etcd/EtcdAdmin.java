package dev.gatehouse.config.etcd;

import dev.gatehouse.common.fixture.EtcdFixture;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DefragmentRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;

/// What an operator of etcd does.
final class EtcdAdmin implements AutoCloseable {
    private final ManagedChannel channel;

    EtcdAdmin(EtcdFixture server) throws IOException {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(server.certificates().ca().toFile())
                        .keyManager(
                                server.client().certificate().toFile(),
                                server.client().key().toFile())
                        .build())
                .build();
    }

    /// Forgets the history of all keys, up to now.
    void compact() {
        KVGrpc.KVBlockingStub kv = KVGrpc.newBlockingStub(channel);
        RangeRequest any = RangeRequest.newBuilder()
                .setKey(com.google.protobuf.ByteString.copyFromUtf8("any"))
                .build();
        var unused = kv.compact(CompactionRequest.newBuilder()
                .setRevision(kv.range(any).getHeader().getRevision())
                .setPhysical(true)
                .build());
    }

    /// Gives back the room that a compaction freed, and lets writes go on.
    void defragment() {
        MaintenanceGrpc.MaintenanceBlockingStub maintenance = MaintenanceGrpc.newBlockingStub(channel);
        var unused = maintenance.defragment(DefragmentRequest.getDefaultInstance());
        AlarmRequest all = AlarmRequest.newBuilder()
                .setAction(AlarmRequest.AlarmAction.GET)
                .build();
        maintenance.alarm(all).getAlarmsList().forEach(alarm -> {
            var unusedToo = maintenance.alarm(AlarmRequest.newBuilder()
                    .setAction(AlarmRequest.AlarmAction.DEACTIVATE)
                    .setMemberID(alarm.getMemberID())
                    .setAlarm(alarm.getAlarm())
                    .build());
        });
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
