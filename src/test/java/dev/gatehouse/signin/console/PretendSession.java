package dev.gatehouse.signin.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A browser's container session, as far as sign-ins use it. */
final class PretendSession {
  private final Map<String, Object> attributes = new HashMap<>();
  private boolean there;
  int idChanges;
  String setCookie = "";

  final HttpServletRequest request =
      pretend(
          HttpServletRequest.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getSession" -> session(arguments == null || (boolean) arguments[0]);
                case "changeSessionId" -> "id " + ++idChanges;
                default -> throw new UnsupportedOperationException(method.getName());
              });

  final HttpServletResponse response =
      pretend(
          HttpServletResponse.class,
          (proxy, method, arguments) -> {
            setCookie = (String) arguments[1];
            return null;
          });

  private final HttpSession session =
      pretend(
          HttpSession.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove(arguments[0]);
                case "setMaxInactiveInterval" -> null;
                default -> throw new UnsupportedOperationException(method.getName());
              });

  private HttpSession session(boolean make) {
    there |= make;
    return there ? session : null;
  }

  private static <T> T pretend(Class<T> type, InvocationHandler behaviour) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
  }
}
