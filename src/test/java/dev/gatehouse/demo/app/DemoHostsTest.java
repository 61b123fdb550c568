package dev.gatehouse.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoHostsTest {
  @Test
  void followsTheHostThatTheBrowserCalled() {
    assertThat(DemoHosts.ofApp(at("app.localhost:8080"), "localhost"))
        .hasValueSatisfying(
            hosts -> assertThat(hosts.helpCenter("acme")).hasValue("http://acme.localhost:8080/"));
    assertThat(DemoHosts.ofApp(at("APP.example.com"), "example.com"))
        .hasValueSatisfying(
            hosts -> assertThat(hosts.helpCenter("acme")).hasValue("http://acme.example.com/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8080", "acme.localhost", "app.localhost.evil.example", "xapp.localhost",
        "app.localhost:8080@evil.example", "app.localhost/", "app.evil.example", ""
      })
  void isThereForItsOwnHostOnly(String host) {
    assertThat(DemoHosts.ofApp(at(host), "localhost")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example/",
        "evil.example#",
        "a@evil.example",
        "acme.evil",
        "//evil",
        "acme:80",
        "",
        "acme\\",
        "acme%2f",
        "Acme",
        "acmé",
        "acme\n",
        "acme "
      })
  void leadsToSubdomainsOnly(String subdomain) {
    DemoHosts hosts = DemoHosts.ofApp(at("app.localhost"), "localhost").orElseThrow();

    assertThat(hosts.helpCenter(subdomain)).isEmpty();
    assertThat(hosts.helpCenter(null)).isEmpty();
  }

  private static HttpServletRequest at(String host) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            DemoHostsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> method.getName().equals("getScheme") ? "http" : host);
  }
}
