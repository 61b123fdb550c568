package dev.gatehouse.demo.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** A call of one of the identity provider's addresses, and the ways to answer it. */
record ProviderCall(DemoHosts hosts, HttpServletRequest request, HttpServletResponse response) {
  /** Below it are the provider's addresses. */
  static final String PATH = "/oidc";

  String issuer() {
    return hosts.app() + PATH;
  }

  Map<String, String> parameters() {
    return CustomerApp.parameters(request);
  }

  boolean isForm() {
    return request.getMethod().equals("POST");
  }

  void redirect(String address) {
    response.setHeader("Location", address);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }

  void send(JsonNode json) throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    response.getWriter().print(json);
  }

  /** RFC 6749 section 5.2. */
  void refuse(int status, String error) throws IOException {
    response.setStatus(status);
    send(JsonNodeFactory.instance.objectNode().put("error", error));
  }

  /** The same where credentials are missing or wrong, with how to send them. */
  void refuseCredentials(String scheme, String error) throws IOException {
    response.setHeader("WWW-Authenticate", scheme);
    refuse(HttpServletResponse.SC_UNAUTHORIZED, error);
  }
}
