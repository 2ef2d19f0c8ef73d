package dev.gatehouse.local.material;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts, of all clients that another trust manager trusts, the one of a name.
final class OneClient extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager every;
    private final String name;

    OneClient(X509ExtendedTrustManager every, String name) {
        this.every = every;
        this.name = name;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        every.checkClientTrusted(chain, type, engine);
        refuseOthers(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        every.checkClientTrusted(chain, type, socket);
        refuseOthers(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        every.checkClientTrusted(chain, type);
        refuseOthers(chain);
    }

    private void refuseOthers(X509Certificate[] chain) throws CertificateException {
        if (!chain[0].getSubjectX500Principal().equals(Authority.principal(name))) {
            throw new CertificateException("only " + name + " is let in");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        every.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        every.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        every.checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return every.getAcceptedIssuers();
    }
}
