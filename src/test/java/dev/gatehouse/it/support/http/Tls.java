package dev.gatehouse.it.support.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS with whoever answers: the certificates of tests are nobody's. */
public final class Tls {
  private Tls() {}

  /** Trusts any certificate, for any host. */
  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The HTTP version that a server chooses for a browser (RFC 7301). */
  public static String protocolOf(int port) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            trusting().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters browsers = socket.getSSLParameters();
      browsers.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      browsers.setServerNames(List.of(new SNIHostName("localhost")));
      socket.setSSLParameters(browsers);
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  /** A connection to a host of this machine, for what no HTTP library would send. */
  public static SSLSocket connect(int port, String host) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trusting().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    SSLParameters named = socket.getSSLParameters();
    named.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(named);
    return socket;
  }

  /** A client that asks for one host's certificate, as browsers do, and is content with any. */
  static HttpClient client(String host) {
    SSLParameters named = new SSLParameters();
    named.setServerNames(List.of(new SNIHostName(host)));
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(trusting())
        .sslParameters(named)
        .build();
  }

  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
