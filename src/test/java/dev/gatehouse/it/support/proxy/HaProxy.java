package dev.gatehouse.it.support.proxy;

import java.nio.file.Path;
import java.util.List;

class HaProxy extends SampleProxy {
  HaProxy(Path parent) {
    super("haproxy", "haproxy", parent);
  }

  @Override
  void write(Certificates certificates, List<String> nodes) {
    Sample.of("haproxy/haproxy.cfg")
        .with("10.0.0.11:8080", nodes.get(0))
        .with("10.0.0.12:8080", nodes.get(1))
        .with("/etc/ssl/gatehouse/haproxy", certificates.bundles().toString())
        .with("    log /dev/log local0\n", "    log stdout format raw daemon\n")
        .with("    user haproxy\n    group haproxy\n", "")
        .with("bind :80\n", "bind :" + httpPort + "\n")
        .with("bind :::80 ", "bind :::" + httpPort + " ")
        .with("bind :443 ", "bind :" + tlsPort + " ")
        .with("bind :::443 ", "bind :::" + tlsPort + " ")
        .with("https://%[req.hdr(host)]", "https://%[req.hdr(host),field(1,:)]:" + tlsPort)
        .writeTo(folder.resolve("haproxy.cfg"));
  }

  @Override
  List<String> check() {
    return List.of("-c", "-f", folder.resolve("haproxy.cfg").toString());
  }

  @Override
  List<String> run() {
    return List.of("-db", "-f", folder.resolve("haproxy.cfg").toString());
  }
}
