package dev.gatehouse.it.support.vendor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Gives a servlet one request and prints where it sends the browser. */
public final class ServletRunner {
  private ServletRunner() {}

  /**
   * @param arguments the servlet's class and the query
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Map<String, String> parameters = parameters(arguments[1]);
    Object request =
        Proxy.newProxyInstance(
            ServletRunner.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, values) ->
                method.getName().equals("getParameter") ? parameters.get(values[0]) : null);
    Object response =
        Proxy.newProxyInstance(
            ServletRunner.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, values) -> {
              if (method.getName().equals("sendRedirect")) {
                System.out.println(values[0]);
              }
              return null;
            });
    Class<?> servlet = Class.forName(arguments[0]);
    Method get =
        servlet.getDeclaredMethod("doGet", HttpServletRequest.class, HttpServletResponse.class);
    get.setAccessible(true);
    get.invoke(servlet.getDeclaredConstructor().newInstance(), request, response);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
