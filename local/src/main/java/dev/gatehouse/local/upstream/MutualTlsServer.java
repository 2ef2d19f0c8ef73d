package dev.gatehouse.local.upstream;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.jetty11.Jetty11Utils;
import javax.net.ssl.SSLContext;
import wiremock.org.eclipse.jetty.http.HttpVersion;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/// WireMock's server on a TLS context of ours. WireMock itself takes key stores in files alone, and lets in whomever
/// their authority vouches for.
final class MutualTlsServer extends Jetty11HttpServer {
    private final SSLContext tls;

    MutualTlsServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs, SSLContext tls) {
        // First of all: the parent's constructor asks for the connector.
        this.tls = tls;
        super(options, admin, stubs);
    }

    @Override
    protected ServerConnector createHttpsConnector(
            String address, HttpsSettings https, JettySettings settings, NetworkTrafficListener listener) {
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(tls);
        ssl.setNeedClientAuth(true);
        return Jetty11Utils.createServerConnector(
                jettyServer,
                address,
                settings,
                https.port(),
                listener,
                new SslConnectionFactory(ssl, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(Jetty11Utils.createHttpConfig(settings)));
    }
}
