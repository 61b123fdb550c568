package dev.gatehouse.library.search;

import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** A stand-in for the application's threads with the one method that the search uses. */
final class Executors {
  private Executors() {}

  static ExecutorService onThisThread() {
    return handingTo(Runnable::run);
  }

  static ExecutorService handingTo(Consumer<Runnable> taker) {
    return (ExecutorService)
        Proxy.newProxyInstance(
            Executors.class.getClassLoader(),
            new Class<?>[] {ExecutorService.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("execute")) {
                throw new UnsupportedOperationException(method.getName());
              }
              taker.accept((Runnable) arguments[0]);
              return null;
            });
  }
}
