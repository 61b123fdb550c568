package dev.gatehouse.library.search;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A stand-in for the server's executor with the one method that the search uses. */
final class Executors {
  private Executors() {}

  static ManagedExecutorService onThisThread() {
    return handingTo(Runnable::run);
  }

  static ManagedExecutorService handingTo(Consumer<Runnable> taker) {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            Executors.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("execute")) {
                throw new UnsupportedOperationException(method.getName());
              }
              taker.accept((Runnable) arguments[0]);
              return null;
            });
  }
}
