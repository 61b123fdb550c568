package dev.gatehouse.it.support.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The samples for gated sites, which are the company's proxies: one of each kind. */
final class Gates {
  private static final String HOST = "docs.example.org";

  private Gates() {}

  /**
   * @param pages what they serve
   * @param host the site's, as the samples have it; {@code null} for sites that are made while the
   *     proxies run, whose hosts they then take from the requests
   */
  static List<SampleProxy> all(Path parent, OwnPages pages, String host) {
    Path own = parent.resolve(host == null ? "gates" : "gate");
    return List.of(
        new GateNginx(own, pages, host),
        new GateHaProxy(own, pages, host),
        new GateApache(own, pages, host),
        new GateCaddy(own, pages, host));
  }

  /** The sample for one site, or with its lines that name the site replaced, in pairs. */
  private static Sample named(Sample sample, String host, String... replaced) {
    if (host != null) {
      return sample.with(HOST, host);
    }
    Sample named = sample;
    for (int i = 0; i < replaced.length; i += 2) {
      named = named.with(replaced[i], replaced[i + 1]);
    }
    return named;
  }

  private static Sample of(String file, OwnPages pages, List<String> nodes) {
    return Sample.of(file)
        .with("10.0.0.11:8080", nodes.get(0))
        .with("10.0.0.12:8080", nodes.get(1))
        .with("127.0.0.1:3000", "127.0.0.1:" + pages.port());
  }

  private static final class GateNginx extends Nginx {
    private final OwnPages pages;
    private final String host;

    GateNginx(Path parent, OwnPages pages, String host) {
      super(parent);
      this.pages = pages;
      this.host = host;
    }

    @Override
    void write(Certificates certificates, List<String> nodes) throws IOException {
      Sample sample =
          of("nginx/gate.conf", pages, nodes)
              .with("/etc/ssl/gatehouse/" + HOST, certificates.folder() + "/wildcard");
      named(
              sample,
              host,
              "$host != " + HOST,
              "$host = none",
              "server_name " + HOST,
              "server_name *.localhost",
              " " + HOST + ";",
              " $http_host;")
          .with("/var/log/nginx", logs().toString())
          .with("/srv/docs", pages.folder().toString())
          .with("listen 80;", "listen " + httpPort + ";")
          .with("[::]:80;", "[::]:" + httpPort + ";")
          .with("listen 443 ", "listen " + tlsPort + " ")
          .with("[::]:443 ", "[::]:" + tlsPort + " ")
          .writeTo(folder.resolve("gatehouse.conf"));
      writeAround();
    }
  }

  private static final class GateHaProxy extends HaProxy {
    private final OwnPages pages;
    private final String host;

    GateHaProxy(Path parent, OwnPages pages, String host) {
      super(parent);
      this.pages = pages;
      this.host = host;
    }

    @Override
    void write(Certificates certificates, List<String> nodes) {
      named(
              of("haproxy/gate.cfg", pages, nodes),
              host,
              "-m str -i " + HOST,
              "-m end -i localhost",
              "Host " + HOST,
              "Host %[req.hdr(host)]")
          .with("/etc/ssl/gatehouse/haproxy", certificates.bundles().toString())
          .with("/etc/haproxy/gate.lua", folder.resolve("gate.lua").toString())
          .with("127.0.0.1:8078", "127.0.0.1:" + innerPort)
          .with("    log /dev/log local0\n", "    log stdout format raw daemon\n")
          .with("    user haproxy\n    group haproxy\n", "")
          .with("bind :80\n", "bind :" + httpPort + "\n")
          .with("bind :443 ", "bind :" + tlsPort + " ")
          .writeTo(folder.resolve("haproxy.cfg"));
      Sample.of("haproxy/gate.lua")
          .with("127.0.0.1:8078", "127.0.0.1:" + innerPort)
          .writeTo(folder.resolve("gate.lua"));
    }
  }

  private static final class GateApache extends Apache {
    private final OwnPages pages;
    private final String host;

    GateApache(Path parent, OwnPages pages, String host) {
      super(parent);
      this.pages = pages;
      this.host = host;
    }

    @Override
    void write(Certificates certificates, List<String> nodes) throws IOException {
      Sample sample =
          of("apache/gate.conf", pages, nodes)
              .with("/etc/ssl/gatehouse/" + HOST, certificates.folder() + "/wildcard");
      named(
              sample,
              host,
              "ServerName " + HOST,
              "ServerName localhost\n    ServerAlias *.localhost",
              "!=" + HOST,
              "=none",
              "RequestHeader set Host " + HOST + " early",
              "",
              "X-Forwarded-Host " + HOST + " early",
              "X-Forwarded-Host \"expr=%{HTTP_HOST}\"")
          .with("/var/log/apache2", logs().toString())
          .with("/srv/docs", pages.folder().toString())
          .with("/etc/apache2/gate.lua", folder.resolve("gate.lua").toString())
          .with("127.0.0.1:8078", "127.0.0.1:" + innerPort)
          .with("<VirtualHost *:80>", "<VirtualHost *:" + httpPort + ">")
          .with("<VirtualHost *:443>", "<VirtualHost *:" + tlsPort + ">")
          .writeTo(folder.resolve("gatehouse.conf"));
      Sample lua = Sample.of("apache/gate.lua").with("127.0.0.1:8078", "127.0.0.1:" + innerPort);
      String named = "r.headers_in[\"X-Forwarded-Host\"]";
      (host == null ? lua.with(named, "r.headers_in[\"Host\"]") : lua)
          .writeTo(folder.resolve("gate.lua"));
      writeAround(sample, List.of("dir", "mime"));
      Files.writeString(folder.resolve("mime.types"), "text/html html\n");
      // Apache's workers are not root, and temporary folders are their maker's only.
      for (Path above = folder;
          above.startsWith(pages.folder().getParent());
          above = above.getParent()) {
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static final class GateCaddy extends Caddy {
    private final OwnPages pages;
    private final String host;

    GateCaddy(Path parent, OwnPages pages, String host) {
      super(parent);
      this.pages = pages;
      this.host = host;
    }

    @Override
    void write(Certificates certificates, List<String> nodes) {
      Sample sample =
          of("caddy/Caddyfile.gate", pages, nodes)
              .with("/etc/ssl/gatehouse/" + HOST, certificates.folder() + "/wildcard");
      named(sample, host, "\n" + HOST + " {", "\n*.localhost {")
          .with("/var/log/caddy", logs().toString())
          .with("/srv/docs", pages.folder().toString())
          .with(
              "\n{\n",
              "\n{\n\tadmin off\n\thttp_port " + httpPort + "\n\thttps_port " + tlsPort + "\n")
          .writeTo(folder.resolve("Caddyfile"));
    }
  }
}
