package dev.gatehouse.console;

import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.protocol.PretendCall;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** A request to the console with what its beans read. */
final class PretendRequest {
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private String path = "/console/";

  final HttpServletRequest request =
      (HttpServletRequest)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpServletRequest.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "getHeader" -> headers.get(arguments[0]);
                    case "getServletPath" -> path;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  PretendRequest of(String servletPath) {
    path = servletPath;
    return this;
  }

  PretendRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  void cookie(String cookies) {
    PretendCall.to("localhost", path).secure(false).cookies(cookies).incoming().noteOn(request);
  }

  void signIn(ZoneId zone) {
    OperatorAccount account =
        new OperatorAccount(7, "ada@example.com", "Ada", zone, 1, Rights.NONE);
    attributes.put(
        ConsoleVisit.class.getName(), new ConsoleVisit(account, "127.0.0.1", false, "localhost"));
  }
}
