package dev.gatehouse.signin.request;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What it costs to measure a request, beside a bare counter and beside the same calls of the
 * request without the measurement. Run by hand, as the handbook says.
 */
public final class RequestTimesBenchmark {
  private static final int TIMES = 5_000_000;
  private static final int ROUNDS = 7;
  private static final String NOTE = "note";

  private RequestTimesBenchmark() {}

  public static void main(String[] arguments) {
    RequestTimes times = new RequestTimes();
    HttpServletRequest request = request();
    LongAdder counter = new LongAdder();
    double floor = Double.MAX_VALUE;
    double calls = Double.MAX_VALUE;
    double measured = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      floor = Math.min(floor, nanos(counter::increment));
      calls = Math.min(calls, nanos(() -> call(request)));
      measured =
          Math.min(
              measured,
              nanos(
                  () -> {
                    RequestTimes.begin(request);
                    times.end(request, 200);
                  }));
    }
    System.out.printf("a bare counter                       %6.1f ns%n", floor);
    System.out.printf("the calls of the request alone       %6.1f ns%n", calls);
    System.out.printf("a measured request                   %6.1f ns%n", measured);
    System.out.printf("what measuring adds to its calls     %6.1f ns%n", measured - calls);
    System.out.printf("ratio to a bare counter              %6.1f%n", measured / floor);
    System.out.printf("share of a page of 105 microseconds  %6.3f %%%n", measured / 105_000 * 100);
  }

  private static void call(HttpServletRequest request) {
    request.setAttribute(NOTE, 1L);
    if (request.getAttribute(NOTE) == null || request.getRequestURI().isEmpty()) {
      throw new IllegalStateException("the request is not as it should be");
    }
  }

  private static double nanos(Runnable work) {
    long begun = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      work.run();
    }
    return (System.nanoTime() - begun) / (double) TIMES;
  }

  private static HttpServletRequest request() {
    Map<String, Object> attributes = new HashMap<>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestTimesBenchmark.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, values) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get(values[0]);
                  case "setAttribute" -> attributes.put((String) values[0], values[1]);
                  case "getRequestURI" -> "/article/52-first-steps";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
