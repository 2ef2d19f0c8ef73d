package dev.gatehouse.config.etcd;

import dev.gatehouse.common.fixture.EtcdFixture;
import dev.gatehouse.config.entry.CheckedStore;
import dev.gatehouse.config.entry.ConfigStore;

/// A real etcd, and stores on it.
final class TestEtcd implements AutoCloseable {
    final EtcdFixture server;
    final EtcdConnections connections;

    TestEtcd(EtcdFixture server) {
        this.server = server;
        this.connections = connect(server.endpoints());
    }

    /// Connections of a process of its own, such as through a proxy.
    EtcdConnections connect(String endpoints) {
        return EtcdConnections.open(settings(endpoints), "local");
    }

    EtcdSettings settings(String endpoints) {
        return new EtcdSettings(
                endpoints,
                server.certificates().ca().toString(),
                server.client().certificate().toString(),
                server.client().key().toString(),
                "gatehouse/config");
    }

    ConfigStore store() {
        return store(connections);
    }

    static ConfigStore store(EtcdConnections connections) {
        return new CheckedStore(new EtcdStore(connections.cluster(), new EtcdKeys("gatehouse/config")));
    }

    @Override
    public void close() {
        connections.close();
        server.close();
    }
}
