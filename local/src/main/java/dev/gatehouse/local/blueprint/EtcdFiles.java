package dev.gatehouse.local.blueprint;

import dev.gatehouse.local.layout.Addresses;
import dev.gatehouse.local.layout.Listener;
import dev.gatehouse.local.material.Home;
import dev.gatehouse.local.material.PrivateFiles;
import dev.gatehouse.local.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The etcd of the platform: the binary that is on the PATH, one member, mutual TLS with an authority of its own.
final class EtcdFiles {
    private static final String PROGRAM = "etcd";
    private static final String NAME = "local";

    private EtcdFiles() {}

    /// Makes the data folder, which etcd wants for itself alone.
    static void write(Home home) throws IOException {
        PrivateFiles.folder(data(home));
    }

    static List<String> command(Home home, Addresses addresses) {
        String client = "https://127.0.0.1:" + addresses.port(Listener.ETCD);
        String peer = "https://127.0.0.1:" + addresses.port(Listener.ETCD_PEER);
        Path certificate = home.certificate("etcd");
        Path key = home.privateKey("etcd");
        Path authority = home.etcdCaCertificate();
        return List.of(
                Programs.find(PROGRAM).map(Path::toString).orElse(PROGRAM),
                "--name=" + NAME,
                "--data-dir=" + data(home),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--client-cert-auth",
                "--trusted-ca-file=" + authority,
                "--cert-file=" + certificate,
                "--key-file=" + key,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=" + NAME + "=" + peer,
                "--peer-client-cert-auth",
                "--peer-trusted-ca-file=" + authority,
                "--peer-cert-file=" + certificate,
                "--peer-key-file=" + key,
                "--logger=zap",
                "--log-level=warn");
    }

    static void forgetData(Home home) throws IOException {
        ServiceJar.delete(data(home));
    }

    private static Path data(Home home) {
        return home.etcd().resolve("data");
    }
}
